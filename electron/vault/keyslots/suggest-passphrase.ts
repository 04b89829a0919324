import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { RandomBytes } from './seal-slot.ts';

const words = 6;

/**
 * Six words of BIP39's English list: 66 bits. The list has 2048 words, so eleven bits choose one and every
 * word is equally likely.
 */
export function suggestPassphrase(random: RandomBytes): string {
  const bytes = random(2 * words);
  const chosen = Array.from({ length: words }, (_, at) => {
    const eleven = (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)) % wordlist.length;
    return wordlist[eleven];
  });
  bytes.fill(0);
  return chosen.join(' ');
}
