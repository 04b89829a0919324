import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVault } from '../../../electron/vault/database/create-vault.ts';
import { createDatabase } from '../../../electron/vault/database/open-database.ts';
import { openVault } from '../../../electron/vault/database/open-vault.ts';
import { placeVault } from '../../../electron/vault/database/place-vault.ts';
import { costFloor } from '../../../electron/vault/keyslots/derivation.ts';
import { recoveryWordsOf } from '../../../electron/vault/keyslots/recovery-words.ts';
import { placesIn } from '../../../electron/vault/keyslots/vault-folder.ts';
import type { VaultKeys } from '../../../electron/vault/keyslots/vault-keys.ts';
import { createVaultKeys, unlockWithRecoveryWords } from '../../../electron/vault/keyslots/vault-keys.ts';
import { brokenDisk } from '../../support/broken-disk.ts';
import {
  codeOf,
  newVault,
  reopenedVault,
  strongPassphrase,
  temporaryFolder,
  vaultGround,
} from '../../support/vault-on-disk.ts';

const create = (folder: string, passphrase: string, personal: string[] = []) =>
  createVault({ folder, passphrase, personal, cost: costFloor, ...vaultGround(folder) });

describe('a vault', () => {
  it('is created, opened with its passphrase or its words, and holds what was written', async () => {
    const folder = join(temporaryFolder(), 'new', 'vault');
    const vault = await newVault(folder);
    vault.database.write((tx) => tx.run("INSERT INTO meta VALUES ('kept', x'0102')"));
    const words = recoveryWordsOf(vault.entropy);
    vault.close();
    const kept = "SELECT value FROM meta WHERE key = 'kept'";
    const byPassphrase = await reopenedVault(folder);
    expect(byPassphrase.database.read((tx) => tx.get(kept))).toBeDefined();
    expect(byPassphrase.entropy).toEqual(vault.entropy);
    byPassphrase.close();
    const byWords = await openVault({
      folder,
      unlock: (header) => unlockWithRecoveryWords({ header, words }),
      ...vaultGround('words'),
    });
    expect(byWords.database.read((tx) => tx.get(kept))).toBeDefined();
    byWords.close();
  });

  it('is not created with a weak passphrase or a person’s own name, and leaves no trace of the try', async () => {
    const folder = join(temporaryFolder(), 'vault');
    const weak = create(folder, 'letmein');
    await expect(weak).rejects.toMatchObject({
      appError: { code: 'passphrase-too-weak', reason: 'topHundred' },
    });
    const named = create(folder, 'Wilhelmina Oberhauser', ['Wilhelmina Oberhauser']);
    await expect(named).rejects.toMatchObject({ appError: { code: 'passphrase-too-weak' } });
    expect(existsSync(folder)).toBe(false);
  });

  // Fails when: a key is left in memory after the database has been opened, or after a failure.
  it('E3: wipes the vault key as soon as the database is open, and all keys when it does not open', async () => {
    const folder = temporaryFolder();
    const keys = await create(folder, strongPassphrase);
    const held: VaultKeys[] = [];
    const unlock = () => {
      held.push({ vaultKey: keys.vaultKey.slice(), entropy: keys.entropy.slice() });
      return Promise.resolve(held.at(-1) ?? keys);
    };
    const vault = await openVault({ folder, unlock, ...vaultGround('wipe') });
    const isWiped = (bytes: Uint8Array | undefined) => bytes?.every((byte) => byte === 0);
    expect(isWiped(held[0]?.vaultKey)).toBe(true);
    expect(held[0]?.entropy).toEqual(keys.entropy);
    vault.close();

    const migrate = () => 'newer' as const;
    expect(await codeOf(() => openVault({ folder, unlock, ...vaultGround('wipe'), migrate }))).toBe(
      'database-newer',
    );
    expect([held[1]?.vaultKey, held[1]?.entropy].map(isWiped)).toEqual([true, true]);
  });

  // Fails when: the header is written before the database is complete, or the last step is not made up for.
  it('is there whole or not at all, whichever step of its creation fails, and can be created then', async () => {
    for (let step = 1; step <= 11; step++) {
      const folder = temporaryFolder();
      const places = placesIn(folder);
      const ground = vaultGround(`step ${step}`);
      const { header, vaultKey } = await createVaultKeys({
        passphrase: strongPassphrase,
        cost: costFloor,
        ...ground,
      });
      const grow = (file: string) => createDatabase({ file, vaultKey, ...ground }).close();
      await codeOf(() => placeVault(places, header, grow, () => undefined, brokenDisk(step)));

      const opens = await codeOf(async () => (await reopenedVault(folder)).close());
      expect([step, opens]).toEqual([step, step <= 8 ? 'vault-missing' : 'nothing failed']);
      if (opens === 'vault-missing') (await newVault(folder)).close();
      (await reopenedVault(folder)).close();
      expect(readdirSync(folder).toSorted()).toEqual(['unlock-attempts.json', 'vault.db', 'vault.header']);
    }
  });
});
