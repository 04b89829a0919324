import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { privateFile, realDisk } from '../../keyslots/disk.ts';
import { decodeHeader } from '../../keyslots/header-codec.ts';
import { placesIn } from '../../keyslots/vault-folder.ts';
import type { VaultDatabase } from '../vault-database.ts';
import { targetError } from './backup-errors.ts';
import { backupPrefix, readBackup, sumBytes } from './backup-file.ts';
import { append, streamFile } from './stream-file.ts';

/**
 * Writes an encrypted backup of the open vault to a file of the person's choice. It opens with the
 * passphrase of this moment, or with the recovery words. The database is copied by SQLCipher and checked
 * page by page, the file is read back from the disk and compared with its sum, and only then takes the name
 * that was asked for: a backup that stands there is whole, and a former one is replaced only by it.
 * ExpectedError `disk-full`, `folder-missing`, `folder-read-only`, `storage-failed`, `cancelled`.
 *
 * @param onProgress bytes written and read back so far, and all that there will be.
 */
export async function backUpTo(asked: {
  readonly database: VaultDatabase;
  /** The folder of the vault. */
  readonly folder: string;
  readonly target: string;
  readonly now: () => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
}): Promise<void> {
  const copy = `${asked.target}.unfinished-copy`;
  const unfinished = `${asked.target}.unfinished`;
  try {
    asked.database.copyTo(copy, asked.now());
    rmSync(unfinished, { force: true });
    await write(asked, copy, unfinished);
    realDisk.rename(unfinished, asked.target);
    realDisk.syncFolder(dirname(asked.target));
  } catch (error) {
    throw targetError(error);
  } finally {
    for (const each of [copy, unfinished]) rmSync(each, { force: true });
  }
}

async function write(asked: Parameters<typeof backUpTo>[0], copy: string, unfinished: string): Promise<void> {
  const header = readFileSync(placesIn(asked.folder).header);
  decodeHeader(header); // a header that would not open is no part of a backup
  const { size } = await stat(copy);
  const prefix = backupPrefix(header, size);

  const total = prefix.length + 2 * size + sumBytes;
  let done = 0;
  const stream = {
    ...(asked.signal && { signal: asked.signal }),
    onBytes: (bytes: number) => asked.onProgress?.((done += bytes), total),
  };
  const [from, to] = await openBoth(copy, unfinished);
  try {
    const sum = createHash('sha256');
    const put = (piece: Uint8Array): Promise<void> => {
      sum.update(piece);
      return append(to, piece);
    };
    await put(prefix);
    await streamFile(from, { from: 0, length: size }, put, stream);
    await append(to, sum.digest());
    await to.sync();
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
  await readBackup(unfinished, stream);
  asked.onProgress?.(total, total);
}

async function openBoth(copy: string, unfinished: string): Promise<[FileHandle, FileHandle]> {
  const from = await open(copy, 'r');
  try {
    return [from, await open(unfinished, 'wx', privateFile)];
  } catch (error) {
    await from.close();
    throw error;
  }
}
