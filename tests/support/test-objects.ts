/** Objects of a mailbox for tests of carriers: any bytes, under the name that they have by protocol. */
import { fileId, formatName, matchesName, parseName } from '../../shared/protocol/mailbox-names.ts';
import type { NameMatches } from '../../shared/transport/transport.ts';

export interface TestObject {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes that differ for each `seed`, and do not compress to nothing. */
export function testBytes(seed: number, length = 600): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = (seed + 1) * 2654435761;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + i) >>> 0;
    bytes[i] = state & 0xff;
  }
  return bytes;
}

export function controlObject(seed: number, length?: number): TestObject {
  const bytes = testBytes(seed, length);
  return { name: formatName({ folder: 'control', id: fileId(bytes) }), bytes };
}

export function feedObject(seed: number, seq = seed + 1, length?: number): TestObject {
  const bytes = testBytes(seed, length);
  return { name: formatName({ folder: 'feed', feedTag: 'abcdefghijklmnop', seq, id: fileId(bytes) }), bytes };
}

export function dropObject(seed: number): TestObject {
  const bytes = testBytes(seed);
  return { name: formatName({ folder: 'invitation', drop: 'ponmlkjihgfedcba', id: fileId(bytes) }), bytes };
}

/** The composition root gives carriers this function; tests give the same. */
export const nameMatches: NameMatches = (name, bytes) => {
  const parsed = parseName(name);
  return parsed !== undefined && matchesName(parsed.id, bytes);
};
