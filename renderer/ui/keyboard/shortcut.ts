/** A key combination and what it does. Groups are headings of the help sheet. */
export type ShortcutGroup = 'everywhere' | 'places' | 'writing' | 'page';

export interface Shortcut {
  /** `mod+N` (Ctrl, or Cmd on a Mac), `alt+ArrowLeft`, `F1`, `?`. The last part is a `KeyboardEvent.key`. */
  readonly keys: string;
  readonly label: string;
  readonly group: ShortcutGroup;
  run(): void;
  /** Also while a dialog is open. */
  readonly inDialogs?: boolean;
  /** Only listed in the help sheet; whoever owns the keys (the editor) handles them. */
  readonly listedOnly?: boolean;
}

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Is a single sign, which is typed as text in a field. */
export function isTyped(keys: string): boolean {
  return [...keys].length === 1;
}

export function matches(keys: string, press: KeyPress, mac: boolean): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const wanted = new Set(parts.slice(0, -1));
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other || mod !== wanted.has('mod') || press.altKey !== wanted.has('alt')) return false;
  // A sign such as ? needs Shift on some keyboards and not on others.
  if (!isTyped(keys) && press.shiftKey !== wanted.has('shift')) return false;
  if (press.key.toLowerCase() === key.toLowerCase()) return true;
  // On a keyboard of another script, letters are found by their place.
  return /^[a-z]$/i.test(key) && !/^[\x20-\x7e]$/.test(press.key) && press.code === `Key${key.toUpperCase()}`;
}
