import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packAsar } from '../../../../resources/setup/electron/asar.mjs';
import { unzip } from '../../../../resources/setup/electron/unzip.mjs';

const entry = z.object({ offset: z.string(), size: z.number() });
const directory = z.object({ files: z.object({ 'main.mjs': entry }) });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-archives-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function zipFile(entries: Parameters<typeof zipSync>[0]): string {
  const file = join(folder, 'archive.zip');
  writeFileSync(file, zipSync(entries));
  return file;
}

describe('unpacking the runtime', () => {
  it('writes each chosen file with its content and its right to be run', () => {
    const script = { os: 3, attrs: 0o100755 << 16 };
    const zip = zipFile({
      'top/run': [strToU8('#!/bin/sh\n'.repeat(100)), script],
      'top/deep/text': [strToU8('stored'), { level: 0 }],
      'top/left-out': strToU8('not wanted'),
    });
    const out = join(folder, 'out');
    unzip(zip, out, (name) => (name.endsWith('left-out') ? undefined : name.slice('top/'.length)));
    expect(readdirSync(out).toSorted()).toEqual(['deep', 'run']);
    expect(readFileSync(join(out, 'run'), 'utf8')).toBe('#!/bin/sh\n'.repeat(100));
    expect(readFileSync(join(out, 'deep/text'), 'utf8')).toBe('stored');
    expect(statSync(join(out, 'run')).mode & 0o111).not.toBe(0);
    expect(statSync(join(out, 'deep/text')).mode & 0o111).toBe(0);
  });

  // Fails when: an archive may write outside of the folder it is unpacked into.
  it('refuses an entry that leads out of its folder', () => {
    const zip = zipFile({ '../escaped': strToU8('x') });
    expect(() => unzip(zip, join(folder, 'out'), (name) => name)).toThrow('outside');
    expect(readdirSync(folder)).toEqual(['archive.zip']);
  });

  it('refuses what is no archive, and one that is cut short', () => {
    const zip = zipFile({ a: strToU8('content that is long enough to be cut') });
    const whole = readFileSync(zip);
    writeFileSync(zip, whole.subarray(0, whole.length - 30));
    expect(() => unzip(zip, join(folder, 'out'), (name) => name)).toThrow('not a zip file');
  });
});

describe('packing the app loader', () => {
  it('gives Electron a directory and the bytes that it points to', () => {
    const archive = packAsar({ 'package.json': '{}', 'main.mjs': 'import "electron";' });
    const json: unknown = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12)));
    const content = 8 + archive.readUInt32LE(4);
    const { offset, size } = directory.parse(json).files['main.mjs'];
    const begin = content + Number(offset);
    expect(archive.toString('utf8', begin, begin + size)).toBe('import "electron";');
  });
});
