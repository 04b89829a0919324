import { beforeAll, describe, expect, it } from 'vitest';
import type { DeriveKey } from '../../../../../electron/vault/keyslots/derivation.ts';
import { costFloor } from '../../../../../electron/vault/keyslots/derivation.ts';
import { recoveryWordsOf } from '../../../../../electron/vault/keyslots/recovery-words.ts';
import type { VaultHeader } from '../../../../../electron/vault/keyslots/vault-header.ts';
import type { KeyedHeader } from '../../../../../electron/vault/keyslots/vault-keys.ts';
import {
  changePassphrase,
  createVaultKeys,
  revealEntropy,
  setPassphraseFromWords,
  unlockWithPassphrase,
  unlockWithRecoveryWords,
} from '../../../../../electron/vault/keyslots/vault-keys.ts';
import {
  codeOf,
  otherPassphrase,
  quickDerivation,
  seededRandom,
  strongPassphrase,
} from '../../../../support/vault-on-disk.ts';

const random = seededRandom('vault keys');
const derive = quickDerivation;
const make = (passphrase: string) => createVaultKeys({ passphrase, cost: costFloor, derive, random });
const unlock = (header: VaultHeader, passphrase: string) =>
  unlockWithPassphrase({ header, passphrase, derive });

let made: KeyedHeader;
beforeAll(async () => {
  made = await make(strongPassphrase);
});

describe('the keys of a vault', () => {
  // Fails when: the vault key is derived from anything instead of being random.
  it('D1: are random, 256 and 128 bits, and others for every vault with the same passphrase', async () => {
    const second = await make(strongPassphrase);
    expect([made.vaultKey.length, made.entropy.length]).toEqual([32, 16]);
    expect(second.vaultKey).not.toEqual(made.vaultKey);
    expect(second.entropy).not.toEqual(made.entropy);
  });

  it('D1: come back with the passphrase, and with the recovery words', async () => {
    const keys = { vaultKey: made.vaultKey, entropy: made.entropy };
    expect(await unlock(made.header, strongPassphrase)).toEqual(keys);
    const words = recoveryWordsOf(made.entropy);
    expect(await unlockWithRecoveryWords({ header: made.header, words })).toEqual(keys);
  });

  // Fails when: a wrong tag is not told apart from a right one.
  it('D9: do not come back with another passphrase or the words of another vault', async () => {
    expect(await codeOf(() => unlock(made.header, otherPassphrase))).toBe('passphrase-wrong');
    const words = recoveryWordsOf((await make(strongPassphrase)).entropy);
    expect(await codeOf(() => unlockWithRecoveryWords({ header: made.header, words }))).toBe(
      'recovery-words-wrong',
    );
    expect(await codeOf(() => unlockWithRecoveryWords({ header: made.header, words: 'twelve words' }))).toBe(
      'recovery-words-invalid',
    );
    expect(await codeOf(() => unlock(made.header, ''))).toBe('passphrase-needed');
    expect(await codeOf(() => unlock(made.header, 'x'.repeat(1025)))).toBe('input-invalid');
  });

  // Fails when: a slot is sealed without the rest of the header as associated data.
  it('D3: open under no other salt, cost, vault id or slot than those they were sealed for', async () => {
    const { header } = made;
    const words = recoveryWordsOf(made.entropy);
    const constantKey: DeriveKey = () => Promise.resolve(new Uint8Array(32).fill(7));
    const sealed = await createVaultKeys({
      passphrase: strongPassphrase,
      cost: costFloor,
      derive: constantKey,
      random,
    });
    const changes: Partial<VaultHeader>[] = [
      { salt: random(16) },
      { vaultId: random(16) },
      { cost: { passes: costFloor.passes + 1, memoryKiB: costFloor.memoryKiB } },
      { cost: { passes: costFloor.passes, memoryKiB: 2 * costFloor.memoryKiB } },
    ];
    for (const change of changes) {
      // The same key comes out of every salt and cost here, so only the associated data can refuse.
      const opening = { header: { ...sealed.header, ...change }, passphrase: 'any', derive: constantKey };
      expect(await codeOf(() => unlockWithPassphrase(opening))).toBe('passphrase-wrong');
      const byWords = () => unlockWithRecoveryWords({ header: { ...header, ...change }, words });
      expect(await codeOf(byWords)).toBe('recovery-words-wrong');
    }
    const swapped = { ...header, passphrase: header.recovery };
    expect(await codeOf(() => unlock(swapped, strongPassphrase))).toBe('passphrase-wrong');
    const foreign = { ...header, entropy: (await make(strongPassphrase)).header.entropy };
    expect(await codeOf(() => unlock(foreign, strongPassphrase))).toBe('header-damaged');
  });

  it('D1: stay the same when the passphrase is changed, which then is the only one that opens', async () => {
    const { header, ...keys } = made;
    const changing = { header, current: strongPassphrase, next: otherPassphrase, derive, random };
    const changed = await changePassphrase(changing);
    expect(await unlock(changed, otherPassphrase)).toEqual(keys);
    expect(await codeOf(() => unlock(changed, strongPassphrase))).toBe('passphrase-wrong');
    expect(changed.salt).not.toEqual(header.salt);
    const words = recoveryWordsOf(keys.entropy);
    expect(await unlockWithRecoveryWords({ header: changed, words })).toEqual(keys);
    const wrong = () => changePassphrase({ ...changing, current: 'not this one' });
    expect(await codeOf(wrong)).toBe('passphrase-wrong');
  });

  it('are given a new passphrase by the recovery words', async () => {
    const { header, ...keys } = made;
    const words = recoveryWordsOf(keys.entropy);
    const set = await setPassphraseFromWords({ header, words, next: otherPassphrase, derive, random });
    expect({ vaultKey: set.vaultKey, entropy: set.entropy }).toEqual(keys);
    expect(await unlock(set.header, otherPassphrase)).toEqual(keys);
    expect(await codeOf(() => unlock(set.header, strongPassphrase))).toBe('passphrase-wrong');
  });

  it('show the recovery words again only after the passphrase', async () => {
    const asking = { header: made.header, derive };
    expect(await revealEntropy({ ...asking, passphrase: strongPassphrase })).toEqual(made.entropy);
    const wrong = () => revealEntropy({ ...asking, passphrase: otherPassphrase });
    expect(await codeOf(wrong)).toBe('passphrase-wrong');
  });

  // Fails when: a wipe() is taken out of vault-keys.ts or wrapping-keys.ts.
  it('E3: leave neither the bytes of the passphrase nor the derived key behind', async () => {
    const seen: Uint8Array[] = [];
    const watched: DeriveKey = async (passphrase, salt, cost) => {
      const key = await quickDerivation(passphrase, salt, cost);
      seen.push(passphrase, key);
      return key;
    };
    const { header } = made;
    await unlockWithPassphrase({ header, passphrase: strongPassphrase, derive: watched });
    await codeOf(() => unlockWithPassphrase({ header, passphrase: otherPassphrase, derive: watched }));
    const changing = { header, current: strongPassphrase, next: otherPassphrase, random };
    await changePassphrase({ ...changing, derive: watched });
    expect(seen).toHaveLength(8);
    for (const bytes of seen) expect(bytes.every((byte) => byte === 0)).toBe(true);
  });
});
