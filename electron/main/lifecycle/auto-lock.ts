/** Locks the vault when nobody has touched the computer for as long as the settings say. (security.md E1, E8) */

/** How often the idle time is looked at: the vault locks at most so much later than asked. */
const LOOK_EVERY_MS = 5000;

export interface Idleness {
  /** Seconds since the last input anywhere, as the system tells. */
  readonly systemIdleSeconds: number;
  /** Milliseconds since the last input to our window: some systems cannot tell the first. */
  readonly sinceOwnInputMs: number;
  /** 0 means never. */
  readonly autoLockMinutes: number;
}

export function isIdle({ systemIdleSeconds, sinceOwnInputMs, autoLockMinutes }: Idleness): boolean {
  if (autoLockMinutes === 0) return false;
  return Math.min(systemIdleSeconds * 1000, sinceOwnInputMs) >= autoLockMinutes * 60_000;
}

/** Looks again and again until the answer is called. Timers run on while a dialog or a menu is open. */
export function watchIdleness(look: () => Idleness, lock: () => void): () => void {
  const timer = setInterval(() => {
    if (isIdle(look())) lock();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
