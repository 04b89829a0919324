import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { Disk } from '../keyslots/disk.ts';
import { realDisk, storageError } from '../keyslots/disk.ts';
import { readHeader, writeHeader } from '../keyslots/header-file.ts';
import type { VaultPlaces } from '../keyslots/vault-folder.ts';
import type { VaultHeader } from '../keyslots/vault-header.ts';

/** Is there a vault, or what is left of one? */
export function isVaultIn(places: VaultPlaces): boolean {
  return existsSync(places.header) || existsSync(places.database);
}

/**
 * Puts the two files of a vault in their places together: the database grows under a passing name, then
 * takes a second one that says it is complete, then comes the header, then the database takes its own name.
 * Killed before the header there is no vault (what is left can be opened by nobody); killed after it, the
 * next opening does the last step. ExpectedError `disk-full`, `storage-failed`, and those of the steps.
 *
 * @param growDatabase makes and closes the database at the path it is given.
 * @param makeRoom runs when the database is complete; sees to it that no vault is here.
 */
export async function placeVault(
  places: VaultPlaces,
  header: VaultHeader,
  growDatabase: (file: string) => void | Promise<void>,
  makeRoom: () => void,
  disk: Disk = realDisk,
): Promise<void> {
  try {
    removeDatabase(places.growingDatabase);
    removeDatabase(places.completeDatabase);
    await growDatabase(places.growingDatabase);
    makeRoom();
    moveDurably(places.growingDatabase, places.completeDatabase, disk);
    writeHeader(places.header, header, disk);
    moveDurably(places.completeDatabase, places.database, disk);
  } catch (error) {
    removeDatabase(places.growingDatabase);
    throw storageError(error);
  }
}

/**
 * The header of the vault that is here, all its files in place. ExpectedError: those of `readHeader`;
 * `header-damaged` also when the database is there without its header.
 */
export function readPlacedHeader(places: VaultPlaces): VaultHeader {
  if (!existsSync(places.header) && existsSync(places.database)) throw new ExpectedError('header-damaged');
  const header = readHeader(places.header);
  if (!existsSync(places.database) && existsSync(places.completeDatabase)) {
    try {
      moveDurably(places.completeDatabase, places.database, realDisk);
    } catch (error) {
      throw storageError(error);
    }
  }
  return header;
}

function moveDurably(from: string, to: string, disk: Disk): void {
  disk.rename(from, to);
  disk.syncFolder(dirname(to));
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}
