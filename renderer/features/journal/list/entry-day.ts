/** How far a wall-clock day lies from today's: `today`, `yesterday`, or neither. Both as `2026-11-22T09:40`. */
export function entryDay(date: string, today: string): 'today' | 'yesterday' | 'other' {
  const days =
    (Date.parse(`${today.slice(0, 10)}T00:00Z`) - Date.parse(`${date.slice(0, 10)}T00:00Z`)) / 86_400_000;
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : 'other';
}
