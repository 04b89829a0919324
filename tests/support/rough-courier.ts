/**
 * What carries files between several folders in a simulation: as sync programs at their worst. Files are held back, arrive
 * halved or empty first, a second time under the name of a conflict copy, and between some folders nothing passes for a while.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { matchesName, parseName } from '../../shared/protocol/protocol.ts';
import type { Choices } from './random-choices.ts';

export interface RoughCourier {
  /** One look at all folders; with faults, unless `kindly`. */
  step(kindly?: boolean): void;
  /** Every object that was ever published, whole, by its path. */
  readonly published: ReadonlyMap<string, Buffer>;
}

export function roughCourier(folders: readonly string[], choices: Choices): RoughCourier {
  const published = new Map<string, Buffer>();
  /** Folders that nothing reaches or leaves, for so many steps. */
  const away = new Map<string, number>();

  const look = (folder: string): void => {
    for (const path of filesIn(folder)) {
      if (published.has(path)) continue;
      const bytes = readFileSync(join(folder, path));
      // An app may be writing it at this moment; litter is none of the apps'.
      if (isWhole(path, bytes)) published.set(path, bytes);
    }
  };

  const deliver = (folder: string, path: string, bytes: Buffer, kindly: boolean): void => {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    if (kindly) return writeFileSync(target, bytes);
    if (choices.percent(25)) return;
    if (choices.percent(10)) return writeFileSync(target, bytes.subarray(0, choices.below(bytes.length)));
    if (choices.percent(10))
      writeFileSync(target.replace(/\.cp1$/, '.sync-conflict-20261122-100000-7ABCDEF.cp1'), bytes);
    writeFileSync(target, bytes);
  };

  return {
    published,
    step(kindly = false) {
      for (const folder of folders) {
        const left = (away.get(folder) ?? 0) - 1;
        if (left > 0) away.set(folder, left);
        else away.delete(folder);
        if (!kindly && choices.percent(15)) away.set(folder, 1 + choices.below(6));
      }
      const reachable = folders.filter((folder) => kindly || !away.has(folder));
      const before = new Set(published.keys());
      for (const folder of reachable) look(folder);
      // What a folder that is away holds is not known to the others; what it got before is.
      for (const folder of reachable) {
        const there = new Map(filesIn(folder).map((path) => [path, readFileSync(join(folder, path)).length]));
        for (const [path, bytes] of published) {
          if (there.get(path) === bytes.length) continue;
          if (kindly || before.has(path) || choices.percent(70)) deliver(folder, path, bytes, kindly);
        }
      }
    },
  };
}

function isWhole(path: string, bytes: Buffer): boolean {
  const parsed = parseName(path.split('/').slice(1).join('/'));
  return parsed !== undefined && matchesName(parsed.id, new Uint8Array(bytes));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && basename(entry.name).endsWith('.cp1'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
