import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  readExchangeFile,
  writeExchangeFile,
} from '../../../../../electron/transports/file/exchange-file.ts';
import { faultyFiles } from '../../../../support/faulty-files.ts';
import { testBytes } from '../../../../support/test-objects.ts';

describe('an .alongside file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'alongside-file-'));
    path = join(folder, 'For Ben.alongside');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is saved whole, synced before it takes its name, and read back', async () => {
    const files = faultyFiles();
    await writeExchangeFile(path, testBytes(1), files);
    expect(files.acts.map((act) => act.split(' ')[0])).toEqual([
      'create',
      'write',
      'sync',
      'rename',
      'syncFolder',
    ]);
    expect(await readExchangeFile(path, 600)).toEqual(testBytes(1));
    expect(await readdir(folder)).toEqual(['For Ben.alongside']);
  });

  it('keeps what was under its name when saving fails at any act', async () => {
    // Fails when the chosen name is opened for writing directly.
    await writeFile(path, 'older');
    for (let at = 1; at <= 4; at++) {
      const files = faultyFiles({ at, code: 'ENOSPC', tornAt: 100 });
      await expect(writeExchangeFile(path, testBytes(2), files)).rejects.toMatchObject({ kind: 'full' });
      expect(await readFile(path, 'utf8')).toBe('older');
      expect(await readdir(folder)).toEqual(['For Ben.alongside']);
    }
  });

  it('is saved although an earlier attempt was cut off by a power failure', async () => {
    await writeFile(join(folder, '.For Ben.alongside.1.tmp'), 'torn');
    await writeExchangeFile(path, testBytes(3));
    expect(await readExchangeFile(path, 600)).toEqual(testBytes(3));
  });

  it('is not read when it is larger than allowed, empty, a folder or missing', async () => {
    await writeExchangeFile(path, testBytes(1));
    expect(await readExchangeFile(path, 599)).toBe('too-large');
    expect(await readExchangeFile(folder, 600)).toBe('too-large');
    await writeFile(path, '');
    expect(await readExchangeFile(path, 600)).toBe('empty');
    await expect(readExchangeFile(join(folder, 'none'), 600)).rejects.toMatchObject({ kind: 'missing' });
  });
});
