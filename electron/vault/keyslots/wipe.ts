/**
 * Overwrites secrets with zeros as soon as they have been used (security.md E2). Strings cannot be wiped,
 * so keys are byte arrays everywhere but in the one statement that opens the database (E3).
 */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
