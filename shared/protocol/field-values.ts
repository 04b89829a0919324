import { asArray, asText } from './cbor-fields.ts';
import type { Cbor } from './cbor-writer.ts';
import { limits } from './limits.ts';
import { refuse } from './protocol-error.ts';
import type { FieldValue } from './types.ts';

/**
 * Values of a record's fields in the CBOR subset (README section 10): booleans, unsigned integers, texts, byte strings
 * and lists as themselves; null as the empty map; a negative integer −n as {1: n}; an object as {2: [name, value, …]}
 * with its names ascending. Throws a RangeError for fractions and for what is no plain data: a bug of the caller.
 */
export function valueToCbor(value: FieldValue): Cbor {
  if (value === null) return new Map();
  if (typeof value === 'number' && value < 0) return new Map([[1, -value]]);
  if (typeof value !== 'object' || value instanceof Uint8Array) return value;
  if (isList(value)) return value.map(valueToCbor);
  return new Map([[2, namedToCbor(value)]]);
}

export function valueFromCbor(value: Cbor): FieldValue {
  if (value instanceof Map) return valueFromMap(value);
  if (Array.isArray(value)) return value.map(valueFromCbor);
  return value as FieldValue;
}

/** [name, value, name, value …] with the names ascending by code point. */
export function namedToCbor(named: Readonly<Record<string, FieldValue>>): Cbor {
  const flat: Cbor[] = [];
  for (const name of Object.keys(named).sort(compareText)) flat.push(name, valueToCbor(named[name] ?? null));
  return flat;
}

export function namedFromCbor(value: Cbor | undefined, atMost: number): Record<string, FieldValue> {
  const flat = asArray(value, 2 * atMost);
  if (flat.length % 2 !== 0) refuse('malformed');
  const named: [string, FieldValue][] = [];
  let last: string | undefined;
  for (let i = 0; i < flat.length; i += 2) {
    const name = asText(flat[i], limits.fieldNameLength);
    if (last !== undefined && compareText(last, name) >= 0) refuse('not-canonical');
    last = name;
    named.push([name, valueFromCbor(flat[i + 1] ?? refuse('malformed'))]);
  }
  return Object.fromEntries(named); // defines own properties: a field called __proto__ is only a field
}

function valueFromMap(map: ReadonlyMap<number, Cbor>): FieldValue {
  if (map.size === 0) return null;
  if (map.size > 1) return refuse('malformed');
  const magnitude = map.get(1);
  if (magnitude !== undefined) {
    return typeof magnitude === 'number' && magnitude > 0 ? -magnitude : refuse('malformed');
  }
  return namedFromCbor(map.get(2), limits.fieldsInRecord);
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** Order by code points, which is the order of the UTF-8 bytes (JavaScript's own order is that of UTF-16). */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const others = [...b];
  let i = 0;
  for (const character of a) {
    const other = others[i++];
    if (other === undefined) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return -1;
}
