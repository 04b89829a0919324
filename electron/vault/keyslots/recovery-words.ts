import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import { entropyBytes } from './vault-header.ts';

/** The twelve words that are written on paper, with a space between (BIP39, English list). */
export function recoveryWordsOf(entropy: Uint8Array): string {
  if (entropy.length !== entropyBytes) throw new RangeError('Recovery words stand for 16 bytes');
  return entropyToMnemonic(entropy, wordlist);
}

/**
 * The 16 bytes behind twelve words. Case and spacing do not matter, nor does a number before a word as
 * people write it on the sheet ("1. zoo"). ExpectedError `recovery-words-invalid`: not twelve words of the
 * list, or their checksum does not fit (most slips of the pen).
 */
export function entropyOfWords(text: string): Uint8Array {
  if (text.length > 1024) throw new ExpectedError('recovery-words-invalid');
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z]+/g) ?? [];
  if (words.length !== 12) throw new ExpectedError('recovery-words-invalid');
  try {
    return mnemonicToEntropy(words.join(' '), wordlist);
  } catch {
    throw new ExpectedError('recovery-words-invalid'); // its message holds the words
  }
}
