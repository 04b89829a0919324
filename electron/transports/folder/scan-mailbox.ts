/** Looks through a mailbox's folders: which objects may be there, and in which files each may be found. */
import { join } from 'node:path';
import { systemCode } from '../../../shared/transport/transport-fault.ts';
import type { CarrierFiles, FolderEntry } from '../carrier-files.ts';
import { isObjectName, objectFileName, objectFolderName } from '../object-name.ts';

/** By the object's name: real paths, the one with exactly this name first. */
export type FoundObjects = ReadonlyMap<string, readonly string[]>;

export interface ScanLimits {
  readonly files: number;
  readonly folders: number;
}

export const scanLimits: ScanLimits = { files: 250_000, folders: 4096 };

/** More copies of one object than this are not looked at. */
const copiesOfOne = 8;
/** After so many names others get their turn: a folder with 100,000 files must not stop the process. */
const namesInOneGo = 4096;

export async function scanMailbox(
  files: CarrierFiles,
  root: string,
  directory: string,
  limits: ScanLimits = scanLimits,
): Promise<FoundObjects> {
  const found = new Map<string, string[]>();
  const left = { files: limits.files, folders: limits.folders };
  for (const mailbox of await foldersIn(files, root)) {
    if (mailbox.name === directory) await scanFolder(mailbox.path, '', 2);
  }
  return found;

  async function scanFolder(path: string, prefix: string, depth: number): Promise<void> {
    if (left.folders-- <= 0) return;
    const entries = await entriesOf(files, path);
    let names = 0;
    for (const entry of entries) {
      if (++names % namesInOneGo === 0) await new Promise((resume) => setImmediate(resume));
      if (entry.kind === 'file') note(path, prefix, entry.name);
      else if (entry.kind === 'folder' && depth > 0) {
        const name = objectFolderName(entry.name);
        if (name !== undefined) await scanFolder(join(path, entry.name), `${prefix}${name}/`, depth - 1);
      }
    }
  }

  function note(path: string, prefix: string, fileName: string): void {
    const own = objectFileName(fileName);
    if (own === undefined || !isObjectName(prefix + own) || left.files-- <= 0) return;
    const places = found.get(prefix + own);
    const place = join(path, fileName);
    if (places === undefined) found.set(prefix + own, [place]);
    else if (places.length < copiesOfOne) {
      if (fileName === own) places.unshift(place);
      else places.push(place);
    }
  }
}

async function foldersIn(files: CarrierFiles, root: string): Promise<{ name: string; path: string }[]> {
  const folders: { name: string; path: string }[] = [];
  for (const entry of await files.entries(root)) {
    const name = entry.kind === 'folder' ? objectFolderName(entry.name) : undefined;
    if (name !== undefined) folders.push({ name, path: join(root, entry.name) });
  }
  return folders;
}

async function entriesOf(files: CarrierFiles, path: string): Promise<readonly FolderEntry[]> {
  try {
    return await files.entries(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []; // taken away between two looks
    throw error;
  }
}
