import { describe, expect, it } from 'vitest';
import { commentsState } from '../../../../../renderer/features/journal/comments-state.ts';

describe('whether an entry takes comments', () => {
  it('does when it is shared in a circle that I am in', () => {
    expect(commentsState({ state: 'shared', trashedAt: null }, { state: 'active' })).toBe('open');
  });

  it('does not as a draft, in the trash, or after I left', () => {
    expect(commentsState({ state: 'draft', trashedAt: null }, { state: 'active' })).toBe('draft');
    expect(commentsState({ state: 'shared', trashedAt: 1 }, { state: 'active' })).toBe('trash');
    expect(commentsState({ state: 'shared', trashedAt: null }, { state: 'left' })).toBe('left');
  });
});
