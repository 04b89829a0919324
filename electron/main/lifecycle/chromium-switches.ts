/**
 * Chromium's own errands, switched off: nothing of the window's engine ever looks up a name, fetches an update or
 * reports anything. The carriers do not use this engine. (security.md C12, J2, J6)
 */
export const chromiumSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-breakpad'],
  ['no-pings'],
];
