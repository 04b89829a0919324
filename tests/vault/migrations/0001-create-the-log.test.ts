import { expect, it } from 'vitest';
import { databaseAtVersion } from '../../support/database-at-version.ts';

it('migration 1 makes an empty database into one with its first table', () => {
  const empty = databaseAtVersion(0, () => undefined);
  const database = empty.openAt(1);
  database.write((tx) => tx.run("INSERT INTO meta VALUES ('a fact', x'01')"));
  expect(database.read((tx) => tx.get('SELECT key, hex(value) AS value FROM meta'))).toEqual({
    key: 'a fact',
    value: '01',
  });
  expect(database.read((tx) => tx.get('PRAGMA user_version'))).toEqual({ user_version: 1 });
});
