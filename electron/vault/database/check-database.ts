import { statSync } from 'node:fs';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { Connection } from './connection.ts';

/**
 * Reads every page and checks both sums and structure (security.md D10). The write-ahead log is moved in
 * first: a page that was torn while it was being moved is whole there.
 * ExpectedError `database-damaged`; never anything about where or what.
 */
export function demandSound(connection: Connection): void {
  connection.pragma('wal_checkpoint(TRUNCATE)');
  const pages = connection.pragma('cipher_integrity_check');
  if (pages.length > 0) throw new ExpectedError('database-damaged');
  const structure = connection.pragma('quick_check');
  if (structure.join() !== 'ok') throw new ExpectedError('database-damaged');
}

/** SQLite removes the write-ahead log when it closes; one that is there tells of a crash or a kill. */
export function wasLeftUncleanly(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
