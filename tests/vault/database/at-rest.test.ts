import { createDecipheriv } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '@signalapp/sqlcipher';
import { beforeEach, describe, expect, it } from 'vitest';
import { backUpTo } from '../../../electron/vault/database/backup/back-up.ts';
import { restoreBackup } from '../../../electron/vault/database/backup/restore-backup.ts';
import { readHeader } from '../../../electron/vault/keyslots/header-file.ts';
import { placesIn } from '../../../electron/vault/keyslots/vault-folder.ts';
import { unlockWithPassphrase } from '../../../electron/vault/keyslots/vault-keys.ts';
import {
  newVault,
  quickDerivation,
  reopenedVault,
  strongPassphrase,
  temporaryFolder,
  vaultGround,
} from '../../support/vault-on-disk.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

/** Shannon entropy in bits for a byte: 8 is noise. */
function entropyOf(bytes: Uint8Array): number {
  const counts = Array.from({ length: 256 }, () => 0);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const shares = counts.map((count) => count / bytes.length).filter((share) => share > 0);
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}

const canary = 'the heron waits at the green sluice';

function everyForm(text: string): Buffer[] {
  return [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text).toString('hex')),
    Buffer.from(Buffer.from(text).toString('base64').slice(0, -4)),
  ];
}

describe('a vault at rest', () => {
  // Fails when: the key statement is left out, or comes after the first page was written.
  it('D5: is never a plaintext database', async () => {
    const vault = await newVault(folder);
    vault.database.write((tx) => {
      tx.run('CREATE TABLE sample (text TEXT) STRICT');
      for (let row = 0; row < 500; row++) tx.run('INSERT INTO sample VALUES (?)', [`${canary} ${row}`]);
    });
    for (const moment of ['open', 'closed']) {
      for (const name of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, name));
        for (const form of everyForm(canary))
          expect([moment, name, bytes.includes(form)]).toEqual([moment, name, false]);
      }
      if (moment === 'open') vault.close();
    }
    const bytes = readFileSync(placesIn(folder).database);
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.subarray(0, 16).toString('latin1')).not.toBe('SQLite format 3\0');
    expect(entropyOf(bytes)).toBeGreaterThan(7.9);
    for (let page = 0; page < bytes.length / 4096; page++) {
      expect(entropyOf(bytes.subarray(page * 4096, (page + 1) * 4096))).toBeGreaterThan(7.8);
    }
  });

  it('D5: does not open without a key, nor with another one', async () => {
    (await newVault(folder)).close();
    for (const statement of ['', `PRAGMA key = "x'${'00'.repeat(32)}'"`, "PRAGMA key = 'passphrase'"]) {
      const database = new Database(placesIn(folder).database);
      database.exec(statement);
      expect(() => database.exec('SELECT count(*) FROM sqlite_schema')).toThrow('SQLITE_NOTADB');
      database.close();
    }
  });

  // Fails when: any file of the vault is made without its mode, or the folder is not closed to others.
  it('D13: lets only its owner see any file, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      const vault = await newVault(folder);
      vault.database.write((tx) => tx.run("INSERT INTO meta VALUES ('some', NULL)"));
      await backUpTo({
        database: vault.database,
        folder,
        target: join(folder, 'b.alongside-backup'),
        now: Date.now,
      });
      const modeOf = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
      const files = readdirSync(folder);
      expect(files.toSorted()).toEqual([
        'b.alongside-backup',
        'unlock-attempts.json',
        'vault.db',
        'vault.db-shm',
        'vault.db-wal',
        'vault.header',
        'vault.lock',
      ]);
      for (const name of files) expect([name, modeOf(name)]).toEqual([name, '600']);
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      vault.close();

      const second = join(folder, 'restored');
      const asked = { file: join(folder, 'b.alongside-backup'), folder: second, setAside: false };
      await restoreBackup({ ...asked, ...vaultGround('restore') });
      for (const name of readdirSync(second)) expect(statSync(join(second, name)).mode & 0o777).toBe(0o600);
      expect(statSync(second).mode & 0o777).toBe(0o700);
    } finally {
      process.umask(before);
    }
  });

  // Fails when: secure_delete is off.
  it('D8: keeps nothing on its pages of what was deleted', async () => {
    const vault = await newVault(folder);
    vault.database.write((tx) => {
      tx.run('CREATE TABLE sample (text TEXT) STRICT');
      for (let row = 0; row < 200; row++) tx.run('INSERT INTO sample VALUES (?)', [`${canary} ${row}`]);
    });
    vault.database.checkpoint();
    expect((await decryptedPages(folder)).includes(canary)).toBe(true);
    vault.database.write((tx) => tx.run('DELETE FROM sample'));
    vault.database.checkpoint();
    expect((await decryptedPages(folder)).includes(canary)).toBe(false);
    vault.close();
    expect(readdirSync(folder).toSorted()).toEqual(['unlock-attempts.json', 'vault.db', 'vault.header']);
    (await reopenedVault(folder)).database.demandSound();
  });

  it('E3: makes a key into text in one place only, and nowhere else', () => {
    const sources = ['electron', 'shared'].flatMap(sourcesIn);
    const making = sources.filter(({ text }) => /PRAGMA\s+(re)?key/i.test(text) && !/^\s*\*/.test(text));
    expect(making.map(({ path }) => path)).toEqual(['electron/vault/database/key-statement.ts']);
    const using = sources.filter(({ text }) => text.includes('keyStatement('));
    expect(using.map(({ path }) => path)).toEqual([
      'electron/vault/database/connection.ts',
      'electron/vault/database/key-statement.ts',
    ]);
    const intoText =
      /toString\(\s*['"`](hex|base64|base64url|latin1|binary)|to_(hex|base64|string)\(|btoa\(|toHex\(|fromCharCode/;
    const keyslots = sources.filter(({ path }) => path.startsWith('electron/vault/keyslots/'));
    expect(keyslots.length).toBeGreaterThan(15);
    expect(keyslots.filter(({ text }) => intoText.test(text))).toEqual([]);
  });
});

/**
 * All pages, free ones too, decrypted as SQLCipher 4 lays them out: 16 bytes of salt on the first, then the
 * ciphertext (AES-256-CBC under the raw key), 16 bytes of IV, 64 of HMAC.
 */
async function decryptedPages(folder: string): Promise<Buffer> {
  const places = placesIn(folder);
  const opening = {
    header: readHeader(places.header),
    passphrase: strongPassphrase,
    derive: quickDerivation,
  };
  const { vaultKey } = await unlockWithPassphrase(opening);
  const bytes = readFileSync(places.database);
  const pages: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 4096) {
    const page = bytes.subarray(at, at + 4096);
    const cipher = createDecipheriv('aes-256-cbc', vaultKey, page.subarray(-80, -64)).setAutoPadding(false);
    pages.push(cipher.update(page.subarray(at === 0 ? 16 : 0, -80)));
  }
  return Buffer.concat(pages);
}

function sourcesIn(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
