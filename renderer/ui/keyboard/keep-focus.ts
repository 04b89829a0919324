/**
 * A button that works is disabled, and the browser takes the keyboard from it to nowhere: Escape then closes nothing,
 * Tab begins at the top, a screen reader loses its place. This gives the keyboard back when the button can be pressed
 * again, unless it has gone elsewhere meanwhile. Answers how to stop.
 */
export function keepFocus(page: Document): () => void {
  let waiting: HTMLElement | null = null;

  function giveBack(button: HTMLElement): void {
    const nowhere = page.activeElement === null || page.activeElement === page.body;
    if (nowhere && button.isConnected && !button.matches(':disabled')) button.focus({ preventScroll: true });
  }

  function onFocusOut({ target }: FocusEvent): void {
    if (target instanceof HTMLElement && target.matches(':disabled')) waiting = target;
  }
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      // Disabled while it has the keyboard: the browser takes it away with the next picture, not at once.
      if (target instanceof HTMLElement && target === page.activeElement && target.matches(':disabled')) {
        waiting = target;
      }
    }
    if (waiting === null || waiting.matches(':disabled')) return;
    const button = waiting;
    waiting = null;
    giveBack(button);
    // Short work: the button was free again before the browser took the keyboard away.
    page.defaultView?.requestAnimationFrame(() =>
      page.defaultView?.requestAnimationFrame(() => {
        giveBack(button);
      }),
    );
  });

  page.addEventListener('focusout', onFocusOut);
  observer.observe(page, { subtree: true, attributeFilter: ['disabled'] });
  return () => {
    page.removeEventListener('focusout', onFocusOut);
    observer.disconnect();
  };
}
