/** `Mod+Shift+K` as this computer's keyboard says it: `Ctrl+Shift+K`, or `⌘⇧K` on a Mac. */
export function shortcutLabel(keys: string, mac = /mac/i.test(navigator.platform)): string {
  if (!mac) return keys.replace('Mod', 'Ctrl');
  return keys.replace('Mod', '⌘').replace('Shift', '⇧').replace('Alt', '⌥').replaceAll('+', '');
}
