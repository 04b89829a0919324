import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDatabase } from '../../../electron/vault/database/open-database.ts';
import { placesIn } from '../../../electron/vault/keyslots/vault-folder.ts';
import {
  codeOf,
  newVault,
  otherPassphrase,
  reopenedVault,
  seededRandom,
  strongPassphrase,
  temporaryFolder,
  vaultGround,
} from '../../support/vault-on-disk.ts';

let folder: string;
beforeEach(async () => {
  folder = temporaryFolder();
  const vault = await newVault(folder);
  vault.database.write((tx) => {
    for (let row = 0; row < 60; row++)
      tx.run('INSERT INTO meta VALUES (?, ?)', [`row ${row}`, new Uint8Array(500)]);
  });
  vault.close();
});

const pageSize = 4096;
const flip = (file: string, at: number) => {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};
const opening = (passphrase?: string) =>
  codeOf(async () => (await reopenedVault(folder, passphrase)).close());

describe('a vault that does not open', () => {
  // Fails when: two of these share a code, and so a message.
  it('D9: says what is wrong: the passphrase, the header, the database, or the version', async () => {
    const places = placesIn(folder);
    const [header, database] = [readFileSync(places.header), readFileSync(places.database)];
    const codes: string[] = [await opening(otherPassphrase)];

    flip(places.header, 100);
    codes.push(await opening());
    writeFileSync(places.header, header);

    flip(places.database, 200);
    codes.push(await opening());
    writeFileSync(places.database, database);

    const vault = await reopenedVault(folder);
    vault.database.write((tx) => tx.all('PRAGMA user_version = 99'));
    vault.close();
    codes.push(await opening());

    expect(codes).toEqual(['passphrase-wrong', 'header-damaged', 'database-damaged', 'database-newer']);
  });

  it.each<[string, string, (file: ReturnType<typeof placesIn>) => void]>([
    ['there is none', 'vault-missing', (at) => [at.header, at.database].forEach((file) => rmSync(file))],
    ['its header is gone', 'header-damaged', (at) => rmSync(at.header)],
    ['its database is gone', 'database-damaged', (at) => rmSync(at.database)],
    ['its database is empty', 'database-damaged', (at) => writeFileSync(at.database, '')],
    [
      'its database is no database',
      'database-damaged',
      (at) => writeFileSync(at.database, Buffer.alloc(9000, 'text')),
    ],
    ['its header is empty', 'header-damaged', (at) => writeFileSync(at.header, '')],
    ['its header is a large file', 'header-damaged', (at) => writeFileSync(at.header, Buffer.alloc(5e6))],
  ])('D9: because %s says %s, and nothing is made or deleted', async (_why, code, damage) => {
    const places = placesIn(folder);
    damage(places);
    const before = [places.header, places.database].map((file) => codeOfReading(file));
    expect(await opening()).toBe(code);
    expect([places.header, places.database].map((file) => codeOfReading(file))).toEqual(before);
    expect(await opening()).toBe(code); // and is not in use because of the first try
  });

  // Fails when: pages are not checked after an unclean end.
  it('D10: reports one wrong byte in any page, and never crashes', async () => {
    const { database } = placesIn(folder);
    const whole = readFileSync(database);
    const pages = whole.length / pageSize;
    expect(pages).toBeGreaterThan(8);
    for (let page = 0; page < pages; page++) {
      flip(database, page * pageSize + ((page * 997) % pageSize));
      writeFileSync(`${database}-wal`, 'left by a crash');
      expect([page, await opening()]).toEqual([page, 'database-damaged']);
      for (const suffix of ['-wal', '-shm']) rmSync(database + suffix, { force: true });
      writeFileSync(database, whole);
    }
    expect(await opening()).toBe('nothing failed');
  });

  it('D10: reports a database that was cut off, at any page', async () => {
    const { database } = placesIn(folder);
    const whole = readFileSync(database);
    for (let length = pageSize - 1; length < whole.length; length += pageSize) {
      writeFileSync(database, whole);
      const open = openSync(database, 'r+');
      ftruncateSync(open, length);
      closeSync(open);
      writeFileSync(`${database}-wal`, 'left by a crash');
      expect([length, await opening()]).toEqual([length, 'database-damaged']);
      for (const suffix of ['-wal', '-shm']) rmSync(database + suffix, { force: true });
    }
  });

  it('A9: says that it is in use while it is open', async () => {
    const vault = await reopenedVault(folder);
    expect(await opening()).toBe('vault-in-use');
    expect(await opening(otherPassphrase)).toBe('vault-in-use');
    vault.close();
    expect(await opening(strongPassphrase)).toBe('nothing failed');
  });

  it('is never replaced by a new one', async () => {
    expect(await codeOf(() => newVault(folder))).toBe('vault-exists');
    const { now, migrate } = vaultGround('again');
    const making = { file: placesIn(folder).database, vaultKey: seededRandom('x')(32), now, migrate };
    expect(await codeOf(() => createDatabase(making))).toBe('storage-failed');
    expect(await opening()).toBe('nothing failed');
  });
});

/** The bytes, or that there are none. */
function codeOfReading(file: string): string {
  try {
    return readFileSync(file).toString('hex');
  } catch {
    return 'no file';
  }
}
