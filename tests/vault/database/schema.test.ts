import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newVault, temporaryFolder } from '../../support/vault-on-disk.ts';

const head = `-- Generated for reading from a database made by all migrations; a test keeps it current.
-- To write it anew: npx vitest run tests/vault/database/schema.test.ts --update
`;

/** Without the tables that SQLite makes by itself for its own use. */
const tablesAndIndexes = `SELECT sql FROM sqlite_schema
  WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
    AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
  ORDER BY tbl_name, type DESC, name`;

// Fails when: a migration changes a table and this file is not written anew.
it('schema.sql shows the tables as the migrations make them', async () => {
  const { database } = await newVault(temporaryFolder());
  const rows = database.read((tx) => tx.all<{ sql: string }>(tablesAndIndexes));
  const schema = `${head}\n${rows.map(({ sql }) => `${sql};`).join('\n\n')}\n`;
  await expect(schema).toMatchFileSnapshot(join(process.cwd(), 'electron/vault/database/schema.sql'));
});

it('every table is STRICT', async () => {
  const { database } = await newVault(temporaryFolder());
  const tables = database.read((tx) =>
    tx.all<{ name: string; strict: number }>(
      "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    ),
  );
  expect(tables.length).toBeGreaterThan(0);
  expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
});
