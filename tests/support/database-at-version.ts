/** A database as an earlier version of the app left it, for the tests of the next migration. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Migration } from '../../electron/vault/database/migration-sql.ts';
import type { VaultDatabase } from '../../electron/vault/database/vault-database.ts';
import { createDatabase, openDatabase } from '../../electron/vault/database/open-database.ts';
import { allMigrations } from '../../electron/vault/migrations/all-migrations.ts';
import { migrationsThrough } from '../../electron/vault/migrations/run-migrations.ts';
import { seededRandom, temporaryFolder } from './vault-on-disk.ts';

export interface DatabaseAtVersion {
  readonly file: string;
  /** Opens it with the migrations up to a version, which become the newest there are. */
  openAt(version: number): VaultDatabase;
}

/** @param fill puts rows into it as that version of the app wrote them. */
export function databaseAtVersion(
  version: number,
  fill: (database: VaultDatabase) => void,
  migrations: readonly Migration[] = allMigrations,
): DatabaseAtVersion {
  const file = join(temporaryFolder(), 'vault.db');
  const opening = (newest: number) => ({
    file,
    vaultKey: seededRandom('at version')(32),
    migrate: migrationsThrough(migrations.slice(0, newest)),
    now: () => Date.UTC(2026, 0, 1),
  });
  const database = createDatabase(opening(version));
  fill(database);
  database.close();
  return {
    file,
    openAt: (newest) => {
      const opened = openDatabase(opening(newest));
      let open = true;
      const close = opened.close.bind(opened);
      opened.close = () => {
        if (open) close();
        open = false;
      };
      onTestFinished(() => opened.close());
      return opened;
    },
  };
}
