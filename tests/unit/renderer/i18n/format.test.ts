import { describe, expect, it } from 'vitest';
import { createFormat, localeOf, wallClock } from '../../../../renderer/i18n/format.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0);
const MINUTE = 60_000;
const format = createFormat('en-GB', 'UTC', () => NOW);

describe('dates, times and numbers', () => {
  it('take the region of the computer in the words of the chosen language', () => {
    expect(localeOf('en', 'de-AT')).toBe('en-AT');
    expect(localeOf('en', 'en-US')).toBe('en-US');
    expect(localeOf('en', 'sw')).toBe('en-TZ');
  });

  it('name the day, and the year only when it is another one', () => {
    expect(format.day(NOW)).toMatch(/^Sunday,? 22 November$/);
    expect(format.day(Date.UTC(2025, 2, 4))).toMatch(/^Tuesday,? 4 March 2025$/);
  });

  it('show a wall-clock time as its author’s clock showed it, in any zone', () => {
    const far = createFormat('en-GB', 'Pacific/Auckland', () => NOW);
    expect(far.localDateTime('2026-11-22T09:40')).toMatch(/^Sunday,? 22 November, 09:40$/);
    expect(far.localDate('2026-11-22T23:40', NOW)).toBe('22 Nov');
    expect(far.localDate('2025-11-22T23:40', NOW)).toBe('22 Nov 2025');
  });

  it('say how long ago something was, and the date after a week', () => {
    expect(format.since(NOW - 2 * MINUTE, NOW)).toBe('2 min ago');
    expect(format.since(NOW - 30_000, NOW)).toBe('this minute');
    expect(format.since(NOW - 26 * 60 * MINUTE, NOW)).toBe('yesterday');
    expect(format.since(NOW - 20 * 24 * 60 * MINUTE, NOW)).toBe('2 Nov 2026');
  });

  it('never say that something happens later, even when another clock is ahead', () => {
    expect(format.since(NOW + 10 * MINUTE, NOW)).toBe('this minute');
  });

  it('join names and size numbers as the language does', () => {
    expect(format.list(['Ana', 'Ben', 'Mira'])).toBe('Ana, Ben and Mira');
    expect(format.number(20_000)).toBe('20,000');
    expect(format.bytes(3_400_000)).toBe('3.4 MB');
    expect(format.bytes(0)).toBe('0 byte');
  });

  it('write the wall clock in the form that entries keep', () => {
    expect(wallClock(new Date(2026, 0, 5, 7, 4))).toBe('2026-01-05T07:04');
  });
});
