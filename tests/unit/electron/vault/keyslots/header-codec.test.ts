import { createHash } from 'node:crypto';
import { decode, encode } from 'cborg';
import { beforeAll, describe, expect, it } from 'vitest';
import { costFloor } from '../../../../../electron/vault/keyslots/derivation.ts';
import { decodeHeader, encodeHeader } from '../../../../../electron/vault/keyslots/header-codec.ts';
import type { VaultHeader } from '../../../../../electron/vault/keyslots/vault-header.ts';
import { createVaultKeys } from '../../../../../electron/vault/keyslots/vault-keys.ts';
import {
  codeOf,
  quickDerivation,
  seededRandom,
  strongPassphrase,
} from '../../../../support/vault-on-disk.ts';

const magicBytes = 8;
const sumBytes = 32;
let header: VaultHeader;
let bytes: Uint8Array;

beforeAll(async () => {
  const random = seededRandom('header');
  ({ header } = await createVaultKeys({
    passphrase: strongPassphrase,
    cost: costFloor,
    derive: quickDerivation,
    random,
  }));
  bytes = encodeHeader(header);
});

/** The header with its body changed, and a sum that fits again: what an attacker would write. */
function forged(change: (body: Map<number, unknown>, slots: Map<number, unknown>[]) => void): Uint8Array {
  const body = decode(bytes.subarray(magicBytes + 1, -sumBytes), { useMaps: true }) as Map<number, unknown>;
  change(body, body.get(2) as Map<number, unknown>[]);
  return framed(encode(body));
}

function framed(body: Uint8Array, version = 1): Uint8Array {
  const start = Buffer.concat([bytes.subarray(0, magicBytes), Uint8Array.of(version), body]);
  return new Uint8Array(Buffer.concat([start, createHash('sha256').update(start).digest()]));
}

const refusal = (changed: Uint8Array) => codeOf(() => decodeHeader(changed));
const withCost = (passes: unknown, memoryKiB: unknown) =>
  forged((_body, [passphrase]) => passphrase?.set(5, passes).set(6, memoryKiB));

describe('the header of a vault', () => {
  it('comes back as it was written, in less than half a kilobyte', () => {
    expect(decodeHeader(bytes)).toEqual(header);
    expect(bytes.length).toBeLessThan(512);
  });

  // Fails when: the floor is not checked at reading.
  it.each([
    ['8 KiB of memory', 3, 8],
    ['one pass', 1, 65_536],
    ['no pass at all', 0, 65_536],
    ['just under 64 MiB', 3, 65_535],
  ])('D3: a header that asks for %s is refused as weakened', async (_what, passes, memoryKiB) => {
    expect(await refusal(withCost(passes, memoryKiB))).toBe('header-weakened');
  });

  // Fails when: the ceiling is not checked at reading (a derivation of 1 TiB would be tried).
  it.each([
    ['1 TiB of memory', 3, 2 ** 30],
    ['more than 1 GiB', 3, 1024 * 1024 + 1],
    ['a thousand passes', 1000, 65_536],
    ['more passes than a number can count', 2 ** 60, 65_536],
  ])(
    'D3: a header that asks for %s is refused before anything is derived',
    async (_what, passes, memoryKiB) => {
      expect(await refusal(withCost(passes, memoryKiB))).toBe('header-damaged');
    },
  );

  // Fails when: the sum is not checked, or is checked only over a part.
  it('D9: a header with any one bit flipped, or cut anywhere, is damaged', async () => {
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect(await refusal(flipped)).toBe('header-damaged');
      expect(await refusal(bytes.slice(0, at))).toBe('header-damaged');
    }
    expect(await refusal(Buffer.concat([bytes, bytes]))).toBe('header-damaged');
  });

  // Fails when: the version is not looked at before the body.
  it('D9: a header of a later version, or with a slot of a later app, is newer and not damaged', async () => {
    expect(await refusal(framed(encode('whatever a later version holds'), 2))).toBe('header-newer');
    for (const type of [4, 5]) {
      const slot = new Map<number, unknown>([[1, type]]);
      expect(await refusal(forged((_body, slots) => slots.push(slot)))).toBe('header-newer');
    }
  });

  // Fails when: the decoder is lenient about shapes, lengths or a second encoding of the same thing.
  it.each<[string, () => Uint8Array]>([
    ['a salt of another length', () => forged((_body, [first]) => first?.set(4, new Uint8Array(15)))],
    ['a box of another length', () => forged((_body, slots) => slots[2]?.set(3, new Uint8Array(48)))],
    ['text instead of bytes', () => forged((_body, slots) => slots[1]?.set(2, 'nonce'))],
    ['a cost that is no number', () => withCost('3', 65_536)],
    ['a negative cost', () => withCost(-3, 65_536)],
    ['a fractional cost', () => withCost(3.5, 65_536)],
    ['a missing slot', () => forged((_body, slots) => slots.pop())],
    ['slots in another order', () => forged((body, slots) => body.set(2, slots.toReversed()))],
    ['a slot twice', () => forged((_body, slots) => slots.splice(1, 1, ...slots.slice(0, 1)))],
    ['an unknown field', () => forged((body) => body.set(9, 1))],
    ['an unknown field of a slot', () => forged((_body, slots) => slots[1]?.set(9, 1))],
    ['an unknown slot', () => forged((_body, slots) => slots.push(new Map([[1, 77]])))],
    ['no map', () => framed(encode([1, 2]))],
    ['slots that are no maps', () => forged((body) => body.set(2, [1, 2, 3]))],
    ['version 0', () => framed(bytes.slice(9, -sumBytes), 0)],
    ['bytes after its end', () => framed(Buffer.concat([bytes.slice(9, -sumBytes), Uint8Array.of(0)]))],
    ['a longer way of writing a number', () => framed(nonCanonical(bytes.slice(9, -sumBytes)))],
    ['its fields in another order', () => framed(unsorted(bytes.slice(9, -sumBytes)))],
    ['more than 4 KiB', () => framed(new Uint8Array(5000))],
  ])('is refused with %s', async (_what, changed) => {
    expect(await refusal(changed())).toBe('header-damaged');
  });
});

/** The map's first key, 1, written with one byte more than it needs. */
function nonCanonical(body: Uint8Array): Uint8Array {
  return Buffer.concat([body.subarray(0, 1), Uint8Array.of(0x18, 0x01), body.subarray(2)]);
}

/** The same map with its two fields the other way round. */
function unsorted(body: Uint8Array): Uint8Array {
  const map = decode(body, { useMaps: true }) as Map<number, unknown>;
  return encode(new Map([...map].toReversed()), { mapSorter: () => 0 });
}
