import type { Migrate, Migration, MigrationSql } from '../database/migration-sql.ts';
import { allMigrations } from './all-migrations.ts';

/** Brings a database to the newest version of this app (architecture.md section 7). */
export const runMigrations: Migrate = migrationsThrough(allMigrations);

/**
 * A runner of these migrations. Each is one transaction together with its `user_version`: killed at any
 * statement, the database is at one version or the next, and the next start goes on from there.
 */
export function migrationsThrough(migrations: readonly Migration[]): Migrate {
  migrations.forEach(({ version }, at) => {
    if (version !== at + 1) throw new Error('Migrations must be numbered 1, 2, 3 …');
  });
  return (sql, beforeMigrating) => {
    const from = versionOf(sql);
    if (from > migrations.length) return 'newer';
    if (from === migrations.length) return 'current';
    if (from > 0) beforeMigrating(from);
    for (const migration of migrations.slice(from)) apply(migration, sql);
    return 'migrated';
  };
}

function versionOf(sql: MigrationSql): number {
  return Number(sql.all('PRAGMA user_version')[0]?.['user_version']);
}

function apply(migration: Migration, sql: MigrationSql): void {
  sql.exec('BEGIN IMMEDIATE');
  try {
    migration.up(sql);
    sql.exec(`PRAGMA user_version = ${migration.version}`);
    sql.exec('COMMIT');
  } catch (error) {
    try {
      sql.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself already (a full disk).
    }
    throw error;
  }
}
