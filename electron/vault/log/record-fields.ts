/**
 * The current values of a record's fields with the stamps that decided them. The value of a field is the
 * one with the highest (lamport, device id); history is the log itself. (protocol.md section 9)
 */
import { deserialize, serialize } from 'node:v8';
import type { FieldValue } from '../../../shared/protocol/protocol.ts';

/** A change of mine that is not sealed yet: sealing gives it a lamport above everything received. */
export const PENDING_LAMPORT = Number.MAX_SAFE_INTEGER;

export interface Stamp {
  readonly lamport: number;
  readonly deviceId: string;
  /** Where in the log the deciding change lies. */
  readonly position: number;
}

export interface StampedField extends Stamp {
  readonly value: FieldValue;
}

export type StampedFields = Readonly<Record<string, StampedField>>;

/** Fields after a change with this stamp; each field is decided by itself. Order of arrival never matters. */
export function mergeFields(
  current: StampedFields,
  put: Readonly<Record<string, FieldValue>>,
  stamp: Stamp,
): StampedFields {
  const merged = new Map(Object.entries(current));
  for (const [name, value] of Object.entries(put)) {
    const known = merged.get(name);
    if (known === undefined || isLater(stamp, known)) merged.set(name, { value, ...stamp });
  }
  return Object.fromEntries(merged); // own properties only, whatever a field is called
}

/** Gives the fields decided by a pending change their lamport, once it is sealed. */
export function sealFields(current: StampedFields, position: number, lamport: number): StampedFields {
  return Object.fromEntries(
    Object.entries(current).map(([name, field]) => [
      name,
      field.position === position ? { ...field, lamport } : field,
    ]),
  );
}

/** Of two stamps of one device, the later place in the log wins: both may be pending. */
export function isLater(a: Stamp, b: Stamp): boolean {
  if (a.lamport !== b.lamport) return a.lamport > b.lamport;
  if (a.deviceId !== b.deviceId) return a.deviceId > b.deviceId;
  return a.position > b.position;
}

export function encodeFields(fields: StampedFields): Uint8Array {
  return serialize(fields);
}

export function decodeFields(bytes: Uint8Array): StampedFields {
  return deserialize(bytes) as StampedFields;
}

export function valuesOf(fields: StampedFields): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value]));
}
