import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { privateFile } from '../keyslots/disk.ts';
import { demandSound } from './check-database.ts';
import type { Connection } from './connection.ts';

/** When a copy was made, in the `meta` table of the copy: milliseconds since 1970 as decimal text. */
export const copiedAtKey = 'copied-at';

/**
 * A consistent, encrypted copy under the same key, made by SQLCipher itself while the database is in use;
 * never by copying a live file (security.md K7). It is marked as a copy and checked page by page before it
 * counts. No key is needed: a database that is attached without one takes that of the connection.
 * Blocks the caller for about a second per 100 MB. An error of the file system is thrown as it is: the caller
 * knows whether it is about the vault or about a place that a person chose.
 *
 * @param now milliseconds since 1970.
 */
export function copyDatabase(from: Connection, target: string, now: number): void {
  try {
    rmSync(target, { force: true });
    closeSync(openSync(target, 'wx', privateFile)); // VACUUM INTO fills an empty file and leaves its mode
    from.run('VACUUM INTO ?', [target]);
    from.run('ATTACH ? AS copy', [target]);
    try {
      const mark = new TextEncoder().encode(String(now));
      from.run('INSERT OR REPLACE INTO copy.meta (key, value) VALUES (?, ?)', [copiedAtKey, mark]);
      demandSound(from, 'copy');
    } finally {
      from.exec('DETACH copy');
    }
    syncFile(target);
  } catch (error) {
    for (const suffix of ['', '-journal']) rmSync(target + suffix, { force: true });
    throw error;
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
