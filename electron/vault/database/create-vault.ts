import { toHex } from '../../../shared/base/hex.ts';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { DerivationCost, DeriveKey } from '../keyslots/derivation.ts';
import { demandStrongPassphrase } from '../keyslots/judge-passphrase.ts';
import type { RandomBytes } from '../keyslots/seal-slot.ts';
import { placesIn, preparePrivateFolder } from '../keyslots/vault-folder.ts';
import type { VaultKeys } from '../keyslots/vault-keys.ts';
import { createVaultKeys } from '../keyslots/vault-keys.ts';
import { takeVaultLock } from '../keyslots/vault-lock-file.ts';
import { wipe } from '../keyslots/wipe.ts';
import type { Migrate } from './migration-sql.ts';
import { createDatabase } from './open-database.ts';
import { isVaultIn, placeVault } from './place-vault.ts';

/**
 * Makes a vault in a folder that has none; `openVault` opens it then. ExpectedError `passphrase-needed`,
 * `passphrase-too-weak`, `vault-exists`, `disk-full`, `storage-failed`.
 *
 * @returns the keys of the new vault, so that it can be opened without deriving again; the caller wipes them.
 */
export async function createVault(making: {
  readonly folder: string;
  readonly passphrase: string;
  /** Words that must not make up the passphrase: the person's chosen name. */
  readonly personal: readonly string[];
  readonly cost: DerivationCost;
  readonly derive: DeriveKey;
  readonly random: RandomBytes;
  readonly migrate: Migrate;
  readonly now: () => number;
}): Promise<VaultKeys> {
  await demandStrongPassphrase(making.passphrase, making.personal);
  const { migrate, now } = making;
  const places = placesIn(making.folder);
  const demandRoom = (): void => {
    if (isVaultIn(places)) throw new ExpectedError('vault-exists');
  };
  demandRoom();
  preparePrivateFolder(places.folder);
  const lock = takeVaultLock(places.lock, toHex(making.random(8)));
  try {
    const { header, ...keys } = await createVaultKeys(making);
    try {
      const database = { vaultKey: keys.vaultKey, migrate, now };
      await placeVault(places, header, (file) => createDatabase({ file, ...database }).close(), demandRoom);
      return keys;
    } catch (error) {
      wipe(keys.vaultKey, keys.entropy);
      throw error;
    }
  } finally {
    lock.release();
  }
}
