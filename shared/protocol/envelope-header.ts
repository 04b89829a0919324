import {
  asArray,
  asBoolean,
  asBytes,
  asIds,
  asTuple,
  asUnsigned,
  decodeMap,
  onlyKeys,
} from './cbor-fields.ts';
import { optional, requireAscending, sortedIds } from './cbor-fields.ts';
import { cborMap, encodeCbor } from './cbor-writer.ts';
import type { Cbor } from './cbor-writer.ts';
import { compareBytes } from './bytes.ts';
import { limits } from './limits.ts';
import { refuse } from './protocol-error.ts';
import type { ClockEntry, EnvelopeHeader, EnvelopeKind } from './types.ts';

const kindNumbers: Readonly<Record<EnvelopeKind, number>> = { changes: 1, control: 2, ack: 3 };
const kinds: readonly (EnvelopeKind | undefined)[] = [undefined, 'changes', 'control', 'ack'];

/** Canonical bytes of a header; throws a RangeError when its author breaks a limit. */
export function encodeHeader(header: EnvelopeHeader): Uint8Array {
  if (header.clock.length > limits.clockEntries) throw new RangeError('Too many clock entries');
  const bytes = encodeCbor(
    cborMap([
      [1, kindNumbers[header.kind]],
      [2, header.memberId],
      [3, header.deviceId],
      [4, header.seq],
      [5, header.prev],
      [6, sortedIds(header.control)],
      [7, clockToCbor(header.clock)],
      [8, header.lamport],
      [9, header.deflated],
      [10, header.time],
    ]),
  );
  if (bytes.length > limits.headerBytes) throw new RangeError('Header too large');
  return bytes;
}

/** Reads a header; runs inside `attempt`. */
export function decodeHeader(bytes: Uint8Array): EnvelopeHeader {
  if (bytes.length > limits.headerBytes) refuse('too-large');
  const map = onlyKeys(decodeMap(bytes), 10);
  const seq = asUnsigned(map.get(4));
  const prev = optional(map.get(5), (id) => asBytes(id, 32));
  if (seq === 0 || (seq === 1) !== (prev === undefined)) refuse('malformed');
  return {
    kind: kinds[asUnsigned(map.get(1))] ?? refuse('malformed'),
    memberId: asBytes(map.get(2), 32),
    deviceId: asBytes(map.get(3), 32),
    seq,
    ...(prev === undefined ? {} : { prev }),
    control: asIds(map.get(6), limits.controlHeads),
    clock: clockFromCbor(map.get(7), limits.clockEntries),
    lamport: asUnsigned(map.get(8)),
    deflated: asBoolean(map.get(9)),
    time: asUnsigned(map.get(10)),
  };
}

/** A clock as [[device id, seq, first 16 bytes of the content id]…], ascending by device. */
export function clockToCbor(clock: readonly ClockEntry[]): Cbor {
  return [...clock]
    .sort((a, b) => compareBytes(a.deviceId, b.deviceId))
    .map((entry) => [entry.deviceId, entry.seq, entry.shortId]);
}

export function clockFromCbor(value: Cbor | undefined, atMost: number): readonly ClockEntry[] {
  const clock = asArray(value, atMost).map((item): ClockEntry => {
    const [deviceId, seq, shortId] = asTuple(item, 3);
    const position = asUnsigned(seq);
    if (position === 0) refuse('malformed');
    return { deviceId: asBytes(deviceId, 32), seq: position, shortId: asBytes(shortId, 16) };
  });
  requireAscending(clock.map((entry) => entry.deviceId));
  return clock;
}
