import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../../shared/base/hex.ts';
import { entropyFromPhrase, phraseFromEntropy, createEntropy } from '../../../../shared/protocol/protocol.ts';
import { paperKeys, rootKeys } from '../../../../shared/protocol/identity.ts';
import { codeOf, ikmOf, seededRandom, valueOf } from './people.ts';

/** From the test vectors of BIP39 itself. */
const published: readonly (readonly [string, string])[] = [
  [
    '00000000000000000000000000000000',
    'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about',
  ],
  [
    '7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f',
    'legal winner thank year wave sausage worth useful legal winner thank yellow',
  ],
  ['ffffffffffffffffffffffffffffffff', 'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong'],
];

describe('recovery words', () => {
  it('are those of BIP39', () => {
    for (const [entropy, phrase] of published) {
      expect(phraseFromEntropy(fromHex(entropy))).toBe(phrase);
      expect(valueOf(entropyFromPhrase(phrase))).toEqual(fromHex(entropy));
    }
  });

  it('are twelve, and may be typed with any white space and case', () => {
    const entropy = createEntropy(seededRandom('words'));
    const phrase = phraseFromEntropy(entropy);
    expect(phrase.split(' ')).toHaveLength(12);
    expect(valueOf(entropyFromPhrase(`  ${phrase.toUpperCase().replaceAll(' ', ' \n ')} `))).toEqual(entropy);
  });

  // Fails if the checksum of the words is not checked.
  it('with a wrong word, a wrong order or a wrong number are refused', () => {
    const [, phrase] = published[1] ?? ['', ''];
    const words = phrase.split(' ');
    for (const wrong of [
      '',
      words.slice(1).join(' '),
      words.toReversed().join(' '),
      phrase.replace('year', 'yeer'),
    ]) {
      expect(codeOf(entropyFromPhrase(wrong))).toBe('phrase-invalid');
    }
  });

  // Fails if the context is left out: the same person could then be linked across circles.
  it('give different root and paper keys in every circle, and the same again in the same circle', () => {
    const ikm = ikmOf('Ana');
    const [one, two] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    expect(rootKeys(ikm, one)).toEqual(rootKeys(ikm, one));
    expect(rootKeys(ikm, one).publicKey).not.toEqual(rootKeys(ikm, two).publicKey);
    expect(paperKeys(ikm, one).publicKey).not.toEqual(paperKeys(ikm, two).publicKey);
  });
});
