import type { Format } from '../../i18n/format.ts';

/** The time alone for a comment of today, else the day before it. All in milliseconds since 1970. */
export function commentTime(format: Format, at: number, now: number): string {
  const today = format.date(at) === format.date(now);
  return today ? format.time(at) : format.dateTime(at);
}
