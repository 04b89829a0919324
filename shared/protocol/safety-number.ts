import { compareBytes } from './bytes.ts';
import { hash } from './primitives.ts';
import { sodium } from './sodium-ready.ts';

const memoryBytes = 64 * 1024 * 1024;
const passes = 3;

/**
 * The number that two people compare before one admits the other: six groups of five digits (99 bits), the same on both
 * screens exactly if both see the same circle and the same two members. Takes about a fifth of a second and 64 MiB: the
 * slowness is what makes searching for look-alike keys hopeless.
 */
export function safetyNumber(circleId: Uint8Array, one: Uint8Array, other: Uint8Array): readonly string[] {
  const [first, second] = [one, other].sort(compareBytes) as [Uint8Array, Uint8Array];
  const digest = sodium.crypto_pwhash(
    30,
    hash('safety', circleId, first, second),
    hash('safety-salt').subarray(0, 16),
    passes,
    memoryBytes,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  );
  return Array.from({ length: 6 }, (_, group) => {
    let value = 0;
    for (const byte of digest.subarray(5 * group, 5 * group + 5)) value = value * 256 + byte;
    return String(value % 100_000).padStart(5, '0');
  });
}
