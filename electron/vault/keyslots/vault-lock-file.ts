import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import { privateFile, storageError, systemCode } from './disk.ts';
import type { RunningProcess } from './running-process.ts';
import { isRunning, thisProcess } from './running-process.ts';

/** Held while a process has the vault open (security.md A9). */
export interface VaultLock {
  release(): void;
}

/**
 * Takes `vault.lock`. One that was left by a process that has ended is taken over. ExpectedError
 * `vault-in-use`, `storage-failed`, `disk-full`. It exists to say so kindly: the database has locks of its
 * own, so even two holders could not harm it.
 *
 * @param ownName what tells this holder's temporary files from any other's.
 */
export function takeVaultLock(file: string, ownName: string): VaultLock {
  const own = `${file}.${ownName}`;
  const text = JSON.stringify({ ...thisProcess(), name: ownName });
  try {
    writeWhole(own, text);
    if (!claim(own, file)) {
      setStaleAside(file, `${own}.stale`);
      if (!claim(own, file)) throw new ExpectedError('vault-in-use');
    }
    return { release: () => release(file, text) };
  } catch (error) {
    throw storageError(error);
  } finally {
    rmSync(own, { force: true });
  }
}

/** Puts the finished lock in its place, all at once, if the place is free. */
function claim(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'EEXIST') return false;
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR'].includes(code)) throw error;
    return claimByCopy(own, file);
  }
}

/** For file systems without hard links (FAT): as exclusive, but not all at once. */
function claimByCopy(own: string, file: string): boolean {
  try {
    copyFileSync(own, file, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moving it away can succeed for one process only; whoever finds a living lock in hand puts it back. */
function setStaleAside(file: string, aside: string): void {
  if (!isStale(read(file))) throw new ExpectedError('vault-in-use');
  try {
    renameSync(file, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return; // another process was faster
    throw error;
  }
  const stale = isStale(read(aside));
  if (!stale) claim(aside, file);
  rmSync(aside, { force: true });
  if (!stale) throw new ExpectedError('vault-in-use');
}

function release(file: string, text: string): void {
  if (read(file) === text) rmSync(file, { force: true });
}

/** A lock is written whole before it is in its place, so one that cannot be read is nobody's. */
function isStale(text: string): boolean {
  if (text === '') return true;
  try {
    const holder = JSON.parse(text) as RunningProcess;
    return !Number.isSafeInteger(holder.pid) || !isRunning(holder);
  } catch {
    return true; // not JSON
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function writeWhole(file: string, text: string): void {
  const open = openSync(file, 'w', privateFile);
  try {
    writeSync(open, text);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
