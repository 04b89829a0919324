import { compareBytes } from './bytes.ts';
import { hash } from './primitives.ts';
import { sodium } from './sodium-ready.ts';

/** Argon2id of the safety number: three passes over 64 MiB, 32 bytes. */
const passes = 3;
const memoryKiB = 64 * 1024;
const digestBytes = 32;

export interface SafetyNumberInput {
  /** 32 bytes that stand for the circle and both members. */
  readonly secret: Uint8Array;
  readonly salt: Uint8Array;
  readonly passes: number;
  readonly memoryKiB: number;
}

/**
 * What Argon2id is given for the number of two members, in either order. Deriving takes a fifth of a second and 64 MiB,
 * and the slowness is what makes searching for look-alike keys hopeless; so a caller may do it in a thread of its own
 * and hand the 32 bytes to `safetyNumberFrom`.
 */
export function safetyNumberInput(
  circleId: Uint8Array,
  one: Uint8Array,
  other: Uint8Array,
): SafetyNumberInput {
  const [first, second] = [one, other].sort(compareBytes) as [Uint8Array, Uint8Array];
  return {
    secret: hash('safety', circleId, first, second),
    salt: hash('safety-salt').slice(0, 16),
    passes,
    memoryKiB,
  };
}

/** Six groups of five digits (99 bits) from the first 30 of the 32 derived bytes. */
export function safetyNumberFrom(digest: Uint8Array): readonly string[] {
  if (digest.length !== digestBytes) throw new RangeError('A safety number comes from 32 bytes');
  return Array.from({ length: 6 }, (_, group) => {
    let value = 0;
    for (const byte of digest.subarray(5 * group, 5 * group + 5)) value = value * 256 + byte;
    return String(value % 100_000).padStart(5, '0');
  });
}

/**
 * The number that two people compare before one admits the other: the same on both screens exactly if both see the same
 * circle and the same two members. Derives in this thread.
 */
export function safetyNumber(circleId: Uint8Array, one: Uint8Array, other: Uint8Array): readonly string[] {
  const input = safetyNumberInput(circleId, one, other);
  return safetyNumberFrom(
    sodium.crypto_pwhash(
      digestBytes,
      input.secret,
      input.salt,
      input.passes,
      input.memoryKiB * 1024,
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    ),
  );
}
