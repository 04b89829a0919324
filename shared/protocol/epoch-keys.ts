import { equalBytes } from './bytes.ts';
import { hash, kdf, wipe } from './primitives.ts';
import type { RandomBytes } from './primitives.ts';
import type { EpochKeys } from './types.ts';

/** The id commits to the seed, so knowing the id checks a seed. */
export function epochIdOf(circleId: Uint8Array, seed: Uint8Array): Uint8Array {
  return hash('epoch', circleId, seed);
}

/** All keys of the epoch of a 32-byte seed. */
export function epochFromSeed(circleId: Uint8Array, seed: Uint8Array): EpochKeys {
  return {
    id: epochIdOf(circleId, seed),
    seed,
    message: kdf(seed, 1),
    commit: kdf(seed, 2),
    wrap: kdf(seed, 3),
    slot: kdf(seed, 4),
  };
}

export function newEpoch(circleId: Uint8Array, randomBytes: RandomBytes): EpochKeys {
  return epochFromSeed(circleId, randomBytes(32));
}

export function findEpoch(epochs: readonly EpochKeys[], id: Uint8Array): EpochKeys | undefined {
  return epochs.find((epoch) => equalBytes(epoch.id, id));
}

/** Overwrites the keys of an epoch; the object is useless afterwards. */
export function wipeEpoch(epoch: EpochKeys): void {
  wipe(epoch.seed, epoch.message, epoch.commit, epoch.wrap, epoch.slot);
}
