const EVENING_HOUR = 18;

/** The first day is over on another date, or in its evening: then the recovery words are asked for. */
export function firstDayIsOver(begunAt: number, now: number): boolean {
  const begun = new Date(begunAt);
  const today = new Date(now);
  if (begun.toDateString() !== today.toDateString()) return true;
  return begun.getHours() < EVENING_HOUR && today.getHours() >= EVENING_HOUR;
}
