import { asArray, asBytes, asBytesUpTo, asIds, asUnsigned, decodeMap, sortedIds } from './cbor-fields.ts';
import { onlyKeys, optional } from './cbor-fields.ts';
import { decodeCbor } from './cbor-reader.ts';
import { cborMap, encodeCbor } from './cbor-writer.ts';
import type { Cbor } from './cbor-writer.ts';
import { idText } from './bytes.ts';
import { limits } from './limits.ts';
import { bodyFromCbor, bodyToCbor, operationNumbers } from './operation-bodies.ts';
import { hash, sign, verify } from './primitives.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import type { Operation, OperationBody, OwnDevice } from './types.ts';

/** Where a new operation goes: the author's own chain and the frontier of what the author knows. */
export interface OperationPlace {
  readonly circleId: Uint8Array;
  readonly chainSeq: number;
  readonly chainPrev?: Uint8Array;
  readonly deps: readonly Uint8Array[];
  /** 1 + the highest lamport of the deps and of chainPrev. */
  readonly lamport: number;
}

/** Encodes and signs an operation. Callers use `nextOperation(state, …)`, which finds its place. */
export function signOperation(
  place: OperationPlace,
  device: OwnDevice,
  body: Exclude<OperationBody, { type: 'unknown' }>,
): Operation {
  const bytes = encodeCbor(
    cborMap([
      [1, 1],
      [2, operationNumbers[body.type]],
      [3, place.circleId],
      [4, device.memberId],
      [5, device.deviceId],
      [6, place.chainSeq],
      [7, place.chainPrev],
      [8, sortedIds(place.deps)],
      [9, place.lamport],
      [10, bodyToCbor(body)],
    ]),
  );
  return decodeSigned(bytes, sign('op', device.sign.secretKey, bytes));
}

/** Whether the operation's bytes are signed by the device with this key. */
export function isSignedBy(operation: Operation, signKey: Uint8Array): boolean {
  const known = verifiedBy.get(operation);
  if (known !== undefined && known === idText(signKey)) return true;
  const holds = verify('op', signKey, operation.signature, operation.bytes);
  if (holds) verifiedBy.set(operation, idText(signKey));
  return holds;
}

/** Remembers under which key an operation object was verified, so that resolving again costs no signatures. */
const verifiedBy = new WeakMap<Operation, string>();

/** The form in which one operation is stored and travels: [bytes, signature]. */
export function encodeOperation(operation: Operation): Uint8Array {
  return encodeCbor([operation.bytes, operation.signature]);
}

export function decodeOperation(encoded: Uint8Array): ProtocolResult<Operation> {
  return attempt(() => operationFromCbor(decodeCbor(encoded)));
}

/** A bundle: the plain part of CP1R and CP1G, and the body of an envelope of kind 2. */
export function encodeBundle(operations: readonly Operation[]): Uint8Array {
  return encodeCbor(operations.map((operation): Cbor => [operation.bytes, operation.signature]));
}

/**
 * Decodes a bundle. One operation that this version cannot read does not spoil the others: it is left out and counted,
 * since each operation stands for itself. A bundle that is no array is refused.
 */
export function decodeBundle(
  bundle: Uint8Array,
): ProtocolResult<{ readonly operations: readonly Operation[]; readonly refused: number }> {
  return attempt(() => {
    const items = asArray(decodeCbor(bundle), limits.operationsInBundle);
    const operations: Operation[] = [];
    for (const item of items) {
      const operation = attempt(() => operationFromCbor(item));
      if (operation.ok) operations.push(operation.value);
    }
    return { operations, refused: items.length - operations.length };
  });
}

function operationFromCbor(value: Cbor): Operation {
  // A third signature, by the member's root, is reserved for operations on devices and kept unread.
  const parts = asArray(value, 3);
  if (parts.length < 2) refuse('malformed');
  return decodeSigned(asBytesUpTo(parts[0], limits.operationBytes), asBytes(parts[1], 64));
}

function decodeSigned(bytes: Uint8Array, signature: Uint8Array): Operation {
  const map = onlyKeys(decodeMap(bytes), 10);
  if (asUnsigned(map.get(1)) !== 1) refuse('version-newer');
  const chainSeq = asUnsigned(map.get(6));
  const chainPrev = optional(map.get(7), (id) => asBytes(id, 32));
  if (chainSeq === 0 || (chainSeq === 1) !== (chainPrev === undefined)) refuse('malformed');
  const deps = asIds(map.get(8), limits.controlHeads);
  if (deps.length === 0 && chainPrev === undefined) refuse('malformed');
  const id = hash('op', bytes);
  return {
    id,
    key: idText(id),
    circleId: asBytes(map.get(3), 32),
    memberId: asBytes(map.get(4), 32),
    deviceId: asBytes(map.get(5), 32),
    chainSeq,
    ...(chainPrev === undefined ? {} : { chainPrev }),
    deps,
    lamport: asUnsigned(map.get(9)),
    body: bodyFromCbor(asUnsigned(map.get(2)), map.get(10)),
    bytes,
    signature,
  };
}
