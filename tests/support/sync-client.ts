/**
 * A *simulated* sync client, as there are many: it keeps two folders on "two computers" alike by copying files from one
 * to the other, never at the same moment, and with the faults that real ones have. Nothing happens by itself: each
 * `step` is one look at both sides.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Side = 'a' | 'b';

/**
 * What happens to a file on its way, until the fault is taken back; then the next step makes it whole.
 * `halved`: its first half lies under its name. `empty`: a placeholder of no bytes. `held`: it does not arrive.
 * `renamed`: it arrives under the name of a conflict copy only.
 */
export type Fault = 'halved' | 'empty' | 'held' | 'renamed';

export interface SyncClient {
  /** One look at both folders; resolves when everything that is to be copied now has been. */
  step(): Promise<SyncStep>;
  /** Steps until a step finds nothing to do and holds nothing back. */
  settle(): Promise<void>;
  /** Steps again and again while the two apps work, until the condition is met. */
  stepUntil(met: () => Promise<boolean> | boolean): Promise<void>;
  /** From now on this happens to files whose path (in the folder, with `/`) fits; `null` takes all faults back. */
  fault(fault: Fault | null, fits?: (path: string) => boolean): void;
  /** Takes away everything on one side, as a lost or exchanged drive does; the other side does not hear of it. */
  drop(side: Side): Promise<void>;
  /** Puts back what `drop` took away. */
  restore(side: Side): Promise<void>;
}

export interface SyncStep {
  /** Paths that are now whole on the other side, or gone from it. */
  readonly done: readonly string[];
  /** Paths that a fault keeps from being whole. */
  readonly waiting: readonly string[];
}

type Hash = string | undefined;
interface Known {
  readonly a: Hash;
  readonly b: Hash;
  /** The side whose whole content is still to reach the other. */
  readonly from?: Side;
}

const other = { a: 'b', b: 'a' } as const;

export function createSyncClient(folders: Readonly<Record<Side, string>>): SyncClient {
  const known = new Map<string, Known>();
  const dropped: Record<Side, ReadonlyMap<string, Buffer> | null> = { a: null, b: null };
  let faults: { fault: Fault; fits: (path: string) => boolean }[] = [];
  let conflicts = 0;

  const place = (side: Side, path: string) => join(folders[side], path);
  const hashOn = (side: Side, path: string): Hash => {
    const file = place(side, path);
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true
      ? hashOf(readFileSync(file))
      : undefined;
  };
  const note = (path: string, now: Known) => {
    if (now.a === undefined && now.b === undefined) known.delete(path);
    else known.set(path, now);
  };
  const both = (path: string): Known => ({ a: hashOn('a', path), b: hashOn('b', path) });

  /** True when the other side is whole. */
  const deliver = async (path: string, from: Side): Promise<boolean> => {
    const to = other[from];
    const source = place(from, path);
    const target = place(to, path);
    if (hashOn(from, path) === undefined) {
      await rm(target, { force: true });
      known.delete(path);
      return true;
    }
    const bytes = readFileSync(source);
    const fault = faults.find(({ fits }) => fits(path))?.fault;
    await mkdir(dirname(target), { recursive: true });
    switch (fault) {
      case 'halved':
        await writeFile(target, bytes.subarray(0, Math.floor(bytes.length / 2)));
        break;
      case 'empty':
        await writeFile(target, '');
        break;
      case 'renamed': {
        const copy = conflictName(path, 0);
        await writeWhole(place(to, copy), bytes);
        // Such a copy belongs to the side that it was made on.
        note(copy, both(copy));
        break;
      }
      case 'held':
        break;
      case undefined:
        await writeWhole(target, bytes);
    }
    // What was copied, not what is there by now: the app may have written meanwhile.
    note(path, { ...both(path), [from]: hashOf(bytes), ...(fault === undefined ? {} : { from }) });
    return fault === undefined;
  };

  /** Both changed: one keeps the name, the other is kept beside it, on both sides. */
  const conflict = async (path: string) => {
    const copy = conflictName(path, ++conflicts);
    await rename(place('b', path), place('b', copy));
    await deliver(copy, 'b');
    await deliver(path, 'a');
  };

  const look = async (path: string): Promise<'done' | 'waiting' | 'alike'> => {
    const last = known.get(path);
    const now = both(path);
    const changed = { a: now.a !== last?.a, b: now.b !== last?.b };
    if (now.a === now.b) {
      note(path, now);
      return changed.a || changed.b ? 'done' : 'alike';
    }
    if (changed.a && changed.b && now.a !== undefined && now.b !== undefined) {
      await conflict(path);
      return 'done';
    }
    const from = changed.a ? 'a' : changed.b ? 'b' : last?.from;
    if (from === undefined) return 'alike';
    return (await deliver(path, from)) ? 'done' : 'waiting';
  };

  const step = async (): Promise<SyncStep> => {
    const paths = new Set([...filesIn(folders.a), ...filesIn(folders.b), ...known.keys()]);
    const result: { done: string[]; waiting: string[] } = { done: [], waiting: [] };
    for (const path of paths) {
      const outcome = await look(path);
      if (outcome !== 'alike') result[outcome].push(path);
    }
    return result;
  };

  return {
    step,
    async settle() {
      for (let last = await step(); last.done.length > 0 || last.waiting.length > 0; last = await step());
    },
    async stepUntil(met) {
      while (!(await met())) {
        const { done } = await step();
        // Nothing moved: the apps are at work. This only yields to them; what is waited for is the condition.
        if (done.length === 0) await pause(20);
      }
    },
    fault(fault, fits = () => true) {
      faults = fault === null ? [] : [{ fault, fits }, ...faults];
    },
    async drop(side) {
      const paths = filesIn(folders[side]);
      dropped[side] = new Map(paths.map((path) => [path, readFileSync(place(side, path))]));
      for (const path of paths) {
        await rm(place(side, path));
        note(path, both(path));
      }
    },
    async restore(side) {
      for (const [path, bytes] of dropped[side] ?? []) {
        await mkdir(dirname(place(side, path)), { recursive: true });
        await writeFile(place(side, path), bytes);
        note(path, both(path));
      }
      dropped[side] = null;
    },
  };
}

/** As most clients do: under another name first, so that a whole file appears at once. */
async function writeWhole(target: string, bytes: Buffer): Promise<void> {
  const name = target.slice(dirname(target).length + 1);
  const temporary = join(dirname(target), `.syncthing.${name}.tmp`);
  await writeFile(temporary, bytes);
  await rename(temporary, target);
}

/** As Syncthing names them. */
function conflictName(path: string, count: number): string {
  const dot = path.lastIndexOf('.') > path.lastIndexOf('/') ? path.lastIndexOf('.') : path.length;
  const time = String(100_000 + count);
  return `${path.slice(0, dot)}.sync-conflict-20261122-${time}-7ABCDEF${path.slice(dot)}`;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^\.syncthing\..*\.tmp$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
