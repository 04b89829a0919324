import type { KeyPress, Shortcut } from './shortcut.ts';
import { isTyped, matches } from './shortcut.ts';

/** Where the keyboard was when a key went down. */
export interface KeyPlace {
  readonly inText: boolean;
  readonly inDialog: boolean;
}

/** What is registered now; the newest registration of a combination wins. */
export interface Shortcuts {
  add(shortcut: Shortcut): () => void;
  /** In the order of registration, without those that a newer one hides. */
  list(): readonly Shortcut[];
  subscribe(listener: () => void): () => void;
  /** Runs what fits and answers whether something did. */
  handle(press: KeyPress, place: KeyPlace, mac: boolean): boolean;
}

export function createShortcuts(): Shortcuts {
  let all: readonly Shortcut[] = [];
  let visible: readonly Shortcut[] = [];
  const listeners = new Set<() => void>();

  function become(next: readonly Shortcut[]): void {
    all = next;
    visible = next.filter((one, index) => !next.slice(index + 1).some((later) => later.keys === one.keys));
    for (const listener of [...listeners]) listener();
  }

  return {
    add(shortcut) {
      become([...all, shortcut]);
      return () => {
        become(all.filter((one) => one !== shortcut));
      };
    },
    list: () => visible,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    handle(press, place, mac) {
      const found = visible.find(
        (one) =>
          !one.listedOnly &&
          matches(one.keys, press, mac) &&
          !(place.inText && isTyped(one.keys)) &&
          !(place.inDialog && !one.inDialogs),
      );
      found?.run();
      return found !== undefined;
    },
  };
}
