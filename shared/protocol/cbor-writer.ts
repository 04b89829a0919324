import { writeU32 } from './bytes.ts';
import { utf8 } from './utf8.ts';

/** What the protocol's CBOR can say: README section 2. Maps have unsigned keys. */
export type Cbor = number | boolean | string | Uint8Array | readonly Cbor[] | ReadonlyMap<number, Cbor>;

/**
 * The one canonical encoding of a value: shortest and definite lengths, map keys ascending.
 * Throws a RangeError for what the subset cannot say (negative, fractional or huge numbers): a bug of the caller.
 */
export function encodeCbor(value: Cbor): Uint8Array {
  const writer = new Writer();
  writer.value(value);
  return writer.finish();
}

/** A map from the entries whose value is not undefined, so that optional fields read plainly. */
export function cborMap(
  entries: readonly (readonly [number, Cbor | undefined])[],
): ReadonlyMap<number, Cbor> {
  const map = new Map<number, Cbor>();
  for (const [key, value] of entries) if (value !== undefined) map.set(key, value);
  return map;
}

class Writer {
  #bytes = new Uint8Array(256);
  #length = 0;

  value(value: Cbor): void {
    if (typeof value === 'number') this.#head(0, value);
    else if (typeof value === 'boolean') this.#push(value ? 0xf5 : 0xf4);
    else if (typeof value === 'string') this.#run(3, utf8(value));
    else if (value instanceof Uint8Array) this.#run(2, value);
    else if (value instanceof Map) this.#map(value);
    else this.#array(value as readonly Cbor[]);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #array(items: readonly Cbor[]): void {
    this.#head(4, items.length);
    for (const item of items) this.value(item);
  }

  #map(map: ReadonlyMap<number, Cbor>): void {
    this.#head(5, map.size);
    const entries = [...map].sort(([a], [b]) => a - b);
    for (const [key, value] of entries) {
      this.#head(0, key);
      this.value(value);
    }
  }

  #run(major: number, bytes: Uint8Array): void {
    this.#head(major, bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #head(major: number, argument: number): void {
    if (!Number.isSafeInteger(argument) || argument < 0) throw new RangeError('Not an unsigned integer');
    this.#reserve(9);
    const type = major << 5;
    if (argument < 24) this.#push(type | argument);
    else if (argument < 0x100) {
      this.#push(type | 24);
      this.#push(argument);
    } else if (argument < 0x10000) {
      this.#push(type | 25);
      this.#push(argument >>> 8);
      this.#push(argument & 0xff);
    } else if (argument < 0x100000000) {
      this.#push(type | 26);
      writeU32(this.#bytes, this.#length, argument);
      this.#length += 4;
    } else {
      this.#push(type | 27);
      writeU32(this.#bytes, this.#length, Math.floor(argument / 0x100000000));
      writeU32(this.#bytes, this.#length + 4, argument % 0x100000000);
      this.#length += 8;
    }
  }

  #push(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length] = byte;
    this.#length++;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
