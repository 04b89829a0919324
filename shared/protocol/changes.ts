import { asArray, asBytes, asBytesUpTo, asMap, asText, asTuple, asUnsigned } from './cbor-fields.ts';
import { onlyKeys, optional } from './cbor-fields.ts';
import { decodeCbor } from './cbor-reader.ts';
import { cborMap, encodeCbor } from './cbor-writer.ts';
import type { Cbor } from './cbor-writer.ts';
import { isKind } from './documents.ts';
import { namedFromCbor, namedToCbor } from './field-values.ts';
import { limits } from './limits.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import type { Change, Declaration, RecordChange, TextChange } from './types.ts';

const recordNumber = 1;
const textNumber = 2;

/** The body of an envelope of kind 1: applied in one transaction, or refused as a whole. */
export function encodeChanges(changes: readonly (RecordChange | TextChange)[]): Uint8Array {
  if (changes.length === 0 || changes.length > limits.changesInEnvelope) {
    throw new RangeError('Number of changes');
  }
  return encodeCbor(changes.map(changeToCbor));
}

/**
 * Decodes a body of kind 1. Only its form is checked: `checkChanges` says whether its author may make these changes, and
 * `checkTextUpdate` whether a text update is valid. Updates and byte strings are views of `body`.
 */
export function decodeChanges(body: Uint8Array): ProtocolResult<readonly Change[]> {
  return attempt(() => {
    const items = asArray(decodeCbor(body), limits.changesInEnvelope);
    if (items.length === 0) refuse('malformed');
    return items.map(changeFromCbor);
  });
}

function changeToCbor(change: RecordChange | TextChange): Cbor {
  const declaration = change.declaration && declarationToCbor(change.declaration);
  if (change.type === 'record') {
    return cborMap([
      [1, recordNumber],
      [2, change.id],
      [3, declaration],
      [4, namedToCbor(change.fields)],
    ]);
  }
  return cborMap([
    [1, textNumber],
    [2, change.id],
    [3, declaration],
    [4, change.counter],
    [5, change.update],
  ]);
}

function changeFromCbor(value: Cbor): Change {
  const map = asMap(value);
  const number = asUnsigned(map.get(1));
  if (number !== recordNumber && number !== textNumber) return { type: 'unknown', number };
  const id = asBytes(map.get(2), 16);
  const declaration = optional(map.get(3), declarationFromCbor);
  const declared = declaration === undefined ? {} : { declaration };
  if (number === recordNumber) {
    onlyKeys(map, 4);
    return { type: 'record', id, ...declared, fields: namedFromCbor(map.get(4), limits.fieldsInRecord) };
  }
  onlyKeys(map, 5);
  const counter = asUnsigned(map.get(4), limits.textCounter - 1);
  return { type: 'text', id, ...declared, counter, update: asBytesUpTo(map.get(5), limits.inflatedBytes) };
}

function declarationToCbor(declaration: Declaration): Cbor {
  return [declaration.writers === 'author' ? 1 : 2, declaration.random, declaration.kind];
}

function declarationFromCbor(value: Cbor): Declaration {
  const [writers, random, kindField] = asTuple(value, 3);
  const kind = asText(kindField, limits.kindLength);
  if (!isKind(kind)) refuse('malformed');
  if (writers !== 1 && writers !== 2) refuse('malformed');
  return { kind, writers: writers === 1 ? 'author' : 'all', random: asBytes(random, 16) };
}
