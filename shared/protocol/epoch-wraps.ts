import { concatBytes, equalBytes } from './bytes.ts';
import { epochFromSeed } from './epoch-keys.ts';
import { aeadOpen, aeadSeal } from './primitives.ts';
import type { RandomBytes } from './primitives.ts';
import type { EpochKeys, Wrap } from './types.ts';

/** An older seed under a newer epoch: whoever opens one slot reaches all history. */
export function wrapSeed(newer: EpochKeys, older: EpochKeys, randomBytes: RandomBytes): Wrap {
  const nonce = randomBytes(24);
  const associated = concatBytes([newer.id, older.id]);
  return { epochId: older.id, nonce, sealedSeed: aeadSeal(newer.wrap, nonce, older.seed, associated) };
}

/** The older epoch, or undefined when the wrap is false. */
export function unwrapSeed(circleId: Uint8Array, newer: EpochKeys, wrap: Wrap): EpochKeys | undefined {
  const associated = concatBytes([newer.id, wrap.epochId]);
  const seed = aeadOpen(newer.wrap, wrap.nonce, wrap.sealedSeed, associated);
  if (seed === undefined) return undefined;
  const epoch = epochFromSeed(circleId, seed);
  return equalBytes(epoch.id, wrap.epochId) ? epoch : undefined;
}
