/**
 * A circle's mailbox in a folder that some program or person carries between computers: a synced folder,
 * a network drive, a USB stick. Nothing is ever deleted or renamed here. (protocol.md section 11)
 */
import { join } from 'node:path';
import { systemCode, toTransportFault } from '../../../shared/transport/transport-fault.ts';
import type { MailboxEntry, NameMatches, Transport } from '../../../shared/transport/transport.ts';
import type { CarrierFiles } from '../carrier-files.ts';
import { carrierFiles } from '../carrier-files.ts';
import { isObjectName } from '../object-name.ts';
import { checkFolder } from './folder-places.ts';
import type { FoundObjects } from './scan-mailbox.ts';
import { scanMailbox } from './scan-mailbox.ts';
import { watchMailbox } from './watch-mailbox.ts';
import { writeObject } from './write-object.ts';

export interface FolderMailbox {
  /** The folder that the person chose. */
  readonly root: string;
  /** The mailbox's own folder in it: `cp1-` and 16 characters of base32. */
  readonly directory: string;
  readonly nameMatches: NameMatches;
  readonly files?: CarrierFiles;
}

/** Sizes are asked for so many files at once. */
const looksAtOnce = 32;

export function openFolderTransport({
  root,
  directory,
  nameMatches,
  files = carrierFiles,
}: FolderMailbox): Transport {
  let found: FoundObjects = new Map();
  return {
    check: () => orFault(() => checkFolder(files, root, directory)),
    list: (known = () => false) =>
      orFault(async () => {
        found = await scanMailbox(files, root, directory);
        return entriesOf(files, found, known);
      }),
    read: (name, maxBytes) =>
      orFault(async () => {
        demandName(name);
        for (const path of found.get(name) ?? [join(root, directory, name)]) {
          const bytes = await readCandidate(files, path, maxBytes);
          if (bytes !== undefined && nameMatches(name, bytes)) return bytes;
        }
        return 'absent';
      }),
    write: (name, bytes, mayRepair) =>
      orFault(() => {
        demandName(name);
        return writeObject({ files, root, directory, nameMatches }, name, bytes, mayRepair);
      }),
    watch: (onHint) => watchMailbox(files, root, directory, onHint),
  };
}

async function entriesOf(
  files: CarrierFiles,
  found: FoundObjects,
  known: (name: string) => boolean,
): Promise<readonly MailboxEntry[]> {
  const entries: MailboxEntry[] = [];
  const unknown: [string, readonly string[]][] = [];
  for (const [name, paths] of found) {
    if (known(name)) entries.push({ name, size: null });
    else unknown.push([name, paths]);
  }
  for (let from = 0; from < unknown.length; from += looksAtOnce) {
    const sizes = await Promise.all(
      unknown.slice(from, from + looksAtOnce).map(async ([name, paths]) => {
        const looks = await Promise.all(paths.map((path) => files.look(path)));
        return { name, size: Math.max(...looks.map((look) => (look.kind === 'file' ? look.size : 0))) };
      }),
    );
    // An empty file is a placeholder: not here yet.
    entries.push(...sizes.filter(({ size }) => size > 0));
  }
  return entries;
}

async function readCandidate(
  files: CarrierFiles,
  path: string,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  try {
    return await files.read(path, maxBytes);
  } catch (error) {
    // One unreadable file (online-only and offline, a bad sector, somebody else's lock) is "not here yet".
    if (systemCode(error) === '') throw error;
    return undefined;
  }
}

function demandName(name: string): void {
  if (!isObjectName(name)) throw new RangeError('Not the name of an object');
}

async function orFault<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw toTransportFault(error);
  }
}
