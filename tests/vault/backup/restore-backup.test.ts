import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { backUpTo } from '../../../electron/vault/database/backup/back-up.ts';
import { readBackup } from '../../../electron/vault/database/backup/backup-file.ts';
import { restoreBackup } from '../../../electron/vault/database/backup/restore-backup.ts';
import { placesIn } from '../../../electron/vault/keyslots/vault-folder.ts';
import {
  codeOf,
  newVault,
  otherPassphrase,
  reopenedVault,
  temporaryFolder,
  vaultGround,
} from '../../support/vault-on-disk.ts';

let folder: string;
let file: string;
let whole: Buffer;

beforeEach(async () => {
  folder = temporaryFolder();
  file = join(temporaryFolder(), 'b.alongside-backup');
  const vault = await newVault(folder);
  vault.database.write((tx) => tx.run("INSERT INTO meta VALUES ('kept', x'01')"));
  await backUpTo({ database: vault.database, folder, target: file, now: Date.now });
  vault.close();
  whole = readFileSync(file);
});

type Asked = Parameters<typeof restoreBackup>[0];
const restore = (into: string, asked: Partial<Asked> = {}) =>
  restoreBackup({ file, folder: into, setAside: false, ...vaultGround('restore'), ...asked });

/** The file with a change, and a sum that fits again. */
function resummed(bytes: Buffer): Buffer {
  const body = bytes.subarray(0, -32);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

function changed(at: number, to: number): Buffer {
  const bytes = Buffer.from(whole);
  bytes[at] = to;
  return bytes;
}

describe('restoring a backup', () => {
  // Fails when: any part of the file is not covered by its sum, or is used before it is checked.
  it('refuses one with any byte changed or missing, and leaves the folder as it was', async () => {
    const places = Array.from({ length: 60 }, (_, at) => Math.floor((at * (whole.length - 1)) / 59));
    for (const at of [...places, 8, 9, 10, 11, 18, 19]) {
      const into = join(temporaryFolder(), 'vault');
      writeFileSync(file, changed(at, (whole[at] ?? 0) ^ 1));
      expect([at, await codeOf(() => restore(into))]).toEqual([at, 'backup-damaged']);
      writeFileSync(file, whole.subarray(0, at));
      expect([at, await codeOf(() => restore(into))]).toEqual([at, 'backup-damaged']);
      expect(existsSync(into)).toBe(false);
    }
  });

  it.each<[string, string, () => Buffer]>([
    ['that is some other file', 'backup-damaged', () => Buffer.from('# A journal\n'.repeat(100))],
    ['of a later version', 'backup-newer', () => resummed(changed(8, 2))],
    ['whose header is of a later version', 'backup-newer', () => resummedHeader((header) => (header[8] = 2))],
    ['whose header is damaged', 'backup-damaged', () => resummed(changed(40, (whole[40] ?? 0) ^ 1))],
    ['with a length that does not fit', 'backup-damaged', () => resummed(changed(18, 99))],
    ['with a header length that does not fit', 'backup-damaged', () => resummed(changed(9, 0xff))],
    ['with bytes after its end', 'backup-damaged', () => Buffer.concat([whole, Buffer.alloc(1)])],
  ])('refuses one %s as %s', async (_what, code, bytes) => {
    writeFileSync(file, bytes());
    expect(await codeOf(() => readBackup(file))).toBe(code);
    expect(await codeOf(() => restore(join(folder, 'new')))).toBe(code);
  });

  function resummedHeader(change: (header: Buffer) => void): Buffer {
    const bytes = Buffer.from(whole);
    const header = bytes.subarray(19, 19 + bytes.readUInt16BE(9));
    change(header);
    createHash('sha256')
      .update(header.subarray(0, -32))
      .digest()
      .copy(header, header.length - 32);
    return resummed(bytes);
  }

  it('says when there is no such file, and when it is a folder', async () => {
    rmSync(file);
    expect(await codeOf(() => restore(join(folder, 'new')))).toBe('not-found');
    mkdirSync(file);
    expect(await codeOf(() => restore(join(folder, 'new')))).toBe('storage-failed');
  });

  // Fails when: a vault that is there is written over.
  it('never replaces a vault unasked', async () => {
    const before = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('hex'));
    expect(await codeOf(() => restore(folder))).toBe('vault-exists');
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('hex'))).toEqual(
      before,
    );
  });

  it('sets a damaged vault aside under the date, whole, and deletes nothing', async () => {
    const places = placesIn(folder);
    writeFileSync(places.database, 'damaged');
    writeFileSync(`${places.database}-wal`, 'the last words');
    expect(await codeOf(() => reopenedVault(folder))).toBe('database-damaged');
    const now = () => Date.UTC(2026, 10, 22, 14, 3, 0);
    await restore(folder, { setAside: true, now });
    const aside = join(folder, 'set-aside-2026-11-22T14-03-00Z');
    expect(readFileSync(join(aside, 'vault.db'), 'utf8')).toBe('damaged');
    expect(readFileSync(join(aside, 'vault.db-wal'), 'utf8')).toBe('the last words');
    expect(existsSync(join(aside, 'vault.header'))).toBe(true);
    const vault = await reopenedVault(folder);
    expect(vault.database.read((tx) => tx.get("SELECT key FROM meta WHERE key = 'kept'"))).toBeDefined();
    vault.close();

    await restore(folder, { setAside: true, now });
    expect(readdirSync(folder).filter((name) => name.startsWith('set-aside'))).toEqual([
      'set-aside-2026-11-22T14-03-00Z',
      'set-aside-2026-11-22T14-03-00Z-2',
    ]);
    (await reopenedVault(folder)).close();
  });

  it('keeps the wait after wrong tries', async () => {
    for (let time = 0; time < 4; time++) {
      expect(await codeOf(() => reopenedVault(folder, otherPassphrase))).toBe('passphrase-wrong');
    }
    await restore(folder, { setAside: true });
    expect(await codeOf(() => reopenedVault(folder))).toBe('unlock-delayed');
  });

  // Fails when: the old vault is moved before the new database is complete, or what was begun stays behind.
  it('leaves everything as it was when it is cancelled', async () => {
    const before = readdirSync(folder).toSorted();
    const stop = new AbortController();
    const cancelled = () =>
      restore(folder, { setAside: true, signal: stop.signal, onProgress: () => stop.abort() });
    expect(await codeOf(cancelled)).toBe('cancelled');
    expect(readdirSync(folder).toSorted()).toEqual(before);
    (await reopenedVault(folder)).close();
  });

  it('waits until the vault is locked', async () => {
    const vault = await reopenedVault(folder);
    expect(await codeOf(() => restore(folder, { setAside: true }))).toBe('vault-in-use');
    vault.close();
    expect(await codeOf(() => restore(folder, { setAside: true }))).toBe('nothing failed');
  });

  it('tells how far it is, up to the end', async () => {
    const told: [number, number][] = [];
    await restore(join(temporaryFolder(), 'vault'), {
      onProgress: (done, total) => told.push([done, total]),
    });
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
    expect(told.at(-1)).toEqual([2 * whole.length, 2 * whole.length]);
  });
});
