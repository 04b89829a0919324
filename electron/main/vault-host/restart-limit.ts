/** So many unexpected ends within so long, and starting again by itself would only repeat them. */
const MOST = 3;
const WITHIN_MS = 60_000;

export interface RestartLimit {
  /** Notes one more end; true while starting again is sensible. */
  mayRestart(): boolean;
  forgive(): void;
}

export function createRestartLimit(now: () => number): RestartLimit {
  let ends: number[] = [];
  return {
    mayRestart() {
      const at = now();
      ends = [...ends.filter((end) => at - end < WITHIN_MS), at];
      return ends.length < MOST;
    },
    forgive() {
      ends = [];
    },
  };
}
