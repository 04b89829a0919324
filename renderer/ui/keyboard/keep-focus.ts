/**
 * A button that works is disabled, and the browser takes the keyboard from it to nowhere: Escape then closes nothing,
 * Tab begins at the top, a screen reader loses its place. This gives the keyboard back when the button can be pressed
 * again, unless it has gone elsewhere meanwhile. Answers how to stop.
 */
export function keepFocus(page: Document): () => void {
  let waiting: HTMLElement | null = null;

  function onFocusOut({ target }: FocusEvent): void {
    waiting = target instanceof HTMLElement && target.matches(':disabled') ? target : null;
  }
  const observer = new MutationObserver(() => {
    if (waiting === null || waiting.matches(':disabled')) return;
    const nowhere = page.activeElement === null || page.activeElement === page.body;
    if (nowhere) waiting.focus({ preventScroll: true });
    waiting = null;
  });

  page.addEventListener('focusout', onFocusOut);
  observer.observe(page, { subtree: true, attributeFilter: ['disabled'] });
  return () => {
    page.removeEventListener('focusout', onFocusOut);
    observer.disconnect();
  };
}
