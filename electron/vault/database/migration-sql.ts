/** What a migration may do, and nothing more: it must not change when other code does. */
export interface MigrationSql {
  exec(sql: string): void;
  run(sql: string, params?: readonly MigrationValue[]): unknown;
  all(sql: string, params?: readonly MigrationValue[]): Record<string, MigrationValue>[];
}

export type MigrationValue = string | number | null | Uint8Array;

/** A step from the version before to `version`. Forward only; frozen once released. */
export interface Migration {
  /** 1, 2, 3 …: the number in the file's name, and `user_version` after it. */
  readonly version: number;
  up(sql: MigrationSql): void;
}

export type MigrationOutcome = 'current' | 'migrated' | 'newer';

/**
 * Brings a database to the newest version. `beforeMigrating` runs once before the first change to a
 * database that already had a version.
 */
export type Migrate = (sql: MigrationSql, beforeMigrating: (fromVersion: number) => void) => MigrationOutcome;
