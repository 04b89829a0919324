import { describe, expect, it } from 'vitest';
import { nextPosition } from '../../../../../renderer/editor/toolbar/roving.ts';

describe('arrow keys in a toolbar', () => {
  it('go on from the last button to the first, and back', () => {
    expect(nextPosition('ArrowRight', 2, 3, false)).toBe(0);
    expect(nextPosition('ArrowLeft', 0, 3, false)).toBe(2);
  });

  it('follow the reading direction', () => {
    expect(nextPosition('ArrowLeft', 0, 3, true)).toBe(1);
    expect(nextPosition('ArrowRight', 1, 3, true)).toBe(0);
  });

  it('jump to the ends', () => {
    expect(nextPosition('Home', 1, 3, false)).toBe(0);
    expect(nextPosition('End', 1, 3, false)).toBe(2);
  });

  it('leave every other key alone', () => {
    expect(nextPosition('Tab', 1, 3, false)).toBeNull();
    expect(nextPosition('ArrowRight', 0, 0, false)).toBeNull();
  });
});
