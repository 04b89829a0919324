import { compareBytes, concatBytes, equalBytes } from './bytes.ts';
import { hash, openBox, prf, sealBoxWith } from './primitives.ts';
import type { KeyPair } from './primitives.ts';
import { epochFromSeed } from './epoch-keys.ts';
import type { EpochKeys } from './types.ts';

/** epk 32 ‖ box of the 32-byte seed 48. */
export const slotBytes = 80;

/**
 * The lockboxes of an epoch for these box keys, sorted. They follow from the seed and the keys alone, so that every
 * holder can recompute them all and sees a slot that was left out or spoilt (README section 6 argues why that is safe).
 */
export function sealSlots(epoch: EpochKeys, boxKeys: readonly Uint8Array[]): Uint8Array {
  const slots = boxKeys.map((boxKey) => sealBoxWith(prf(epoch.slot, boxKey), boxKey, epoch.seed));
  return concatBytes(slots.sort(compareBytes));
}

export function hashOfSlots(slots: Uint8Array): Uint8Array {
  return hash('slots', slots);
}

/** Tries every slot with every key pair; a seed counts only if it gives the epoch's id. */
export function openSlots(
  circleId: Uint8Array,
  epochId: Uint8Array,
  slots: Uint8Array,
  keyPairs: readonly KeyPair[],
): EpochKeys | undefined {
  for (let at = 0; at + slotBytes <= slots.length; at += slotBytes) {
    const slot = slots.subarray(at, at + slotBytes);
    for (const keys of keyPairs) {
      const seed = openBox(keys, slot);
      if (seed === undefined) continue;
      const epoch = epochFromSeed(circleId, seed);
      if (equalBytes(epoch.id, epochId)) return epoch;
    }
  }
  return undefined;
}
