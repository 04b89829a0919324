import { describe, expect, it } from 'vitest';
import { english } from '../../../../renderer/i18n/english.ts';
import { errorCodes } from '../../../../shared/errors/error-codes.ts';
import { passphraseReasons } from '../../../../shared/errors/passphrase-reasons.ts';

describe('the texts of errors', () => {
  it('say for every code what happened and what to do, in whole sentences', () => {
    for (const code of errorCodes) {
      const { what, next } = english.errors[code];
      expect(what, code).toMatch(/^[A-Z].*\.$/);
      expect(next, code).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('are different for every code, so that a person can tell them apart', () => {
    const texts = errorCodes.map((code) => english.errors[code].what);
    expect(new Set(texts).size).toBe(errorCodes.length);
  });

  it('D9: tell a wrong passphrase, a damaged lock, a damaged journal and a newer version apart', () => {
    // Fails when two of these cases share a screen or a sentence.
    const { problem, unlock } = english.vault;
    const said = [
      unlock.wrong,
      problem.headerDamaged.title,
      problem.headerWeakened.title,
      problem.databaseDamaged.title,
      problem.databaseNewer.text,
      problem.headerNewer.text,
      problem.inUse.title,
    ];
    expect(new Set(said).size).toBe(said.length);
  });

  it('give a reason for every passphrase that is refused', () => {
    for (const reason of passphraseReasons) expect(english.vault.passphrase.reasons[reason]).toMatch(/\.$/);
  });
});
