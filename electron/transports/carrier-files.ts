/**
 * The few acts on files that carriers need. One small interface, so that a test can make any of them fail
 * at any moment; the real one is below. Links are never followed at the last part of a path.
 */
import { constants } from 'node:fs';
import { access, chmod, lstat, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { systemCode } from '../../shared/transport/transport-fault.ts';

export type PathKind = 'file' | 'folder' | 'other' | 'absent';

export interface PathState {
  readonly kind: PathKind;
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: Exclude<PathKind, 'absent'>;
}

export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>;
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface CarrierFiles {
  /** What is at the path; `follow` looks through a link (only for the folder that the person chose). */
  look(path: string, follow?: 'follow'): Promise<PathState>;
  entries(path: string): Promise<readonly FolderEntry[]>;
  mayWrite(path: string): Promise<boolean>;
  makeFolder(path: string, mode: number): Promise<void>;
  /** Fails with EEXIST when anything is there. */
  create(path: string, mode: number): Promise<OpenFile>;
  /** An existing file, to be written from its start. */
  reopen(path: string): Promise<OpenFile>;
  /** The whole file, or undefined when it is none, empty, or larger than `maxBytes`. */
  read(path: string, maxBytes: number): Promise<Uint8Array | undefined>;
  /** Makes a folder's entries durable (a no-op where the system cannot). */
  syncFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
}

// Not known on Windows, where links need rights that sync programs do not have.
const noFollow = constants.O_NOFOLLOW ?? 0;
const noBlock = constants.O_NONBLOCK ?? 0;

export const carrierFiles: CarrierFiles = {
  async look(path, follow) {
    try {
      const found = follow === 'follow' ? await stat(path) : await lstat(path);
      return { kind: kindOf(found), size: found.size, mode: found.mode & 0o777 };
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR'].includes(systemCode(error))) throw error;
      return { kind: 'absent', size: 0, mode: 0 };
    }
  },
  async entries(path) {
    const found = await readdir(path, { withFileTypes: true });
    return found.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  },
  async mayWrite(path) {
    try {
      await access(path, constants.W_OK);
      return true;
    } catch (error) {
      if (['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error))) return false;
      throw error;
    }
  },
  async makeFolder(path, mode) {
    await mkdir(path, { mode });
    await allow(path, mode);
  },
  async create(path, mode) {
    const handle = await open(
      path,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow,
      mode,
    );
    await allow(path, mode);
    return openFile(handle);
  },
  async reopen(path) {
    return openFile(await open(path, constants.O_WRONLY | noFollow | noBlock));
  },
  async read(path, maxBytes) {
    const handle = await openToRead(path);
    if (handle === undefined) return undefined;
    try {
      const { size } = await handle.stat();
      if (!(await handle.stat()).isFile() || size === 0 || size > maxBytes) return undefined;
      return await readExactly(handle, size);
    } finally {
      await handle.close();
    }
  },
  async syncFolder(path) {
    if (process.platform === 'win32') return; // folders cannot be opened there; NTFS journals its entries
    const handle = await open(path, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  remove: unlink,
};

function kindOf(found: { isFile(): boolean; isDirectory(): boolean }): Exclude<PathKind, 'absent'> {
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}

/** The mode whatever the umask says; file systems without modes (FAT, network shares) refuse, which is fine. */
async function allow(path: string, mode: number): Promise<void> {
  try {
    await chmod(path, mode);
  } catch (error) {
    if (!['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'ENOSYS'].includes(systemCode(error)))
      throw error;
  }
}

async function openToRead(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, constants.O_RDONLY | noFollow | noBlock);
  } catch (error) {
    // Gone meanwhile, or a link: neither is an object.
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR'].includes(systemCode(error))) return undefined;
    throw error;
  }
}

async function readExactly(handle: FileHandle, size: number): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(size);
  let done = 0;
  while (done < size) {
    const { bytesRead } = await handle.read(bytes, done, size - done, done);
    if (bytesRead === 0) return undefined; // it shrank meanwhile: somebody is writing it
    done += bytesRead;
  }
  return bytes;
}

function openFile(handle: FileHandle): OpenFile {
  let position = 0;
  return {
    async write(bytes) {
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position);
        done += bytesWritten;
        position += bytesWritten;
      }
    },
    truncate: (length) => handle.truncate(length),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}
