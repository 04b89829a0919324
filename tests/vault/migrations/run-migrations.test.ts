import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../../electron/vault/database/connection.ts';
import type { Migration, MigrationSql } from '../../../electron/vault/database/migration-sql.ts';
import { createTheLog } from '../../../electron/vault/migrations/0001-create-the-log.ts';
import { migrationsThrough } from '../../../electron/vault/migrations/run-migrations.ts';
import { databaseAtVersion } from '../../support/database-at-version.ts';
import { codeOf, seededRandom } from '../../support/vault-on-disk.ts';

/** Two made-up later versions: one that adds a column from old rows, one with a second table. */
const later: readonly Migration[] = [
  createTheLog,
  {
    version: 2,
    up: (sql) => {
      sql.exec('ALTER TABLE meta ADD COLUMN length INTEGER');
      sql.exec('UPDATE meta SET length = length(value)');
    },
  },
  {
    version: 3,
    up: (sql) => {
      sql.exec('CREATE TABLE fact (key TEXT PRIMARY KEY) STRICT');
      for (const row of sql.all('SELECT key FROM meta'))
        sql.run('INSERT INTO fact VALUES (?)', [row['key'] ?? null]);
    },
  },
];

const withRows = (version: number) =>
  databaseAtVersion(
    version,
    (database) => void database.write((tx) => tx.run("INSERT INTO meta (key, value) VALUES ('a', x'0102')")),
    later,
  );

describe('migrating a vault', () => {
  it('brings it from any version to the newest, keeping what is in it', () => {
    for (const from of [1, 2, 3]) {
      const database = withRows(from).openAt(3);
      expect(database.read((tx) => tx.get('PRAGMA user_version'))).toEqual({ user_version: 3 });
      expect(database.read((tx) => tx.all('SELECT key FROM fact'))).toHaveLength(from === 3 ? 0 : 1);
      expect(database.read((tx) => tx.get('SELECT hex(value) AS value FROM meta'))).toEqual({
        value: '0102',
      });
    }
  });

  // Fails when: no copy is made, or it is made after the first change.
  it('K8: makes an encrypted copy of the version before, once, and none of a new vault', async () => {
    const old = withRows(1);
    expect(readdirSync(dirname(old.file))).toEqual(['vault.db']);
    old.openAt(3).close();
    const copy = `${old.file}.before-2`;
    expect(readdirSync(dirname(old.file)).toSorted()).toEqual(['vault.db', 'vault.db.before-2']);
    const connection = openConnection(copy, seededRandom('at version')(32));
    expect(connection.get('PRAGMA user_version')).toEqual({ user_version: 1 });
    expect(connection.get("SELECT hex(value) AS value FROM meta WHERE key = 'a'")).toEqual({ value: '0102' });
    connection.close();
    old.openAt(3).close();
    expect(existsSync(`${old.file}.before-4`)).toBe(false);
  });

  // Fails when: the user_version is not part of the migration's own transaction.
  it('K8: stands at one version or the next, wherever it is cut off, and goes on from there', async () => {
    for (let cut = 1; cut <= 12; cut++) {
      const old = withRows(1);
      const connection = openConnection(old.file, seededRandom('at version')(32));
      let statements = 0;
      const dying: MigrationSql = {
        exec: (sql) => (count(), connection.exec(sql)),
        run: (sql, params) => (count(), connection.run(sql, params)),
        all: (sql, params) => (count(), connection.all(sql, params)),
      };
      const count = (): void => {
        statements += 1;
        if (statements >= cut) throw new Error('the power went');
      };
      expect(() => migrationsThrough(later)(dying, () => undefined)).toThrow('the power went');
      connection.close(); // what was not committed is gone, as after a loss of power

      const database = old.openAt(3);
      expect(database.read((tx) => tx.get('SELECT key, length FROM meta'))).toEqual({ key: 'a', length: 2 });
      expect(database.read((tx) => tx.all('SELECT key FROM fact'))).toEqual([{ key: 'a' }]);
      database.close();
    }
  });

  it('K8: undoes a migration that fails, and leaves the vault readable by the app before', async () => {
    const old = withRows(1);
    const failing: Migration = {
      version: 2,
      up: (sql) => {
        sql.exec('DELETE FROM meta');
        sql.exec('INSERT INTO nowhere VALUES (1)');
      },
    };
    const connection = openConnection(old.file, seededRandom('at version')(32));
    expect(() => migrationsThrough([createTheLog, failing])(connection, () => undefined)).toThrow(
      'SQLITE_ERROR',
    );
    connection.close();
    expect(old.openAt(1).read((tx) => tx.get('SELECT key FROM meta'))).toEqual({ key: 'a' });
  });

  it('D9: refuses a vault of a newer app and leaves it as it is', async () => {
    const newer = withRows(3);
    expect(await codeOf(() => newer.openAt(2))).toBe('database-newer');
    expect(newer.openAt(3).read((tx) => tx.get('PRAGMA user_version'))).toEqual({ user_version: 3 });
  });

  it('refuses a list of migrations with a gap', () => {
    expect(() => migrationsThrough(later.slice(1))).toThrow('numbered 1, 2, 3');
  });
});
