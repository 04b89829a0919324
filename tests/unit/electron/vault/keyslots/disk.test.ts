import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Disk } from '../../../../../electron/vault/keyslots/disk.ts';
import {
  readSmallFile,
  realDisk,
  replaceFile,
  storageError,
} from '../../../../../electron/vault/keyslots/disk.ts';
import { brokenDisk, stepsOf } from '../../../../support/broken-disk.ts';
import { codeOf, temporaryFolder } from '../../../../support/vault-on-disk.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
let file: string;
beforeEach(() => {
  file = join(temporaryFolder(), 'small');
});

describe('replacing a file', () => {
  it('writes, syncs, renames and syncs the folder, in this order', () => {
    const steps = stepsOf((disk) => replaceFile(file, bytes('new'), disk));
    expect(steps).toEqual(['remove', 'create', 'write', 'sync', 'close', 'rename', 'syncFolder']);
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  // Fails when: the file is written in place, or renamed before it is synced.
  it('leaves all of the old or all of the new, whichever step fails, and works the next time', async () => {
    for (let step = 1; step <= 7; step++) {
      replaceFile(file, bytes('old'));
      await codeOf(() => replaceFile(file, bytes('new'), brokenDisk(step)));
      expect(readFileSync(file, 'utf8')).toBe(step <= 6 ? 'old' : 'new');
      replaceFile(file, bytes('newest'));
      expect(readFileSync(file, 'utf8')).toBe('newest');
      expect(readdirSync(join(file, '..'))).toEqual(['small']);
    }
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'storage-failed'],
    ['EACCES', 'storage-failed'],
    ['EROFS', 'storage-failed'],
    ['EMFILE', 'storage-failed'],
  ])('says %s as %s, without the path', async (code, expected) => {
    const disk: Disk = brokenDisk(3, code);
    expect(await codeOf(() => replaceFile(file, bytes('new'), disk))).toBe(expected);
  });

  it('lets a bug of ours through as what it is', () => {
    const bug = new TypeError('a bug');
    expect(storageError(bug)).toBe(bug);
  });

  it('writes all of the bytes where one write takes only a part', () => {
    const long = new Uint8Array(300_000).fill(7);
    replaceFile(file, long, realDisk);
    expect(readFileSync(file)).toHaveLength(300_000);
  });
});

describe('reading a small file', () => {
  it('answers nothing for none, refuses one beyond the limit, and says what cannot be read', async () => {
    expect(readSmallFile(file, 10)).toBeUndefined();
    writeFileSync(file, '0123456789');
    expect(readSmallFile(file, 10)).toHaveLength(10);
    expect(readSmallFile(file, 9)).toBe('too-large');
    mkdirSync(`${file}.folder`);
    expect(await codeOf(() => readSmallFile(`${file}.folder`, 1e6))).toBe('storage-failed');
  });
});
