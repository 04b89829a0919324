import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/**
 * Unpacks the entries of a zip file that `placeOf` gives a path for (relative to `folder`), with their modes.
 * Enough of the format for archives below 4 GiB whose integrity was checked before.
 * @param {string} zip @param {string} folder @param {(name: string) => string | undefined} placeOf
 */
export function unzip(zip, folder, placeOf) {
  const file = openSync(zip, 'r');
  try {
    for (const entry of directoryOf(file)) {
      const place = placeOf(entry.name);
      if (place === undefined || entry.name.endsWith('/')) continue;
      const target = normalize(join(folder, place));
      if (!target.startsWith(normalize(`${folder}/`)))
        throw new Error('a zip entry points outside of its folder');
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, contentOf(file, entry), { mode: entry.mode });
    }
  } finally {
    closeSync(file);
  }
}

/** @param {number} file @returns {{ name: string, mode: number, method: number, packed: number, at: number }[]} */
function directoryOf(file) {
  const size = fstatSync(file).size;
  const tail = read(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('not a zip file');
  const directory = read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at + 46 <= directory.length;) {
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + name),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777 || 0o644,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      at: directory.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** @param {number} file @param {{ at: number, packed: number, method: number }} entry */
function contentOf(file, entry) {
  const header = read(file, entry.at, 30);
  const packed = read(file, entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), entry.packed);
  return entry.method === 0 ? packed : inflateRawSync(packed);
}

/** @param {number} file @param {number} at @param {number} length */
function read(file, at, length) {
  const bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, at) !== length) throw new Error('the zip file is cut short');
  return bytes;
}
