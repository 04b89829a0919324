import { describe, expect, it } from 'vitest';
import { FIRST_PAGE, withNext } from '../../../../../../renderer/features/journal/list/list-cursors.ts';

describe('the pages of a long list', () => {
  it('grow by one when a page says that there is more', () => {
    expect(withNext(FIRST_PAGE, 0, 'a')).toEqual([null, 'a']);
    expect(withNext([null, 'a'], 1, 'b')).toEqual([null, 'a', 'b']);
  });

  it('end where a page says that nothing follows', () => {
    expect(withNext([null, 'a', 'b'], 1, null)).toEqual([null, 'a']);
  });

  it('move with the entries when one comes before them, and keep their number', () => {
    expect(withNext([null, 'b', 'c'], 0, 'a')).toEqual([null, 'a', 'c']);
  });

  it('stay the same object when nothing changed, so that nothing is drawn again', () => {
    const cursors = [null, 'a'];
    expect(withNext(cursors, 0, 'a')).toBe(cursors);
    expect(withNext(cursors, 1, null)).toBe(cursors);
  });

  it('ignore the late answer of a page that is gone', () => {
    expect(withNext([null], 3, 'x')).toEqual([null]);
  });
});
