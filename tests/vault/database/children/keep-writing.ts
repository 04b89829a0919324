/** Writes numbered rows into a database, and says each number once its commit has returned, until it is killed. */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../../electron/vault/database/open-database.ts';
import { runMigrations } from '../../../../electron/vault/migrations/run-migrations.ts';

const [file = '', key = '', first = ''] = process.argv.slice(2);
const database = openDatabase({
  file,
  vaultKey: new Uint8Array(Buffer.from(key, 'hex')),
  migrate: runMigrations,
  now: Date.now,
});

for (let number = Number(first); ; number++) {
  database.write((tx) => {
    tx.run('INSERT INTO meta (key, value) VALUES (?, ?)', [`row ${number}`, new Uint8Array(700)]);
    tx.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [
      'last',
      new TextEncoder().encode(String(number)),
    ]);
  });
  writeSync(1, `${number}\n`);
  if (number % 50 === 0) database.checkpoint();
}
