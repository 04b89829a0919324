import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { findCanaries, findInBytes, makeCanary } from '../../support/canary.ts';

const place = mkdtempSync(join(tmpdir(), 'alongside-canary-'));
afterAll(() => rmSync(place, { recursive: true }));

const canary = makeCanary('a comment');
const { sentence } = canary;
const utf8 = Buffer.from(sentence);
const wide = Buffer.from(sentence, 'utf16le');
const noise = (bytes: Buffer) => Buffer.concat([Buffer.alloc(333, 0xa7), bytes, Buffer.alloc(777, 0x5c)]);

function zipOf(content: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\u0003\u0004', 'latin1');
  header.writeUInt16LE(4, 26);
  return Buffer.concat([header, Buffer.from('name'), deflateRawSync(content)]);
}

function namedGzipOf(content: Buffer): Buffer {
  const plain = gzipSync(content);
  const header = Buffer.from(plain.subarray(0, 10));
  header[3] = 8;
  return Buffer.concat([header, Buffer.from('a name\0'), plain.subarray(10)]);
}

describe('the search for canaries', () => {
  it.each([
    ['plain', utf8],
    ['upper case', Buffer.from(sentence.toUpperCase())],
    ['UTF-16, little end first', wide],
    ['UTF-16, big end first', Buffer.from(wide).swap16()],
    ['hexadecimal', Buffer.from(utf8.toString('hex'))],
    ['upper-case hexadecimal', Buffer.from(utf8.toString('hex').toUpperCase())],
    ['base64', Buffer.from(utf8.toString('base64'))],
    ['base64, one byte later', Buffer.from(Buffer.from(`x${sentence}`).toString('base64'))],
    ['base64, two bytes later', Buffer.from(Buffer.from(`xx${sentence}`).toString('base64'))],
    ['base64 for addresses', Buffer.from(utf8.toString('base64url'))],
    ['base64 of UTF-16', Buffer.from(wide.toString('base64'))],
    ['URL-encoded', Buffer.from(encodeURIComponent(sentence))],
    ['every byte URL-encoded', Buffer.from(Array.from(utf8, (byte) => `%${byte.toString(16)}`).join(''))],
    ['gzip', gzipSync(utf8)],
    ['zlib', deflateSync(utf8)],
    [
      'zlib of a stream that was cut off',
      deflateSync(Buffer.concat([utf8, Buffer.alloc(5000, 'x')])).subarray(0, -6),
    ],
    ['zip', zipOf(utf8)],
    ['gzip with a name', namedGzipOf(utf8)],
    ['gzip of UTF-16', gzipSync(wide)],
  ])('finds one as %s in the middle of other bytes', (_form, bytes) => {
    expect(findInBytes(noise(bytes), [canary], 'x').map(({ label }) => label)).toContain('a comment');
  });

  it('finds one in a whole file of raw deflate', () => {
    expect(findInBytes(deflateRawSync(utf8), [canary], 'x')).not.toEqual([]);
  });

  it('finds nothing where there is none', () => {
    const another = makeCanary('another');
    expect(findInBytes(noise(gzipSync(Buffer.from(another.sentence))), [canary], 'x')).toEqual([]);
  });

  it('looks into every file below a folder, and at every name', () => {
    mkdirSync(join(place, 'deep', canary.marker), { recursive: true });
    writeFileSync(join(place, 'deep', 'file'), sentence);
    const found = findCanaries([place], [canary]);
    expect(found).toHaveLength(2);
    expect(found.map(({ path }) => path)).toContain(join(place, 'deep', 'file'));
  });

  it('tells what and where, never the words', () => {
    const [finding] = findInBytes(utf8, [canary], 'the folder');
    expect(finding).toEqual({
      label: 'a comment',
      form: 'plain',
      path: 'the folder',
      offset: sentence.indexOf(canary.marker),
    });
  });

  it('makes sentences that are different each time and longer than 32 bytes', () => {
    const markers = new Set(Array.from({ length: 100 }, () => makeCanary('x').marker));
    expect(markers.size).toBe(100);
    expect(sentence.length).toBeGreaterThan(32);
  });
});
