import { statSync } from 'node:fs';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { Connection } from './connection.ts';

/**
 * Reads every page and checks sums, then structure (security.md D10). The write-ahead log is moved in
 * first: a page that was torn while it was being moved is whole there.
 * ExpectedError `database-damaged`; never anything about where or what.
 *
 * @param schema `main`, or the name under which another database is attached.
 */
export function demandSound(connection: Connection, schema: 'main' | 'copy' = 'main'): void {
  connection.pragma(`${schema}.wal_checkpoint(TRUNCATE)`);
  const brokenPages = connection.pragma(`${schema}.cipher_integrity_check`);
  if (brokenPages.length > 0) throw new ExpectedError('database-damaged');
  const structure = connection.pragma(`${schema}.quick_check`);
  if (structure.join() !== 'ok') throw new ExpectedError('database-damaged');
}

/** SQLite removes the write-ahead log when it closes; one that is there tells of a crash or a kill. */
export function wasLeftUncleanly(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
