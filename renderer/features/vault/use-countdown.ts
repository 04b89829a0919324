import { useEffect, useState } from 'react';
import { useClock } from '../../ui/clock.tsx';

/** Whole seconds left of a wait that began when `waitMs` was learnt; 0 when it is over. */
export function useCountdown(waitMs: number): number {
  const clock = useClock();
  const [left, setLeft] = useState(Math.ceil(waitMs / 1000));
  useEffect(() => {
    const until = clock() + waitMs;
    setLeft(Math.ceil(waitMs / 1000));
    if (waitMs <= 0) return undefined;
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((until - clock()) / 1000));
      setLeft(seconds);
      if (seconds === 0) clearInterval(timer);
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }, [clock, waitMs]);
  return left;
}
