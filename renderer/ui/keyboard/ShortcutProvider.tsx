import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { keepFocus } from './keep-focus.ts';
import type { Shortcut } from './shortcut.ts';
import type { KeyPlace, Shortcuts } from './shortcuts.ts';
import { createShortcuts } from './shortcuts.ts';

const ShortcutContext = createContext<Shortcuts>(createShortcuts());

export const onMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return { inText: false, inDialog: false };
  const field = target.closest('input, textarea, select, [contenteditable="true"]');
  return {
    inText: field !== null && !field.matches('[type="checkbox"], [type="radio"], [type="button"]'),
    inDialog: target.closest('[role="dialog"]') !== null,
  };
}

/** Listens to the keyboard for everything below that registered a shortcut. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [shortcuts] = useState(createShortcuts);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return;
      if (shortcuts.handle(event, placeOf(event.target), onMac)) event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [shortcuts]);
  useEffect(() => keepFocus(document), []);
  return <ShortcutContext value={shortcuts}>{children}</ShortcutContext>;
}

/** Registers a shortcut while the component is on the screen; null registers nothing. */
export function useShortcut(shortcut: Shortcut | null): void {
  const shortcuts = useContext(ShortcutContext);
  const newest = useRef(shortcut);
  useEffect(() => {
    newest.current = shortcut;
  });
  const { keys, label, group, inDialogs, listedOnly } = shortcut ?? {};
  useEffect(() => {
    if (keys === undefined || label === undefined || group === undefined) return undefined;
    return shortcuts.add({
      keys,
      label,
      group,
      inDialogs: inDialogs ?? false,
      listedOnly: listedOnly ?? false,
      run: () => newest.current?.run(),
    });
  }, [shortcuts, keys, label, group, inDialogs, listedOnly]);
}

/** What is registered now, for the help sheet. */
export function useShortcutList(): readonly Shortcut[] {
  const shortcuts = useContext(ShortcutContext);
  return useSyncExternalStore(shortcuts.subscribe, shortcuts.list);
}
