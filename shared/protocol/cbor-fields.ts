import { decodeCbor } from './cbor-reader.ts';
import type { Cbor } from './cbor-writer.ts';
import { compareBytes } from './bytes.ts';
import { refuse } from './protocol-error.ts';

/**
 * Reads the fields of decoded CBOR by shape; anything of another shape is refused. All run inside `attempt`.
 */
export type CborMap = ReadonlyMap<number, Cbor>;

export function decodeMap(bytes: Uint8Array): CborMap {
  return asMap(decodeCbor(bytes));
}

export function asMap(value: Cbor | undefined): CborMap {
  return value instanceof Map ? value : refuse('malformed');
}

export function asArray(value: Cbor | undefined, atMost: number): readonly Cbor[] {
  if (!Array.isArray(value)) return refuse('malformed');
  if (value.length > atMost) refuse('limit-exceeded');
  return value as readonly Cbor[];
}

/** A tuple: an array of exactly `length` items. */
export function asTuple(value: Cbor | undefined, length: number): readonly Cbor[] {
  const items = asArray(value, length);
  return items.length === length ? items : refuse('malformed');
}

export function asUnsigned(value: Cbor | undefined, atMost: number = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number') return refuse('malformed');
  return value <= atMost ? value : refuse('limit-exceeded');
}

export function asBoolean(value: Cbor | undefined): boolean {
  return typeof value === 'boolean' ? value : refuse('malformed');
}

/** A text of at most so many Unicode characters (code points). */
export function asText(value: Cbor | undefined, atMost: number): string {
  if (typeof value !== 'string') return refuse('malformed');
  if (value.length > 2 * atMost || [...value].length > atMost) refuse('limit-exceeded');
  return value;
}

/** A byte string of exactly `length` bytes. */
export function asBytes(value: Cbor | undefined, length: number): Uint8Array {
  if (!(value instanceof Uint8Array) || value.length !== length) return refuse('malformed');
  return value;
}

export function asBytesUpTo(value: Cbor | undefined, atMost: number): Uint8Array {
  if (!(value instanceof Uint8Array)) return refuse('malformed');
  return value.length <= atMost ? value : refuse('limit-exceeded');
}

export function optional<T>(value: Cbor | undefined, read: (value: Cbor) => T): T | undefined {
  return value === undefined ? undefined : read(value);
}

/** A set of ids of 32 bytes: ascending, no id twice. */
export function asIds(value: Cbor | undefined, atMost: number): readonly Uint8Array[] {
  const ids = asArray(value, atMost).map((id) => asBytes(id, 32));
  requireAscending(ids);
  return ids;
}

/** One set has one encoding: its members ascend strictly. */
export function requireAscending(ids: readonly Uint8Array[]): void {
  for (let i = 1; i < ids.length; i++) {
    const before = ids[i - 1];
    const here = ids[i];
    if (before === undefined || here === undefined || compareBytes(before, here) >= 0)
      refuse('not-canonical');
  }
}

/** Refuses keys other than those listed: for objects whose every field is part of a signature's meaning. */
export function onlyKeys(map: CborMap, highest: number): CborMap {
  for (const key of map.keys()) if (key < 1 || key > highest) refuse('malformed');
  return map;
}

/** Ids in the order in which sets are written. */
export function sortedIds(ids: Iterable<Uint8Array>): Uint8Array[] {
  return [...ids].sort(compareBytes);
}
