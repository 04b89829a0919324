import { readU16, readU32 } from './bytes.ts';
import type { Cbor } from './cbor-writer.ts';
import { limits } from './limits.ts';
import { refuse } from './protocol-error.ts';
import { textOfUtf8 } from './utf8.ts';

/**
 * Decodes the protocol's canonical CBOR and refuses everything else: longer forms of a number, indefinite lengths,
 * other types, unordered or repeated keys, invalid UTF-8, depth above 8, trailing bytes. Byte strings are views of
 * `bytes`, not copies. Must run inside `attempt`.
 */
export function decodeCbor(bytes: Uint8Array): Cbor {
  const reader = new Reader(bytes);
  const value = reader.value(0);
  if (!reader.atEnd()) refuse('not-canonical');
  return value;
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  value(depth: number): Cbor {
    const initial = this.#byte();
    const low = initial & 0x1f;
    switch (initial >> 5) {
      case 0:
        return this.#argument(low);
      case 2:
        return this.#run(this.#argument(low));
      case 3:
        return textOfUtf8(this.#run(this.#argument(low)));
      case 4:
        return this.#array(this.#count(low), depth + 1);
      case 5:
        return this.#map(this.#count(low), depth + 1);
      case 7:
        if (low === 20) return false;
        if (low === 21) return true;
        return refuse('not-canonical');
      default:
        return refuse('not-canonical'); // negative integers and tags
    }
  }

  #array(count: number, depth: number): Cbor[] {
    if (depth > limits.cborDepth) refuse('limit-exceeded');
    const items: Cbor[] = [];
    for (let i = 0; i < count; i++) items.push(this.value(depth));
    return items;
  }

  #map(count: number, depth: number): Map<number, Cbor> {
    if (depth > limits.cborDepth) refuse('limit-exceeded');
    const map = new Map<number, Cbor>();
    let last = -1;
    for (let i = 0; i < count; i++) {
      const initial = this.#byte();
      if (initial >> 5 !== 0) refuse('not-canonical');
      const key = this.#argument(initial & 0x1f);
      if (key <= last) refuse('not-canonical');
      last = key;
      map.set(key, this.value(depth));
    }
    return map;
  }

  /** A count of items, each of at least one byte: larger than the rest is refused before anything is allocated. */
  #count(low: number): number {
    const count = this.#argument(low);
    if (count > this.#bytes.length - this.#at) refuse('malformed');
    return count;
  }

  #run(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) refuse('malformed');
    const run = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return run;
  }

  #argument(low: number): number {
    if (low < 24) return low;
    if (low === 24) return this.#atLeast(24, this.#byte());
    if (low === 25) return this.#atLeast(0x100, readU16(this.#run(2), 0));
    if (low === 26) return this.#atLeast(0x10000, readU32(this.#run(4), 0));
    if (low !== 27) refuse('not-canonical'); // indefinite lengths and reserved values
    const wide = this.#run(8);
    const high = readU32(wide, 0);
    if (high >= 0x200000) refuse('not-canonical'); // 2^53 and above
    return this.#atLeast(0x100000000, high * 0x100000000 + readU32(wide, 4));
  }

  #atLeast(least: number, argument: number): number {
    if (argument < least) refuse('not-canonical');
    return argument;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) return refuse('malformed');
    this.#at++;
    return byte;
  }
}
