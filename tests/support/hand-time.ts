/** A clock and timers that move only when a test moves them. */
export interface HandTime {
  now(): number;
  setTimer(callback: () => void, ms: number): () => void;
  /** Moves on and fires what falls due, in order; then lets everything that follows settle. */
  move(ms: number): Promise<void>;
  /** The computer slept for so long: the clock went on, no timer did. */
  sleep(ms: number): void;
}

export function handTime(startedAt = Date.UTC(2026, 0, 5, 9)): HandTime {
  let time = startedAt;
  let order = 0;
  const timers = new Map<number, { at: number; callback: () => void }>();
  return {
    now: () => time,
    setTimer(callback, ms) {
      const id = ++order;
      timers.set(id, { at: time + ms, callback });
      return () => timers.delete(id);
    },
    async move(ms) {
      const until = time + ms;
      for (;;) {
        const next = [...timers]
          .filter(([, timer]) => timer.at <= until)
          .sort(([a, one], [b, other]) => one.at - other.at || a - b)[0];
        if (next === undefined) break;
        timers.delete(next[0]);
        time = Math.max(time, next[1].at);
        next[1].callback();
        await settled();
      }
      time = until;
      await settled();
    },
    sleep(ms) {
      for (const timer of timers.values()) timer.at += ms;
      time += ms;
    },
  };
}

/** Lets promises and input/output that are already under way come to their next rest. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
