import type { Migration } from '../database/migration-sql.ts';

/** The first tables of a vault. Not released yet, so it may still grow. */
export const createTheLog: Migration = {
  version: 1,
  up: (sql) => {
    // Small facts about the vault itself, each under a name of its own.
    sql.exec(`CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value BLOB
    ) STRICT`);
  },
};
