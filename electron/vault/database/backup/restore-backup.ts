import { mkdirSync, readdirSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { toHex } from '../../../../shared/base/hex.ts';
import { ExpectedError } from '../../../../shared/errors/error-codes.ts';
import { privateFile, realDisk } from '../../keyslots/disk.ts';
import type { RandomBytes } from '../../keyslots/seal-slot.ts';
import type { VaultPlaces } from '../../keyslots/vault-folder.ts';
import { placesIn, preparePrivateFolder, privateFolder } from '../../keyslots/vault-folder.ts';
import { takeVaultLock } from '../../keyslots/vault-lock-file.ts';
import { isVaultIn, placeVault } from '../place-vault.ts';
import { backupError } from './backup-errors.ts';
import type { Backup } from './backup-file.ts';
import { readBackup } from './backup-file.ts';
import type { Stream } from './stream-file.ts';
import { append, streamFile } from './stream-file.ts';

/**
 * Puts the vault of a backup into a folder. A vault that is there already is refused (`vault-exists`),
 * unless `setAside` says to move it, whole, into a folder named by the date beside the new one: nothing is
 * ever deleted. The backup is checked first, and the old vault moved only when the new database is complete.
 * The restored vault opens with the passphrase of the time of the backup, and `VaultDatabase.restoredFrom`
 * tells that this device was set back. ExpectedError: those of `readBackup`, `vault-in-use`, `disk-full`.
 */
export async function restoreBackup(asked: {
  readonly file: string;
  readonly folder: string;
  readonly setAside: boolean;
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly signal?: AbortSignal;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
}): Promise<void> {
  const places = placesIn(asked.folder);
  if (isVaultIn(places) && !asked.setAside) throw new ExpectedError('vault-exists');
  const total = 2 * (await sizeOf(asked.file)); // read once to check it, then once more for its database
  const stream = streamOf(asked, total);
  const backup = await readBackup(asked.file, stream);
  preparePrivateFolder(places.folder);
  const lock = takeVaultLock(places.lock, toHex(asked.random(8)));
  try {
    await placeVault(
      places,
      backup.header,
      (file) => takeOut(backup, asked.file, file, stream),
      () => makeRoom(places, asked),
    );
    asked.onProgress?.(total, total);
  } finally {
    lock.release();
  }
}

function streamOf(asked: Parameters<typeof restoreBackup>[0], total: number): Stream {
  let done = 0;
  return {
    ...(asked.signal && { signal: asked.signal }),
    onBytes: (bytes) => asked.onProgress?.((done += bytes), total),
  };
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    throw backupError(error);
  }
}

async function takeOut(backup: Backup, file: string, database: string, stream: Stream): Promise<void> {
  const from = await open(file, 'r');
  try {
    const to = await open(database, 'wx', privateFile);
    try {
      const range = { from: backup.databaseAt, length: backup.databaseBytes };
      await streamFile(from, range, (piece) => append(to, piece), stream);
      await to.sync();
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

function makeRoom(places: VaultPlaces, asked: { setAside: boolean; now: () => number }): void {
  if (!isVaultIn(places)) return;
  if (!asked.setAside) throw new ExpectedError('vault-exists');
  const staying = new Set([places.lock, places.growingDatabase].map((file) => basename(file)));
  const moving = readdirSync(places.folder).filter((name) => name.startsWith('vault.') && !staying.has(name));
  const aside = newFolder(places.folder, `set-aside-${dateOf(asked.now())}`);
  for (const name of moving) realDisk.rename(join(places.folder, name), join(aside, name));
  realDisk.syncFolder(aside);
  realDisk.syncFolder(places.folder);
}

/** `2026-11-22T14-03-00Z`: also a file name on Windows. */
function dateOf(now: number): string {
  return new Date(now).toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
}

function newFolder(parent: string, name: string): string {
  const taken = new Set(readdirSync(parent));
  let free = name;
  for (let next = 2; taken.has(free); next++) free = `${name}-${next}`;
  mkdirSync(join(parent, free), { mode: privateFolder });
  return join(parent, free);
}
