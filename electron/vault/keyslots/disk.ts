import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';

/** Only the owner may read or write a file of a vault (security.md D13). */
export const privateFile = 0o600;

/** The single steps that a safe replacement of a file is made of; tests let one of them fail. */
export interface Disk {
  /** Opens a new file that only the owner may read; fails when it is there already. */
  create(file: string): number;
  write(open: number, bytes: Uint8Array): void;
  sync(open: number): void;
  close(open: number): void;
  rename(from: string, to: string): void;
  /** Makes a rename inside this folder durable. */
  syncFolder(folder: string): void;
  remove(file: string): void;
}

export const realDisk: Disk = {
  create: (file) => openSync(file, 'wx', privateFile),
  write: (open, bytes) => {
    for (let at = 0; at < bytes.length;) at += writeSync(open, bytes, at);
  },
  sync: (open) => fsyncSync(open),
  close: (open) => closeSync(open),
  rename: (from, to) => renameSync(from, to),
  syncFolder: (folder) => {
    if (process.platform === 'win32') return; // a folder cannot be opened there; NTFS journals renames
    const open = openSync(folder, 'r');
    try {
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
  },
  remove: (file) => rmSync(file, { force: true }),
};

/**
 * Replaces a file in one step: at every instant, and after a loss of power, either all of the old bytes
 * or all of the new ones are there. ExpectedError `disk-full`, `storage-failed`.
 */
export function replaceFile(file: string, bytes: Uint8Array, disk: Disk = realDisk): void {
  const next = `${file}.new`;
  try {
    disk.remove(next); // left by a replacement that was killed
    const open = disk.create(next);
    try {
      disk.write(open, bytes);
      disk.sync(open);
    } finally {
      disk.close(open);
    }
    disk.rename(next, file);
    disk.syncFolder(dirname(file));
  } catch (error) {
    throw storageError(error);
  }
}

/** The bytes of a file of at most `limit` bytes; undefined when there is none. */
export function readSmallFile(file: string, limit: number): Uint8Array | 'too-large' | undefined {
  try {
    return statSync(file).size > limit ? 'too-large' : readFileSync(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw storageError(error);
  }
}

/** What a person can act on, out of an error of the file system (its message holds the path). */
export function storageError(error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  return new ExpectedError(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'storage-failed');
}

/** `ENOENT` and the like, when the error comes from the operating system. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
