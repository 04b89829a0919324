import { toHex } from '../../../shared/base/hex.ts';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { RandomBytes } from '../keyslots/seal-slot.ts';
import { unlockAttemptsIn } from '../keyslots/unlock-attempts.ts';
import { placesIn, preparePrivateFolder } from '../keyslots/vault-folder.ts';
import type { VaultHeader } from '../keyslots/vault-header.ts';
import type { VaultKeys } from '../keyslots/vault-keys.ts';
import type { VaultLock } from '../keyslots/vault-lock-file.ts';
import { takeVaultLock } from '../keyslots/vault-lock-file.ts';
import { wipe } from '../keyslots/wipe.ts';
import type { Migrate } from './migration-sql.ts';
import { openDatabase } from './open-database.ts';
import { isVaultIn, readPlacedHeader } from './place-vault.ts';
import type { VaultDatabase } from './vault-database.ts';

/** An unlocked vault. */
export interface OpenVault {
  readonly database: VaultDatabase;
  /** 16 bytes, the root of the identities; the caller wipes them when they may no longer be used. */
  readonly entropy: Uint8Array;
  /** Closes the database and lets go of the vault. */
  close(): void;
}

/**
 * Opens the vault in a folder: takes its lock, lets one try through if the wait allows it, opens the
 * database with the vault key and wipes the key. ExpectedError: those of the try, `vault-missing`,
 * `vault-in-use`, `unlock-delayed`, `header-…`, `database-…`, `disk-full`, `storage-failed`.
 *
 * @param unlock the try, such as `unlockWithPassphrase`, or the keys of a vault that was just made.
 */
export async function openVault(opening: {
  readonly folder: string;
  readonly unlock: (header: VaultHeader) => Promise<VaultKeys>;
  readonly migrate: Migrate;
  readonly now: () => number;
  readonly random: RandomBytes;
}): Promise<OpenVault> {
  const { migrate, now } = opening;
  const places = placesIn(opening.folder);
  if (!isVaultIn(places)) throw new ExpectedError('vault-missing');
  const lock = takeVaultLock(places.lock, toHex(opening.random(8)));
  try {
    preparePrivateFolder(places.folder);
    const header = readPlacedHeader(places);
    const attempts = unlockAttemptsIn(places.unlockAttempts, now);
    const { vaultKey, entropy } = await attempts.guard(() => opening.unlock(header));
    try {
      const database = openDatabase({ file: places.database, vaultKey, migrate, now });
      return { database, entropy, close: () => closeAndRelease(database, lock) };
    } catch (error) {
      wipe(entropy);
      throw error;
    } finally {
      wipe(vaultKey);
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

function closeAndRelease(database: VaultDatabase, lock: VaultLock): void {
  try {
    database.close();
  } finally {
    lock.release();
  }
}
