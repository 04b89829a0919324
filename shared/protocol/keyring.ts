import { idText } from './bytes.ts';
import type { CircleState } from './circle-state.ts';
import { isSound } from './epoch-objects.ts';
import type { EpochObject } from './epoch-objects.ts';
import type { EpochKeys } from './types.ts';

/** The epochs whose seeds this device has, and what it has verified about them. Keys of maps: `idText(id)`. */
export interface Keyring {
  readonly epochs: readonly EpochKeys[];
  /** By epoch: the older epochs that really lie wrapped directly under it. */
  readonly wraps: ReadonlyMap<string, ReadonlySet<string>>;
  /** ROTATEs and GRANTs whose slots and wraps were recomputed and hold. */
  readonly sound: ReadonlySet<string>;
}

export function keyringOf(
  epochs: readonly EpochKeys[],
  objects: readonly EpochObject[],
  state: CircleState,
): Keyring {
  const wraps = new Map<string, Set<string>>();
  const sound = new Set<string>();
  for (const object of objects) {
    const key = idText(object.epoch.id);
    const wrapped = wraps.get(key) ?? new Set<string>();
    for (const older of object.wrapped) wrapped.add(idText(older.id));
    wraps.set(key, wrapped);
    if (isSound(object, state)) sound.add(object.subject.key);
  }
  return { epochs, wraps, sound };
}

/** The epoch and every older one that can be reached from it by true wraps. */
export function reachable(keyring: Keyring, from: string): ReadonlySet<string> {
  const reached = new Set([from]);
  for (const key of reached) for (const older of keyring.wraps.get(key) ?? []) reached.add(older);
  return reached;
}

/** Held epochs that must be wrapped under a newer one, so that from it all of them are reached. */
export function epochsToWrap(keyring: Keyring, under?: string): readonly EpochKeys[] {
  const covered = new Set(under === undefined ? [] : reachable(keyring, under));
  const open = keyring.epochs.filter((epoch) => !covered.has(idText(epoch.id)));
  const chosen: EpochKeys[] = [];
  // Those that reach the most first: what they reach needs no wrap of its own.
  const byReach = open
    .map((epoch) => ({ epoch, reach: reachable(keyring, idText(epoch.id)) }))
    .sort((a, b) => b.reach.size - a.reach.size || (idText(a.epoch.id) < idText(b.epoch.id) ? -1 : 1));
  for (const { epoch, reach } of byReach) {
    if (covered.has(idText(epoch.id))) continue;
    chosen.push(epoch);
    for (const key of reach) covered.add(key);
  }
  return chosen;
}
