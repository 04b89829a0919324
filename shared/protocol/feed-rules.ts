import { equalBytes, idText } from './bytes.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import type { ClockEntry, EnvelopeHeader } from './types.ts';

/** The last envelope of a feed that is here without a gap; `start` for a feed of which nothing is here. */
export interface FeedEnd {
  readonly seq: number;
  readonly contentId?: Uint8Array;
  readonly lamport: number;
}

export const feedStart: FeedEnd = { seq: 0, lamport: 0 };

/**
 * `next`: continues the feed. `duplicate`: is here already (also re-encrypted by someone). `gap`: an envelope before it
 * is missing, so it waits. `forked`: its device signed two different contents for one place, which is evidence.
 */
export type FeedPlacement = 'next' | 'duplicate' | 'gap' | 'forked';

export function placeInFeed(
  header: EnvelopeHeader,
  contentId: Uint8Array,
  end: FeedEnd,
  contentAt: (seq: number) => Uint8Array | undefined,
): FeedPlacement {
  if (header.seq > end.seq + 1) return 'gap';
  if (header.seq <= end.seq) {
    const here = contentAt(header.seq);
    return here !== undefined && equalBytes(here, contentId) ? 'duplicate' : 'forked';
  }
  if (header.prev === undefined) return 'next'; // seq 1
  return end.contentId !== undefined && equalBytes(header.prev, end.contentId) ? 'next' : 'forked';
}

/** A clock over all devices: by `idText(deviceId)`, the last envelope that is here. */
export type Clock = ReadonlyMap<string, ClockEntry>;

export function clockEntry(deviceId: Uint8Array, seq: number, contentId: Uint8Array): ClockEntry {
  return { deviceId, seq, shortId: contentId.slice(0, 16) };
}

/** The clock after what `entries` say; entries that are not later change nothing. */
export function advanceClock(clock: Clock, entries: Iterable<ClockEntry>): Clock {
  const advanced = new Map(clock);
  for (const entry of entries) {
    const key = idText(entry.deviceId);
    if (entry.seq > (advanced.get(key)?.seq ?? 0)) advanced.set(key, entry);
  }
  return advanced;
}

/** What is new in `now` since `before`, without the device itself: the `clock` of its next header. */
export function clockDelta(before: Clock, now: Clock, ownDeviceId: Uint8Array): readonly ClockEntry[] {
  const own = idText(ownDeviceId);
  return [...now]
    .filter(([key, entry]) => key !== own && entry.seq > (before.get(key)?.seq ?? 0))
    .map(([, e]) => e);
}

/** 1 + the highest lamport of the envelope before and of all that the header cites. */
export function nextLamport(previous: number, cited: Iterable<number>): number {
  let highest = previous;
  for (const lamport of cited) if (lamport > highest) highest = lamport;
  return highest + 1;
}

/**
 * Checks the clock and the lamport of an envelope that is next in its feed. `before` is its author's cumulative clock,
 * `received` tells what is here at a place (quarantined counts as here). `past-missing`: something it cites is not here
 * yet, so it waits; returns the author's clock after it.
 */
export function checkClock(input: {
  readonly header: EnvelopeHeader;
  readonly end: FeedEnd;
  readonly before: Clock;
  readonly received: (
    deviceId: Uint8Array,
    seq: number,
  ) => { readonly contentId: Uint8Array; readonly lamport: number } | undefined;
}): ProtocolResult<Clock> {
  return attempt(() => {
    const { header, before } = input;
    const cited: number[] = [];
    for (const entry of header.clock) {
      if (equalBytes(entry.deviceId, header.deviceId)) refuse('clock-wrong');
      if (entry.seq <= (before.get(idText(entry.deviceId))?.seq ?? 0)) refuse('clock-wrong');
      const here = input.received(entry.deviceId, entry.seq) ?? refuse('past-missing');
      if (!equalBytes(here.contentId.subarray(0, 16), entry.shortId)) refuse('clock-wrong');
      cited.push(here.lamport);
    }
    if (header.lamport !== nextLamport(input.end.lamport, cited)) refuse('lamport-wrong');
    return advanceClock(before, header.clock);
  });
}
