import { describe, expect, it } from 'vitest';
import {
  ackDueAt,
  advanceClock,
  checkClock,
  checkControl,
  clockDelta,
  clockEntry,
  decodeAck,
  encodeAck,
  feedStart,
  idText,
  nextLamport,
  placeInFeed,
} from '../../../../shared/protocol/protocol.ts';
import type { Clock, ClockEntry, EnvelopeHeader, FeedEnd } from '../../../../shared/protocol/protocol.ts';
import { encodeHeader, decodeHeader } from '../../../../shared/protocol/envelope-header.ts';
import { cborMap, encodeCbor } from '../../../../shared/protocol/cbor-writer.ts';
import { attempt } from '../../../../shared/protocol/protocol-error.ts';
import { headerOf } from './crafted-envelope.ts';
import { codeOf, founder, invite, join, reading, seededRandom, share, valueOf } from './people.ts';

const random = seededRandom('feeds');
const ana = founder('Ana');
const ids = [random(32), random(32), random(32)];
const [first, second, third] = ids as [Uint8Array, Uint8Array, Uint8Array];
const end: FeedEnd = { seq: 2, contentId: second, lamport: 5 };
const contentAt = (seq: number): Uint8Array | undefined => ids[seq - 1];
const place = (header: Partial<EnvelopeHeader>, contentId: Uint8Array) =>
  placeInFeed(headerOf(ana, header), contentId, end, contentAt);

describe('the feed of a device', () => {
  it('goes on with the next number that cites the envelope before', () => {
    expect(place({ seq: 3, prev: second }, third)).toBe('next');
    expect(placeInFeed(headerOf(ana), first, feedStart, () => undefined)).toBe('next');
  });

  // Fails if the content id is not compared.
  it('case 11: F3: a replayed envelope is a duplicate, also out of order', () => {
    expect(place({ seq: 2, prev: first }, second)).toBe('duplicate');
    expect(place({ seq: 1 }, first)).toBe('duplicate');
  });

  it('case 12: F2: a dropped envelope in the middle leaves a gap that is named', () => {
    expect(place({ seq: 4, prev: third }, random(32))).toBe('gap');
  });

  // Fails if only the number is looked at.
  it('case 15: F2: another content at the same place, or after another one, is a fork', () => {
    expect(place({ seq: 2, prev: first }, third)).toBe('forked');
    expect(place({ seq: 3, prev: first }, third)).toBe('forked');
  });

  // Fails if ids are compared by a prefix.
  it('case 72: two branches whose ids have equal beginnings are told apart', () => {
    const twin = second.slice();
    twin[31] = (twin[31] ?? 0) ^ 1;
    expect(place({ seq: 2, prev: first }, twin)).toBe('forked');
    expect(place({ seq: 3, prev: twin }, third)).toBe('forked');
  });
});

describe('clocks', () => {
  const partner = random(32);
  const entry = clockEntry(partner, 4, first);
  const received = (deviceId: Uint8Array, seq: number) =>
    idText(deviceId) === idText(partner) && seq <= 4 ? { contentId: first, lamport: 9 } : undefined;
  const check = (header: Partial<EnvelopeHeader>, before: Clock = new Map()) =>
    checkClock({
      header: headerOf(ana, { seq: 3, prev: second, lamport: 10, ...header }),
      end,
      before,
      received,
    });

  it('are advanced by what a header newly cites', () => {
    const clock = valueOf(check({ clock: [entry] }));
    expect(clock.get(idText(partner))).toEqual(entry);
  });

  // Fails if a lamport is believed.
  it('F14: a lamport that is not one more than all that is cited is refused', () => {
    expect(codeOf(check({ clock: [entry], lamport: 11 }))).toBe('lamport-wrong');
    expect(codeOf(check({ clock: [], lamport: 10 }))).toBe('lamport-wrong');
    expect(codeOf(check({ clock: [], lamport: 6 }))).toBe('accepted');
  });

  // Fails if the claim of a clock is believed, or taken for an error of the device it speaks of.
  it('case 67: a clock that claims what nobody has keeps only its own envelope waiting', () => {
    expect(codeOf(check({ clock: [{ ...entry, seq: 1_000_000_000 }] }))).toBe('past-missing');
  });

  it('case 13: a clock beyond what is here names the missing tail', () => {
    expect(codeOf(check({ clock: [{ ...entry, seq: 5 }] }))).toBe('past-missing');
  });

  it('that cite another content, go back, or cite their own device are refused', () => {
    expect(codeOf(check({ clock: [{ ...entry, shortId: new Uint8Array(16) }] }))).toBe('clock-wrong');
    expect(codeOf(check({ clock: [entry] }, advanceClock(new Map(), [entry])))).toBe('clock-wrong');
    expect(codeOf(check({ clock: [clockEntry(ana.device.deviceId, 1, first)] }))).toBe('clock-wrong');
  });

  it('the difference of two clocks is what the next header cites, without the device itself', () => {
    const before = advanceClock(new Map(), [clockEntry(partner, 2, first)]);
    const now = advanceClock(before, [entry, clockEntry(ana.device.deviceId, 7, first)]);
    expect(clockDelta(before, now, ana.device.deviceId)).toEqual([entry]);
    expect(clockDelta(now, now, ana.device.deviceId)).toEqual([]);
    expect(nextLamport(5, [3, 9])).toBe(10);
  });

  it('of another order or with a device twice are no header', () => {
    const bytes = (clock: ClockEntry[]): Uint8Array => {
      const map = new Map(valueOf(attempt(() => headerMap(clock))));
      return encodeCbor(map);
    };
    const sorted = [entry, clockEntry(random(32), 1, first)].sort((a, b) =>
      idText(a.deviceId) < idText(b.deviceId) ? -1 : 1,
    );
    expect(codeOf(attempt(() => decodeHeader(bytes(sorted))))).toBe('accepted');
    expect(codeOf(attempt(() => decodeHeader(bytes(sorted.toReversed()))))).toBe('not-canonical');
    expect(codeOf(attempt(() => decodeHeader(bytes([entry, entry]))))).toBe('not-canonical');
  });
});

/** A header with its clock in the order given, which `encodeHeader` would sort. */
function headerMap(clock: ClockEntry[]): ReturnType<typeof cborMap> {
  return cborMap([
    [1, 1],
    [2, ana.device.memberId],
    [3, ana.device.deviceId],
    [4, 1],
    [6, []],
    [7, clock.map(({ deviceId, seq, shortId }) => [deviceId, seq, shortId])],
    [8, 1],
    [9, false],
    [10, 0],
  ]);
}

describe('a header', () => {
  it('comes back as it was', () => {
    const header = headerOf(ana, {
      seq: 3,
      prev: first,
      control: [random(32)],
      clock: [clockEntry(random(32), 1, first)],
    });
    expect(valueOf(attempt(() => decodeHeader(encodeHeader(header))))).toEqual(header);
  });

  it('has a predecessor exactly when it is not the first', () => {
    const bytes = (seq: number, prev?: Uint8Array): Uint8Array =>
      encodeHeader(headerOf(ana, { seq, ...(prev === undefined ? {} : { prev }) }));
    for (const wrong of [bytes(1, first), bytes(2), bytes(0)]) {
      expect(codeOf(attempt(() => decodeHeader(wrong)))).toBe('malformed');
    }
  });
});

describe('the control heads of a header', () => {
  // Fails if heads may go back: a member could pretend not to know of a removal any more.
  it('are known and only grow', () => {
    const host = founder('Host');
    const guest = join(host, 'Guest');
    share(host, guest);
    const before = reading(host).state.heads;
    invite(host);
    const { state } = reading(host);
    expect(checkControl(state, headerOf(host, { control: state.heads }), before)).toBe('covers');
    expect(checkControl(state, headerOf(host, { control: before }), state.heads)).toBe('shrinks');
    expect(checkControl(state, headerOf(host, { control: [] }), before)).toBe('shrinks');
    expect(checkControl(state, headerOf(host, { control: [random(32)] }), before)).toBe('past-missing');
  });
});

describe('an acknowledgement', () => {
  const clock = [clockEntry(random(32), 3, first), clockEntry(random(32), 1, second)];

  it('comes back with everything received, and its hash is the same for the same clock', () => {
    const ack = valueOf(decodeAck(encodeAck(clock)));
    expect(new Set(ack.clock)).toEqual(new Set(clock));
    expect(valueOf(decodeAck(encodeAck(clock.toReversed()))).clockHash).toEqual(ack.clockHash);
  });

  it('with a hash that does not fit is refused', () => {
    const bytes = encodeCbor(
      cborMap([
        [1, []],
        [2, new Uint8Array(32)],
      ]),
    );
    expect(codeOf(decodeAck(bytes))).toBe('clock-wrong');
  });

  // Fails if acks may go out more often: 30 devices would then answer each other without end.
  it('case 84: goes alone after a minute, and at most every five', () => {
    expect(ackDueAt(1000, undefined)).toBe(61_000);
    expect(ackDueAt(1000, 0)).toBe(300_000);
    expect(ackDueAt(900_000, 0)).toBe(960_000);
  });
});
