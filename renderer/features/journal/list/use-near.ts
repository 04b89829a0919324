import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Is the element within a window's height or so of what is on the screen? `start` is what is assumed at first. */
export function useNear(element: RefObject<HTMLElement | null>, start: boolean): boolean {
  const [near, setNear] = useState(start);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new IntersectionObserver(
      (changes) => {
        const last = changes.at(-1);
        if (last) setNear(last.isIntersecting);
      },
      { root: element.current.closest('[data-scroller]'), rootMargin: '900px 0px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return near;
}
