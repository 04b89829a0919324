/** Time as the client needs it, handed in so that tests decide when it passes. */
export interface Timers {
  /** Milliseconds from any fixed point; never goes back. */
  now(): number;
  /** Runs once after so many milliseconds; answers with what prevents it. */
  after(milliseconds: number, run: () => void): () => void;
}

export const windowTimers: Timers = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};
