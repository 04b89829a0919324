import { base32, isBase32 } from './base32.ts';
import { hash, prf } from './primitives.ts';
import { utf8 } from './utf8.ts';

const directoryLabel = utf8('dir');
const feedLabel = utf8('feed');

/** What a name in a mailbox says. Names are relative to the circle's directory, parts joined by '/'. */
export type ObjectName =
  | { readonly folder: 'control'; readonly id: string }
  | { readonly folder: 'feed'; readonly feedTag: string; readonly seq: number; readonly id: string }
  | { readonly folder: 'invitation'; readonly drop: string; readonly id: string };

/** `cp1-` and 16 characters: the circle's directory in any mailbox, known to whoever has the directory key. */
export function directoryName(directoryKey: Uint8Array): string {
  return `cp1-${base32(prf(directoryKey, directoryLabel), 16)}`;
}

/** The pseudonym of a device's feed in a mailbox. */
export function feedTag(directoryKey: Uint8Array, deviceId: Uint8Array): string {
  return base32(prf(directoryKey, feedLabel, deviceId), 16);
}

/** The first 130 bits of the hash of a whole file: a name that commits to the bytes. */
export function fileId(file: Uint8Array): string {
  return base32(hash('file', file), 26);
}

export function feedFileName(
  directoryKey: Uint8Array,
  deviceId: Uint8Array,
  seq: number,
  file: Uint8Array,
): string {
  return formatName({ folder: 'feed', feedTag: feedTag(directoryKey, deviceId), seq, id: fileId(file) });
}

export function controlFileName(file: Uint8Array): string {
  return formatName({ folder: 'control', id: fileId(file) });
}

export function dropFileName(drop: string, file: Uint8Array): string {
  return formatName({ folder: 'invitation', drop, id: fileId(file) });
}

export function formatName(name: ObjectName): string {
  switch (name.folder) {
    case 'control':
      return `c/${name.id}.cp1`;
    case 'feed':
      return `f/${name.feedTag}/${name.seq}-${name.id}.cp1`;
    case 'invitation':
      return `i/${name.drop}/${name.id}.cp1`;
  }
}

/** Reads a name; undefined for everything that is no name of this protocol (sync litter, later versions' folders). */
export function parseName(name: string): ObjectName | undefined {
  if (name.length > 110) return undefined;
  const parts = name.split('/');
  const file = parts.at(-1) ?? '';
  if (!file.endsWith('.cp1')) return undefined;
  const stem = file.slice(0, -4);
  if (parts.length === 2 && parts[0] === 'c' && isBase32(stem, 26)) return { folder: 'control', id: stem };
  const [folder, middle] = parts;
  if (parts.length !== 3 || middle === undefined || !isBase32(middle, 16)) return undefined;
  if (folder === 'i' && isBase32(stem, 26)) return { folder: 'invitation', drop: middle, id: stem };
  const [seqText, id, ...more] = stem.split('-');
  if (folder !== 'f' || seqText === undefined || id === undefined || more.length > 0) return undefined;
  if (!/^[1-9][0-9]{0,15}$/.test(seqText) || !isBase32(id, 26)) return undefined;
  const seq = Number(seqText);
  return Number.isSafeInteger(seq) ? { folder: 'feed', feedTag: middle, seq, id } : undefined;
}

/** Whether the bytes are those that the name promises; if not, the file is not an object (yet). */
export function matchesName(id: string, file: Uint8Array): boolean {
  return fileId(file) === id;
}
