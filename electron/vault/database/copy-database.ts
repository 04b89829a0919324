import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { privateFile } from '../keyslots/vault-folder.ts';
import { storageError } from '../keyslots/disk.ts';
import type { Connection } from './connection.ts';
import { openConnection } from './connection.ts';
import { demandSound } from './check-database.ts';

/** When a copy was made, in the `meta` table of the copy (milliseconds since 1970, as decimal text). */
export const copiedAtKey = 'copied-at';

/**
 * A consistent, encrypted copy under the same key, made by SQLCipher itself while the database is in use;
 * never by copying a live file (security.md K7). The copy is opened, marked as a copy and checked page by
 * page before it counts. It blocks the caller for about a second per 200 MB.
 *
 * @param now milliseconds since 1970. Whoever later opens the copy in earnest must know that this
 *   device has been set back (protocol.md section 2): `VaultDatabase.copiedAt`.
 */
export function copyDatabase(from: Connection, target: string, vaultKey: Uint8Array, now: number): void {
  try {
    rmSync(target, { force: true });
    closeSync(openSync(target, 'wx', privateFile)); // VACUUM INTO fills an empty file and leaves its mode
    from.run('VACUUM INTO ?', [target]);
    const copy = openConnection(target, vaultKey);
    try {
      copy.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [
        copiedAtKey,
        new TextEncoder().encode(String(now)),
      ]);
      demandSound(copy);
    } finally {
      copy.close();
    }
    syncFile(target);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(target + suffix, { force: true });
    throw storageError(error);
  }
}

function syncFile(file: string): void {
  const open = openSync(file, 'r+');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
