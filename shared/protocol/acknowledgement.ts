import { asBytes, decodeMap, onlyKeys } from './cbor-fields.ts';
import { cborMap, encodeCbor } from './cbor-writer.ts';
import { equalBytes } from './bytes.ts';
import { clockFromCbor, clockToCbor } from './envelope-header.ts';
import { limits } from './limits.ts';
import { hash } from './primitives.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import type { ClockEntry } from './types.ts';

/** The body of an envelope of kind 3: everything its author has received, and the hash of that list. */
export function encodeAck(clock: Iterable<ClockEntry>): Uint8Array {
  const list = clockToCbor([...clock]);
  return encodeCbor(
    cborMap([
      [1, list],
      [2, hash('clock', encodeCbor(list))],
    ]),
  );
}

export interface Acknowledgement {
  readonly clock: readonly ClockEntry[];
  /** Equal hashes on two devices mean equal clocks. */
  readonly clockHash: Uint8Array;
}

export function decodeAck(body: Uint8Array): ProtocolResult<Acknowledgement> {
  return attempt(() => {
    const map = onlyKeys(decodeMap(body), 2);
    const clock = clockFromCbor(map.get(1), limits.slots);
    const clockHash = asBytes(map.get(2), 32);
    if (!equalBytes(clockHash, hash('clock', encodeCbor(clockToCbor(clock))))) refuse('clock-wrong');
    return { clock, clockHash };
  });
}

export const ackDelayMs = 60_000;
export const ackIntervalMs = 300_000;

/**
 * When an ack must go alone, in milliseconds of the caller's clock: a minute after the oldest applied envelope of kind 1
 * or 2 that no own envelope has cited since, and at most every five minutes. Acks themselves are never acked.
 */
export function ackDueAt(oldestUncitedAt: number, lastAckAt: number | undefined): number {
  const delayed = oldestUncitedAt + ackDelayMs;
  return lastAckAt === undefined ? delayed : Math.max(delayed, lastAckAt + ackIntervalMs);
}
