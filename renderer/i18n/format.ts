/**
 * Dates, times and numbers as the person's computer writes them, in the words of the chosen language:
 * English texts on a German computer give "Sunday, 22 November" and 24 hours.
 */
export interface Format {
  /** `Sunday, 22 November`, with the year when it is another one. Milliseconds since 1970. */
  day(instant: number): string;
  /** `22 Nov 2026` */
  date(instant: number): string;
  /** `09:40` */
  time(instant: number): string;
  /** `22 Nov 2026, 09:40` */
  dateTime(instant: number): string;
  /** `2 min. ago`, `yesterday`; the date when it is longer ago than a week. */
  since(instant: number, now: number): string;
  /** A wall-clock time such as `2026-11-22T09:40`, shown as its author's clock showed it: `Sunday 22 November, 09:40`. */
  localDateTime(text: string): string;
  /** The date alone, short: `22 Nov` or `22 Nov 2025`. */
  localDate(text: string, now: number): string;
  number(value: number): string;
  /** `3.4 MB` */
  bytes(value: number): string;
  /** `Ana, Ben and Mira` */
  list(items: readonly string[]): string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The language of the texts with the region of the computer: `en` and `de-AT` give `en-AT`. */
export function localeOf(language: string, computerLocale: string): string {
  const region = new Intl.Locale(computerLocale).maximize().region;
  return region ? `${language}-${region}` : language;
}

/** `clock` says which year is this one; without a zone it is the computer's. */
export function createFormat(
  locale: string,
  timeZone?: string,
  clock: () => number = () => Date.now(),
): Format {
  const zone = timeZone === undefined ? {} : { timeZone };
  const style = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, options);
  const day = style({ weekday: 'long', day: 'numeric', month: 'long', ...zone });
  const dayOfYear = style({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...zone });
  const date = style({ dateStyle: 'medium', ...zone });
  const time = style({ timeStyle: 'short', ...zone });
  const dateTime = style({ dateStyle: 'medium', timeStyle: 'short', ...zone });
  // A wall-clock time has no zone: it is read and written as if it were UTC.
  const wallDay = style({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const wallDayOfYear = style({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const wallTime = style({ timeStyle: 'short', timeZone: 'UTC' });
  const wallShort = style({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const wallShortOfYear = style({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });

  const wall = (text: string): Date => new Date(`${text}:00Z`);
  const yearOf = new Intl.DateTimeFormat('en', { year: 'numeric', ...zone });
  const thisYear = (): string => yearOf.format(clock());

  return {
    day: (instant) => (yearOf.format(instant) === thisYear() ? day : dayOfYear).format(instant),
    date: (instant) => date.format(instant),
    time: (instant) => time.format(instant),
    dateTime: (instant) => dateTime.format(instant),
    since(instant, now) {
      const passed = Math.max(0, now - instant);
      if (passed < MINUTE) return relative.format(0, 'minute');
      if (passed < HOUR) return relative.format(-Math.floor(passed / MINUTE), 'minute');
      if (passed < DAY) return relative.format(-Math.floor(passed / HOUR), 'hour');
      if (passed < 7 * DAY) return relative.format(-Math.floor(passed / DAY), 'day');
      return date.format(instant);
    },
    localDateTime(text) {
      const at = wall(text);
      const days = String(at.getUTCFullYear()) === thisYear() ? wallDay : wallDayOfYear;
      return `${days.format(at)}, ${wallTime.format(at)}`;
    },
    localDate(text, now) {
      const at = wall(text);
      const sameYear = at.getUTCFullYear() === new Date(now).getUTCFullYear();
      return (sameYear ? wallShort : wallShortOfYear).format(at);
    },
    number: (value) => number.format(value),
    bytes(value) {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
      const step = Math.min(units.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3));
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: units[step] ?? 'byte',
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      }).format(value / 1000 ** step);
    },
    list: (items) => list.format(items),
  };
}

/** The wall clock of this computer in the form that entries keep: `2026-11-22T09:40`. */
export function wallClock(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`;
}
