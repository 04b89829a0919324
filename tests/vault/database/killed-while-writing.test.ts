import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import child from './children/keep-writing.ts?modulePath';
import { createDatabase, openDatabase } from '../../../electron/vault/database/open-database.ts';
import { runMigrations } from '../../../electron/vault/migrations/run-migrations.ts';
import { killAfter } from '../../support/kill-while.ts';
import { seededRandom, temporaryFolder } from '../../support/vault-on-disk.ts';

/** security.md: 50 in `npm test`, 10,000 in `npm run soak`. */
const kills = process.env['ALONGSIDE_COUNTS'] === 'large' ? 10_000 : 50;

describe('a database whose process is killed', () => {
  // Fails when: a write returns before its commit, or its statements are not one transaction. (That a commit
  // is on the disk even when the power goes is `synchronous`, read back by D4.)
  it(
    `K1: holds every acknowledged write, whole, after ${kills} kills`,
    { timeout: kills * 3000 },
    async () => {
      const vaultKey = seededRandom('killed')(32);
      const opening = {
        file: join(temporaryFolder(), 'vault.db'),
        vaultKey,
        migrate: runMigrations,
        now: Date.now,
      };
      createDatabase(opening).close();

      let next = 1;
      for (let kill = 1; kill <= kills; kill++) {
        const lines = 1 + ((kill * 37) % 120);
        const key = Buffer.from(vaultKey).toString('hex');
        const acknowledged = await killAfter(lines, child, [opening.file, key, String(next)]);
        const database = openDatabase(opening); // checks every page, since the end was unclean
        const [rows, last] = database.read((tx) => [
          tx.all<{ number: number }>(
            "SELECT CAST(substr(key, 5) AS INTEGER) AS number FROM meta WHERE key LIKE 'row %' ORDER BY number",
          ),
          tx.get<{ value: Uint8Array }>("SELECT value FROM meta WHERE key = 'last'"),
        ]);
        const written = rows.map((row) => row.number);
        expect(written).toEqual(Array.from({ length: written.length }, (_, at) => at + 1));
        expect(written.length).toBeGreaterThanOrEqual(Number(acknowledged.at(-1)));
        expect(Number(new TextDecoder().decode(last?.value))).toBe(written.length);
        database.close();
        next = written.length + 1;
      }
    },
  );
});
