import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { passphraseReasons } from '../../../../../shared/errors/passphrase-reasons.ts';
import {
  demandStrongPassphrase,
  judgePassphrase,
} from '../../../../../electron/vault/keyslots/judge-passphrase.ts';
import { passphraseBytes } from '../../../../../electron/vault/keyslots/passphrase-text.ts';
import { suggestPassphrase } from '../../../../../electron/vault/keyslots/suggest-passphrase.ts';
import { codeOf, seededRandom, strongPassphrase } from '../../../../support/vault-on-disk.ts';

describe('a passphrase', () => {
  // Fails when: the normalisation is taken out (the same keys on a Mac give form D).
  it('is the same however the keyboard composes its letters and spaces', () => {
    expect(passphraseBytes('Caf\u00e9 \u00fcber')).toEqual(passphraseBytes('Cafe\u0301 u\u0308ber'));
    expect(passphraseBytes('one\u00a0two\u3000three')).toEqual(passphraseBytes('one two three'));
    expect(passphraseBytes(' a ')).not.toEqual(passphraseBytes('a'));
    expect(passphraseBytes('Alpha')).not.toEqual(passphraseBytes('alpha'));
  });

  it('has between 1 and 1024 characters', async () => {
    expect(await codeOf(() => passphraseBytes(''))).toBe('passphrase-needed');
    expect(passphraseBytes('x'.repeat(1024))).toHaveLength(1024);
    expect(await codeOf(() => passphraseBytes('x'.repeat(1025)))).toBe('input-invalid');
    expect(await codeOf(() => demandStrongPassphrase(''))).toBe('passphrase-needed');
    expect(await codeOf(() => demandStrongPassphrase('x'.repeat(1025)))).toBe('input-invalid');
  });

  // Fails when: the least score is below 3, or a refusal comes without a reason.
  it.each([
    ['password', 'topTen'],
    ['qwertyuiop', 'topHundred'],
    ['aaaaaaaaaaaaaaaa', 'simpleRepeat'],
    ['abcabcabcabc', 'extendedRepeat'],
    ['lmnopqrst', 'sequences'],
    ['13.05.1987', 'dates'],
    ['zx81q', 'tooGuessable'],
  ])('like "%s" is refused with a reason in words: %s', async (passphrase, reason) => {
    const judgement = await judgePassphrase(passphrase);
    expect(judgement).toMatchObject({ accepted: false, reason });
    expect(passphraseReasons).toContain(judgement.reason);
    expect(await codeOf(() => demandStrongPassphrase(passphrase))).toBe('passphrase-too-weak');
  });

  it('of a few unrelated words is accepted, in any script', async () => {
    for (const passphrase of [strongPassphrase, 'يوم جميل في المدينة القديمة', 'żółw gęś łabędź źrebię']) {
      const judgement = await judgePassphrase(passphrase);
      expect(judgement.score).toBeGreaterThanOrEqual(3);
      expect(judgement).toEqual({ score: judgement.score, accepted: true });
      await demandStrongPassphrase(passphrase);
    }
  });

  // Fails when: the person's own words are not handed to the judge.
  it('made of the person’s own name is refused', async () => {
    const name = 'Wilhelmina Oberhauser';
    expect((await judgePassphrase(name)).accepted).toBe(true);
    expect(await judgePassphrase(name, [name])).toMatchObject({ accepted: false, reason: 'userInputs' });
  });

  it('of any length is judged, long ones by their beginning', async () => {
    expect((await judgePassphrase('a'.repeat(1024))).accepted).toBe(false);
    expect((await judgePassphrase(`${strongPassphrase} ${'y'.repeat(900)}`)).accepted).toBe(true);
  });
});

describe('a suggested passphrase', () => {
  it('is six words of the list, strong enough, and another one each time', async () => {
    const random = seededRandom('suggestions');
    const suggestions = Array.from({ length: 50 }, () => suggestPassphrase(random));
    expect(new Set(suggestions).size).toBe(50);
    for (const suggestion of suggestions) {
      const words = suggestion.split(' ');
      expect(words).toHaveLength(6);
      expect(words.every((word) => wordlist.includes(word))).toBe(true);
      expect((await judgePassphrase(suggestion)).accepted).toBe(true);
    }
  });

  // Fails when: a word is chosen by fewer than eleven bits, or by more with a remainder that favours some.
  it('chooses every word of the list equally often: at least 64 bits', () => {
    const seen = new Map<string, number>();
    for (let value = 0; value < 65_536; value++) {
      const pair = Uint8Array.of(value >> 8, value & 255);
      const word = suggestPassphrase((length) =>
        new Uint8Array(length).fill(0, 2).map((_, at) => pair[at] ?? 0),
      );
      const first = word.split(' ')[0] ?? '';
      seen.set(first, (seen.get(first) ?? 0) + 1);
    }
    expect(seen.size).toBe(2048);
    expect(new Set(seen.values())).toEqual(new Set([32]));
    expect(6 * Math.log2(seen.size)).toBeGreaterThanOrEqual(64);
  });
});
