import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { ExpectedError } from '../../../../shared/errors/error-codes.ts';
import { decodeHeader, largestHeader } from '../../keyslots/header-codec.ts';
import type { VaultHeader } from '../../keyslots/vault-header.ts';
import { backupError } from './backup-errors.ts';
import type { Stream } from './stream-file.ts';
import { streamFile } from './stream-file.ts';

/**
 * A backup in one file (`.alongside-backup`), numbers big-endian:
 * `"ALBACKUP" 8 · version 1 · header length 2 · database length 8 · header · database · SHA-256 32 of all before`.
 * The header and the database are those of the vault, encrypted as they are there. Magic, version and sum
 * stay the same in every version, so that an older app can tell "newer" from "damaged".
 */
const magic = new TextEncoder().encode('ALBACKUP');
const backupVersion = 1;
const prefixBytes = magic.length + 1 + 2 + 8;
export const sumBytes = 32;

/** What a checked backup holds, and where in the file its database lies. */
export interface Backup {
  readonly header: VaultHeader;
  readonly databaseAt: number;
  readonly databaseBytes: number;
}

/** All that comes before the database. */
export function backupPrefix(header: Uint8Array, databaseBytes: number): Uint8Array {
  const prefix = new Uint8Array(prefixBytes + header.length);
  const view = new DataView(prefix.buffer);
  prefix.set(magic);
  view.setUint8(magic.length, backupVersion);
  view.setUint16(magic.length + 1, header.length);
  view.setBigUint64(magic.length + 3, BigInt(databaseBytes));
  prefix.set(header, prefixBytes);
  return prefix;
}

/**
 * Reads a backup to its end and checks it. ExpectedError `backup-damaged` (also: no backup at all),
 * `backup-newer`, `header-weakened`, `cancelled`, `not-found`, `storage-failed`.
 */
export async function readBackup(file: string, stream: Stream = {}): Promise<Backup> {
  try {
    const handle = await open(file, 'r');
    try {
      return await check(handle, stream);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw backupError(error);
  }
}

async function check(handle: FileHandle, stream: Stream): Promise<Backup> {
  const { size } = await handle.stat();
  const start = await readExactly(handle, 0, Math.min(size, prefixBytes + largestHeader));
  if (start.length < prefixBytes + sumBytes || magic.some((byte, at) => start[at] !== byte)) throw damaged();
  const hash = createHash('sha256');
  await streamFile(handle, { from: 0, length: size - sumBytes }, (chunk) => hash.update(chunk), stream);
  if (hash.digest().compare(await readExactly(handle, size - sumBytes, sumBytes)) !== 0) throw damaged();

  const view = new DataView(start.buffer, start.byteOffset, start.length);
  if (view.getUint8(magic.length) !== backupVersion) throw new ExpectedError('backup-newer');
  const headerLength = view.getUint16(magic.length + 1);
  const databaseBytes = Number(view.getBigUint64(magic.length + 3));
  const databaseAt = prefixBytes + headerLength;
  if (headerLength > largestHeader || databaseAt + databaseBytes + sumBytes !== size) throw damaged();
  return { header: headerIn(start.subarray(prefixBytes, databaseAt)), databaseAt, databaseBytes };
}

function headerIn(bytes: Uint8Array): VaultHeader {
  try {
    return decodeHeader(bytes);
  } catch (error) {
    const code = error instanceof ExpectedError ? error.appError.code : undefined;
    if (code === 'header-newer') throw new ExpectedError('backup-newer');
    throw code === 'header-damaged' ? damaged() : error;
  }
}

async function readExactly(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await handle.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
}

function damaged(): ExpectedError {
  return new ExpectedError('backup-damaged');
}
