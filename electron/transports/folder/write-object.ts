/**
 * Writes one object into a mailbox: the final name created with O_EXCL, written, synced, and the folder
 * synced. No temporary names and no renames: sync programs carry those as files of their own.
 * (protocol.md section 11, security.md F10)
 */
import { dirname, join } from 'node:path';
import { TransportFault, systemCode } from '../../../shared/transport/transport-fault.ts';
import type { NameMatches, WriteOutcome } from '../../../shared/transport/transport.ts';
import type { CarrierFiles, OpenFile } from '../carrier-files.ts';

export interface ObjectPlace {
  readonly files: CarrierFiles;
  /** The folder that the person chose; it is never created. */
  readonly root: string;
  readonly directory: string;
  readonly nameMatches: NameMatches;
}

export async function writeObject(
  place: ObjectPlace,
  name: string,
  bytes: Uint8Array,
  mayRepair: boolean,
): Promise<WriteOutcome> {
  const { files, root, directory } = place;
  const chosen = await files.look(root, 'follow');
  if (chosen.kind !== 'folder') throw new TransportFault('missing');
  await makeFolders(files, root, [directory, ...name.split('/').slice(0, -1)], chosen.mode);
  const path = join(root, directory, name);
  let file: OpenFile;
  try {
    // Whoever may read the chosen folder may read the objects in it: other people's accounts may have to.
    file = await files.create(path, chosen.mode & 0o666);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    return writeAgain(place, path, name, bytes, mayRepair);
  }
  await fill(file, bytes);
  await files.syncFolder(dirname(path));
  return 'written';
}

async function makeFolders(
  files: CarrierFiles,
  root: string,
  names: readonly string[],
  mode: number,
): Promise<void> {
  let path = root;
  for (const name of names) {
    const parent = path;
    path = join(path, name);
    const { kind } = await files.look(path);
    if (kind === 'folder') continue;
    if (kind !== 'absent') throw new TransportFault('failed'); // a link or a file: nothing of ours goes through it
    try {
      await files.makeFolder(path, mode);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error; // the sync program was faster
    }
    await files.syncFolder(parent);
  }
}

async function writeAgain(
  { files, nameMatches }: ObjectPlace,
  path: string,
  name: string,
  bytes: Uint8Array,
  mayRepair: boolean,
): Promise<WriteOutcome> {
  const there = await files.read(path, bytes.length);
  if (there !== undefined && nameMatches(name, there)) {
    // It may be ours from before a crash: only now is it certainly durable.
    await files.syncFolder(dirname(path));
    return 'there-already';
  }
  if (!mayRepair || (await files.look(path)).kind !== 'file') return 'blocked';
  const file = await files.reopen(path);
  await fill(file, bytes);
  await files.syncFolder(dirname(path));
  return 'written';
}

async function fill(file: OpenFile, bytes: Uint8Array): Promise<void> {
  try {
    await file.write(bytes);
    await file.truncate(bytes.length);
    await file.sync();
  } finally {
    await file.close();
  }
}
