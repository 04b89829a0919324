/**
 * The one place where a key becomes text (security.md E3): SQLCipher takes a raw key only in this
 * statement. The text lives as long as the call that executes it; it is never kept, logged or thrown.
 */
export function keyStatement(vaultKey: Uint8Array): string {
  if (vaultKey.length !== 32) throw new RangeError('A vault key has 32 bytes');
  let digits = '';
  for (const byte of vaultKey) digits += byte.toString(16).padStart(2, '0');
  return `PRAGMA key = "x'${digits}'"`;
}
