import { concatBytes, equalBytes, idText } from './bytes.ts';
import type { CircleState } from './circle-state.ts';
import { findEpoch } from './epoch-keys.ts';
import { hashOfSlots, openSlots, sealSlots, slotBytes } from './epoch-slots.ts';
import { unwrapSeed, wrapSeed } from './epoch-wraps.ts';
import { limits } from './limits.ts';
import { controlFileName } from './mailbox-names.ts';
import { nextOperation } from './next-operation.ts';
import { decodeBundle, encodeBundle } from './operations.ts';
import { padded, unpadded } from './padme.ts';
import { aeadOpen, aeadSeal } from './primitives.ts';
import type { KeyPair, RandomBytes } from './primitives.ts';
import { attempt, refuse, required } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import { preamble, preambleBytes, readPreamble } from './sealed-frame.ts';
import type { EpochKeys, Operation, OwnDevice } from './types.ts';

/** A CP1R or CP1G file as made here. */
export interface EpochFile {
  readonly file: Uint8Array;
  readonly name: string;
  /** All operations of its bundle, the ROTATE or GRANT last. */
  readonly operations: readonly Operation[];
}

/** A CP1R or CP1G file, opened. */
export interface EpochObject {
  readonly kind: 'rotate' | 'grant';
  readonly epoch: EpochKeys;
  readonly slots: Uint8Array;
  readonly operations: readonly Operation[];
  /** The ROTATE or GRANT that describes this file. */
  readonly subject: Operation;
  /** Older epochs that really lie wrapped in it. */
  readonly wrapped: readonly EpochKeys[];
  /** Whether the slots are those that the operation signs, and every wrap opens to what it says. */
  readonly fitsItself: boolean;
}

/**
 * Seals an epoch's seed for `recipients` (device ids, and member ids for paper keys; keys as in `state.boxKeys`) and
 * wraps older epochs under it. `state` must already hold the operations of `before`, which travel in the same file.
 */
export function sealEpochObject(input: {
  readonly kind: 'rotate' | 'grant';
  readonly state: CircleState;
  readonly device: OwnDevice;
  readonly epoch: EpochKeys;
  readonly recipients: Iterable<string>;
  readonly wraps: readonly EpochKeys[];
  readonly before: readonly Operation[];
  readonly randomBytes: RandomBytes;
}): EpochFile {
  const { kind, state, device, epoch, randomBytes } = input;
  const deviceIds: Uint8Array[] = [];
  const paperOf: Uint8Array[] = [];
  const boxKeys: Uint8Array[] = [];
  for (const key of input.recipients) {
    const boxKey = state.boxKeys.get(key);
    if (boxKey === undefined) throw new RangeError('Recipient without a box key');
    boxKeys.push(boxKey);
    const member = state.members.get(key);
    if (member !== undefined) paperOf.push(member.memberId);
    else deviceIds.push(state.devices.get(key)?.deviceId ?? missingDevice());
  }
  const slots = sealSlots(epoch, boxKeys);
  const operation = nextOperation(state, device, {
    type: kind,
    epochId: epoch.id,
    slotsHash: hashOfSlots(slots),
    deviceIds,
    paperOf,
    wraps: input.wraps.map((older) => wrapSeed(epoch, older, randomBytes)),
  });
  const operations = [...input.before, operation];
  const nonce = randomBytes(24);
  const associated = concatBytes([preamble(kind, boxKeys.length), epoch.id, slots, nonce]);
  const sealed = aeadSeal(epoch.message, nonce, padded([encodeBundle(operations)]), associated);
  const file = concatBytes([associated, sealed]);
  return { file, name: controlFileName(file), operations };
}

function missingDevice(): never {
  throw new RangeError('Recipient is neither a member nor a device');
}

/**
 * Opens a CP1R or CP1G with an epoch already known or through one of its slots. `epoch-unknown`: nothing fits (yet).
 * Only the file itself is checked; `isSound` compares its slots with the keys in the circle's state.
 */
export function openEpochObject(
  file: Uint8Array,
  kind: 'rotate' | 'grant',
  circle: {
    readonly circleId: Uint8Array;
    readonly boxKeys: readonly KeyPair[];
    readonly epochs: readonly EpochKeys[];
  },
): ProtocolResult<EpochObject> {
  return attempt(() => {
    const count = readPreamble(file, kind, limits.bundleBytes + limits.slots * slotBytes + 128);
    if (count > limits.slots) refuse('limit-exceeded');
    const slotsAt = preambleBytes + 32;
    const nonceAt = slotsAt + count * slotBytes;
    const sealedAt = nonceAt + 24;
    if (file.length < sealedAt) refuse('malformed');
    const epochId = file.subarray(preambleBytes, slotsAt);
    const slots = file.subarray(slotsAt, nonceAt);
    const epoch =
      findEpoch(circle.epochs, epochId) ??
      openSlots(circle.circleId, epochId, slots, circle.boxKeys) ??
      refuse('epoch-unknown');
    const nonce = file.subarray(nonceAt, sealedAt);
    const plain = aeadOpen(epoch.message, nonce, file.subarray(sealedAt), file.subarray(0, sealedAt));
    if (plain === undefined) return refuse('decryption-failed');
    const { operations } = required(decodeBundle(unpadded(plain)));
    const subject = operations.at(-1);
    const body = subject?.body;
    if (subject === undefined || (body?.type !== 'rotate' && body?.type !== 'grant'))
      return refuse('malformed');
    if (body.type !== kind || !equalBytes(body.epochId, epochId)) refuse('epoch-wrong');
    const wrapped = body.wraps.flatMap((wrap) => unwrapSeed(circle.circleId, epoch, wrap) ?? []);
    const fitsItself = equalBytes(body.slotsHash, hashOfSlots(slots)) && wrapped.length === body.wraps.length;
    return { kind, epoch, slots, operations, subject, wrapped, fitsItself };
  });
}

/**
 * Whether every slot of the file is exactly what its recipients' keys demand: recomputed, since slots follow from the
 * seed. False also while a recipient's keys are not known.
 */
export function isSound(object: EpochObject, state: CircleState): boolean {
  const { body } = object.subject;
  if (!object.fitsItself || (body.type !== 'rotate' && body.type !== 'grant')) return false;
  const boxKeys: Uint8Array[] = [];
  for (const id of [...body.deviceIds, ...body.paperOf]) {
    const boxKey = state.boxKeys.get(idText(id));
    if (boxKey === undefined) return false;
    boxKeys.push(boxKey);
  }
  if (boxKeys.length * slotBytes !== object.slots.length) return false;
  return equalBytes(sealSlots(object.epoch, boxKeys), object.slots);
}
