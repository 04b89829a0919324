import type { Migration } from '../database/migration-sql.ts';
import { featureTables } from './0001/feature-tables.ts';
import { circleTables } from './0001/circle-tables.ts';
import { logTables } from './0001/log-tables.ts';
import { mailboxTables } from './0001/mailbox-tables.ts';

/** The first tables of a vault. Not released yet, so it may still grow. */
export const createTheLog: Migration = {
  version: 1,
  up: (sql) => {
    // Small facts about the vault itself, each under a name of its own.
    sql.exec(`CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value BLOB
    ) STRICT`);
    for (const statement of [...logTables, ...circleTables, ...mailboxTables, ...featureTables]) {
      sql.exec(statement);
    }
  },
};
