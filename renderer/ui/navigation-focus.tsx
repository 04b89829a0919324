import { createContext, useContext, useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';

/**
 * After a change of place the keyboard goes to the new page: to its heading, or to whatever the page
 * prefers (the text of a new entry). Whoever claims first gets it, once per change.
 */
interface NavigationFocus {
  claim(): boolean;
}

const NavigationFocusContext = createContext<NavigationFocus>({ claim: () => false });

/** `turn` is another number after each change of place. */
export function NavigationFocusProvider({ turn, children }: { turn: number; children: ReactNode }) {
  const claimed = useRef<number | null>(null);
  const focus: NavigationFocus = {
    claim() {
      if (claimed.current === turn) return false;
      claimed.current = turn;
      return true;
    },
  };
  return <NavigationFocusContext value={focus}>{children}</NavigationFocusContext>;
}

/** True when the page just came and nothing else has taken the keyboard yet. Ask in an effect. */
export function useClaimFocus(): () => boolean {
  return useContext(NavigationFocusContext).claim;
}

/** Takes the keyboard to this element when its page comes. */
export function useFocusOnArrival(element: RefObject<HTMLElement | null>, wanted = true): void {
  const claim = useClaimFocus();
  useEffect(() => {
    if (wanted && element.current && claim()) element.current.focus({ preventScroll: true });
  });
}
