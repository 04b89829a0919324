import { describe, expect, it } from 'vitest';
import { withTag } from '../../../../../../renderer/features/journal/page/with-tag.ts';

describe('one more tag', () => {
  it('is trimmed, and a comma is a blank', () => {
    expect(withTag(['a'], ' thesis, ')).toEqual(['a', 'thesis']);
  });

  it('is not added twice, nor when it is empty or too long', () => {
    expect(withTag(['a'], 'a')).toBeNull();
    expect(withTag([], ' , ')).toBeNull();
    expect(withTag([], 'x'.repeat(41))).toBeNull();
  });

  it('is refused after the twelfth', () => {
    const twelve = Array.from({ length: 12 }, (_, index) => `tag ${index}`);
    expect(withTag(twelve, 'one more')).toBeNull();
    expect(withTag(twelve.slice(1), 'one more')).toHaveLength(12);
  });
});
