import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entropyOfWords, recoveryWordsOf } from '../../../../../electron/vault/keyslots/recovery-words.ts';
import { codeOf } from '../../../../support/vault-on-disk.ts';

describe('recovery words', () => {
  it('are twelve, and stand for exactly the 16 bytes they were made of', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (entropy) => {
        const words = recoveryWordsOf(entropy);
        expect(words.split(' ')).toHaveLength(12);
        expect(entropyOfWords(words)).toEqual(entropy);
      }),
    );
    expect(() => recoveryWordsOf(new Uint8Array(32))).toThrow(RangeError);
  });

  // A vector of BIP39 itself, so that the words open the vault in another implementation too.
  it('are those of BIP39', () => {
    const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
    expect(entropyOfWords(words)).toEqual(new Uint8Array(16).fill(0x7f));
  });

  it.each([
    ['capitals', 'LEGAL Winner thank YEAR wave sausage worth useful legal winner thank yellow'],
    [
      'spaces and lines',
      '  legal winner\nthank  year\twave sausage\r\nworth useful legal winner thank yellow ',
    ],
    [
      'numbers as on the sheet',
      '1. legal 2. winner 3. thank 4. year 5. wave 6. sausage 7. worth 8. useful 9. legal 10. winner 11. thank 12. yellow',
    ],
    ['commas', 'legal, winner, thank, year, wave, sausage, worth, useful, legal, winner, thank, yellow'],
    ['wide letters', 'ｌｅｇａｌ winner thank year wave sausage worth useful legal winner thank yellow'],
  ])('may be typed with %s', (_how, words) => {
    expect(entropyOfWords(words)).toEqual(new Uint8Array(16).fill(0x7f));
  });

  // Fails when: the checksum is not verified, or another length of BIP39 is taken.
  it.each([
    ['one word replaced', 'legal winner thank year wave sausage worth useful legal winner thank zoo'],
    ['two words swapped', 'winner legal thank year wave sausage worth useful legal winner thank yellow'],
    [
      'a word that is not in the list',
      'legal winner thank yeah wave sausage worth useful legal winner thank yellow',
    ],
    ['eleven words', 'legal winner thank year wave sausage worth useful legal winner thank'],
    ['nothing', ''],
    ['far too much', 'legal '.repeat(1000)],
  ])('are refused with %s', async (_what, words) => {
    expect(await codeOf(() => entropyOfWords(words))).toBe('recovery-words-invalid');
  });
});
