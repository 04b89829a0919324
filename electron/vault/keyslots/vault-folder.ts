import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Only the owner may read or write anything of a vault (security.md D13). */
export const privateFile = 0o600;
export const privateFolder = 0o700;

/** Where a vault's files lie. The folder is handed in and belongs to one vault alone. */
export interface VaultPlaces {
  readonly folder: string;
  readonly header: string;
  readonly database: string;
  /** A database that is still being made or restored; it becomes `database` once its header is there. */
  readonly unfinishedDatabase: string;
  readonly unlockAttempts: string;
  readonly lock: string;
}

export function placesIn(folder: string): VaultPlaces {
  return {
    folder,
    header: join(folder, 'vault.header'),
    database: join(folder, 'vault.db'),
    unfinishedDatabase: join(folder, 'vault.db.new'),
    unlockAttempts: join(folder, 'unlock-attempts.json'),
    lock: join(folder, 'vault.lock'),
  };
}

/** Makes the folder if it is not there, and closes it to others in any case. */
export function preparePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: privateFolder });
  chmodSync(folder, privateFolder);
}
