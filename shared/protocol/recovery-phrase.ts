import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { failure, success } from '../base/result.ts';
import { hash } from './primitives.ts';
import type { RandomBytes } from './primitives.ts';
import type { ProtocolResult } from './protocol-error.ts';

/** 16 bytes: the entropy of a recovery phrase. Kept only wrapped under the passphrase key. */
export function createEntropy(randomBytes: RandomBytes): Uint8Array {
  return randomBytes(16);
}

/** The twelve BIP39 words (English) of 16 bytes of entropy, separated by single spaces. To be shown, never stored. */
export function phraseFromEntropy(entropy: Uint8Array): string {
  return entropyToMnemonic(entropy, wordlist);
}

/**
 * The entropy of twelve typed words; case and white space do not matter. `phrase-invalid` when a word is not in the
 * list, when there are not twelve, or when the checksum (4 bits) does not fit.
 */
export function entropyFromPhrase(phrase: string): ProtocolResult<Uint8Array> {
  const words = phrase.normalize('NFKD').trim().toLowerCase().split(/\s+/u);
  if (words.length !== 12) return failure('phrase-invalid');
  try {
    return success(mnemonicToEntropy(words.join(' '), wordlist));
  } catch {
    return failure('phrase-invalid'); // bip39 throws for unknown words and for a wrong checksum
  }
}

/** `ikm` of README section 3, from which the keys of every circle follow. */
export function ikmFromEntropy(entropy: Uint8Array): Uint8Array {
  return hash('seed', entropy);
}
