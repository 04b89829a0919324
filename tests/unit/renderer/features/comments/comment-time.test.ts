import { describe, expect, it } from 'vitest';
import { commentTime } from '../../../../../renderer/features/comments/comment-time.ts';
import { unsentComments } from '../../../../../renderer/features/comments/unsent-comments.ts';
import { createFormat } from '../../../../../renderer/i18n/format.ts';

const format = createFormat('en-GB', 'UTC');
const at = Date.UTC(2026, 10, 22, 10, 12);

describe('the time beside a comment', () => {
  it('is the hour for one of today', () => {
    expect(commentTime(format, at, at + 3_600_000)).toBe('10:12');
  });

  it('brings its date on another day', () => {
    expect(commentTime(format, at, at + 24 * 3_600_000)).toContain('22 Nov 2026');
  });
});

describe('a comment that was begun', () => {
  it('waits under its own entry until it is sent', () => {
    unsentComments.keep('a', 'half a thought');
    expect(unsentComments.of('a')).toBe('half a thought');
    expect(unsentComments.of('b')).toBe('');
    unsentComments.keep('a', '');
    expect(unsentComments.of('a')).toBe('');
  });
});
