import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { storageError } from './disk.ts';

/** Only the owner may look into it (security.md D13). */
export const privateFolder = 0o700;

/** Where a vault's files lie. The folder is handed in and belongs to one vault alone. */
export interface VaultPlaces {
  readonly folder: string;
  readonly header: string;
  readonly database: string;
  /** A database that is being made or restored: worth nothing until it is `completeDatabase`. */
  readonly growingDatabase: string;
  /** A whole database that waits for its header; once that is there, it becomes `database`. */
  readonly completeDatabase: string;
  readonly unlockAttempts: string;
  readonly lock: string;
}

export function placesIn(folder: string): VaultPlaces {
  return {
    folder,
    header: join(folder, 'vault.header'),
    database: join(folder, 'vault.db'),
    growingDatabase: join(folder, 'vault.db.growing'),
    completeDatabase: join(folder, 'vault.db.new'),
    unlockAttempts: join(folder, 'unlock-attempts.json'),
    lock: join(folder, 'vault.lock'),
  };
}

/** Makes the folder if it is not there, and closes it to others in any case. */
export function preparePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: privateFolder });
    chmodSync(folder, privateFolder);
  } catch (error) {
    throw storageError(error);
  }
}
