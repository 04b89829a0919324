import { createContext, useContext, useEffect, useState } from 'react';

/** Milliseconds since 1970; tests hand in their own. */
const ClockContext = createContext<() => number>(() => Date.now());
export const ClockProvider = ClockContext.Provider;

export function useClock(): () => number {
  return useContext(ClockContext);
}

/** The time now, drawn anew every so many milliseconds (a minute when nothing is said). */
export function useNow(everyMs = 60_000): number {
  const clock = useClock();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(clock());
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [clock, everyMs]);
  return now;
}
