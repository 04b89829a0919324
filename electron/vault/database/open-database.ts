import { closeSync, openSync, statSync } from 'node:fs';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import { privateFile, storageError } from '../keyslots/disk.ts';
import { demandSound, wasLeftUncleanly } from './check-database.ts';
import type { Connection } from './connection.ts';
import { openConnection } from './connection.ts';
import { copyDatabase } from './copy-database.ts';
import type { Migrate } from './migration-sql.ts';
import { VaultDatabase } from './vault-database.ts';

/** The size of a page (security.md D4): nothing smaller is a database. */
const pageBytes = 4096;

export interface OpeningDatabase {
  readonly file: string;
  /** 32 bytes; the caller wipes them afterwards. */
  readonly vaultKey: Uint8Array;
  readonly migrate: Migrate;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Makes a new, empty database with all its tables. The file must not be there yet. */
export function createDatabase(opening: OpeningDatabase): VaultDatabase {
  try {
    closeSync(openSync(opening.file, 'wx', privateFile)); // -wal and -shm take their mode from it
  } catch (error) {
    throw storageError(error);
  }
  return open(opening);
}

/**
 * Opens a database that is there. After an unclean end every page is checked first. ExpectedError
 * `database-damaged` (also when it is missing or empty), `database-newer`, `disk-full`, `storage-failed`.
 */
export function openDatabase(opening: OpeningDatabase): VaultDatabase {
  const size = statSync(opening.file, { throwIfNoEntry: false })?.size ?? 0;
  // SQLite would silently begin a new one, and delete the write-ahead log of the old.
  if (size < pageBytes) throw new ExpectedError('database-damaged');
  return open(opening);
}

function open({ file, vaultKey, migrate, now }: OpeningDatabase): VaultDatabase {
  const unclean = wasLeftUncleanly(file);
  const writer = openConnection(file, vaultKey);
  try {
    if (unclean) demandSound(writer);
    const outcome = migrate(writer, (from) => keepCopy(writer, `${file}.before-${from + 1}`, now()));
    if (outcome === 'newer') throw new ExpectedError('database-newer');
    return new VaultDatabase(writer, openReader(file, vaultKey));
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** A query cannot write: SQLite refuses it on this connection. */
function openReader(file: string, vaultKey: Uint8Array): Connection {
  const reader = openConnection(file, vaultKey);
  reader.pragma('query_only = ON');
  return reader;
}

/** The encrypted copy that is made before a migration; it stays until that migration is made again. */
function keepCopy(writer: Connection, file: string, now: number): void {
  try {
    copyDatabase(writer, file, now);
  } catch (error) {
    throw storageError(error);
  }
}
