import { describe, expect, it } from 'vitest';
import {
  canRestore,
  problemOf,
  problemOfState,
} from '../../../../../renderer/features/vault/vault-problem.ts';

describe('a journal that no passphrase opens', () => {
  it('D9: has a screen of its own for each case', () => {
    // Fails when a code is taken out of the table: it would be said beside the passphrase as if that were wrong.
    const codes = [
      'vault-in-use',
      'header-damaged',
      'header-weakened',
      'header-newer',
      'database-damaged',
      'database-newer',
    ] as const;
    const screens = codes.map((code) => problemOf({ code }));
    expect(new Set(screens).size).toBe(codes.length);
    expect(screens).not.toContain(null);
  });

  it('is not what a wrong passphrase or a full disk is', () => {
    expect(problemOf({ code: 'passphrase-wrong' })).toBeNull();
    expect(problemOf({ code: 'disk-full' })).toBeNull();
    expect(problemOf(undefined)).toBeNull();
  });

  it('is recognised from the state of the vault', () => {
    expect(problemOfState('in-use', null)).toBe('inUse');
    expect(problemOfState('damaged', 'header-weakened')).toBe('headerWeakened');
    expect(problemOfState('damaged', null)).toBe('other');
  });

  it('offers a backup where one helps', () => {
    expect(canRestore('databaseDamaged')).toBe(true);
    expect(canRestore('databaseNewer')).toBe(false);
    expect(canRestore('inUse')).toBe(false);
  });
});
