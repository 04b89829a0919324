/** The carriers' files with a recorder and a fault: the n-th act fails, or everything from the n-th on (power is gone). */
import type { CarrierFiles, OpenFile } from '../../electron/transports/carrier-files.ts';
import { carrierFiles } from '../../electron/transports/carrier-files.ts';

export interface FaultyFiles extends CarrierFiles {
  /** Acts so far, in order: `create 1-abc….cp1`, `write 600`, `sync`, `syncFolder abcdefghijklmnop`. */
  readonly acts: string[];
}

export interface Fault {
  /** Counts acts that change something (create, write, truncate, sync, makeFolder, syncFolder, rename, remove) from 1. */
  readonly at: number;
  readonly code: string;
  /** Also everything after it: the computer is off. */
  readonly forever?: boolean;
  /** How much of a failing write still reaches the disk. */
  readonly tornAt?: number;
}

export function faultyFiles(fault?: Fault, real: CarrierFiles = carrierFiles): FaultyFiles {
  const acts: string[] = [];
  const last = (path: string) => path.split('/').at(-1) ?? '';

  async function act<T>(what: string, perform: () => Promise<T>, torn?: () => Promise<void>): Promise<T> {
    acts.push(what);
    const fails =
      fault !== undefined && (fault.forever === true ? acts.length >= fault.at : acts.length === fault.at);
    if (!fails) return perform();
    if (acts.length === fault.at) await torn?.();
    throw Object.assign(new Error('injected'), { code: fault.code });
  }

  const wrap = (file: OpenFile): OpenFile => ({
    write: (bytes) =>
      act(
        `write ${bytes.length}`,
        () => file.write(bytes),
        () => file.write(bytes.subarray(0, fault?.tornAt ?? 0)),
      ),
    truncate: (length) => act(`truncate ${length}`, () => file.truncate(length)),
    sync: () => act('sync', () => file.sync()),
    close: () => file.close(),
  });

  return {
    acts,
    look: real.look,
    entries: real.entries,
    mayWrite: real.mayWrite,
    read: real.read,
    makeFolder: (path, mode) => act(`makeFolder ${last(path)}`, () => real.makeFolder(path, mode)),
    create: (path, mode) => act(`create ${last(path)}`, async () => wrap(await real.create(path, mode))),
    reopen: (path) => act(`reopen ${last(path)}`, async () => wrap(await real.reopen(path))),
    syncFolder: (path) => act(`syncFolder ${last(path)}`, () => real.syncFolder(path)),
    rename: (from, to) => act(`rename ${last(from)} ${last(to)}`, () => real.rename(from, to)),
    remove: (path) => act(`remove ${last(path)}`, () => real.remove(path)),
  };
}
