import { ExpectedError } from '../../../shared/errors/error-codes.ts';

/** In UTF-16 units, as an input field counts. */
export const longestPassphrase = 1024;

/**
 * The bytes that are derived from. Prepared as RFC 8265 (OpaqueString) says, so that the same passphrase
 * opens the vault from another keyboard: Unicode form C, every kind of space as U+0020, nothing trimmed.
 */
export function passphraseBytes(text: string): Uint8Array {
  if (text.length === 0) throw new ExpectedError('passphrase-needed');
  if (text.length > longestPassphrase) throw new ExpectedError('input-invalid');
  return new TextEncoder().encode(text.replaceAll(/\p{Zs}/gu, ' ').normalize('NFC'));
}
