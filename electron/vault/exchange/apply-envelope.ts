/**
 * One authentic envelope takes its place in its device's feed: everything that it cites must be here, then
 * its changes are accepted as a whole or set aside as a whole, and the feed goes on. What is set aside
 * counts as received, so that one bad envelope holds nobody up. (protocol.md section 8, security.md F9)
 */
import { toHex } from '../../../shared/base/hex.ts';
import {
  checkClock,
  decodeAck,
  placeInFeed,
  type Clock,
  type ClockEntry,
  type EnvelopeHeader,
} from '../../../shared/protocol/protocol.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import {
  advanceClockOf,
  advanceFeed,
  asClock,
  clockOf,
  feedHere,
  judgeEnvelope,
  receivedAt,
} from './feed-store.ts';
import { noteArrival, noteHeard, noteUncited, takeOverOwn } from './exchange-notes.ts';
import type { ReadyEnvelope } from './open-envelopes.ts';

/** `blocked`: something before it is missing here. All else moves the feed, or clears the way for it. */
export type Applied = 'applied' | 'refused' | 'forked' | 'blocked';

export function applyEnvelope(
  tx: WriteTransaction,
  parts: Pick<ExchangeParts, 'accept' | 'keys' | 'surroundings'>,
  circle: ExchangedCircle,
  fileId: string,
  ready: ReadyEnvelope,
): Applied {
  const { header, contentId } = ready.opened;
  const { circleId } = circle;
  const deviceId = toHex(header.deviceId);
  const place = { circleId, deviceId, seq: header.seq, contentId: toHex(contentId), lam: header.lamport };
  const here = feedHere(tx, circleId, deviceId);

  const placement = placeInFeed(header, contentId, here.end, (seq) => {
    const known = receivedAt(tx, circleId, deviceId, seq);
    return (known.find((one) => toHex(one.contentId) === place.contentId) ?? known[0])?.contentId;
  });
  if (placement === 'gap') return 'blocked';
  if (placement === 'duplicate') throw new Error('A content that has its place already waits for one');
  if (placement === 'forked') {
    judgeEnvelope(tx, place, 'forked', 'feed-forked');
    if (deviceId === circle.myDevice) noteOwnFork(tx, circleId);
    return 'forked';
  }

  const before = clockOf(tx, circleId, deviceId);
  const cites = checkCitations(tx, parts, circle, header, before, here);
  if (cites === 'past-missing') return 'blocked';
  const reason = typeof cites === 'string' ? cites : useBody(tx, parts, circle, ready, before, cites);

  // A clock or lamport that breaks the rules moves nobody's forward: such an envelope counts one more than its last.
  if (typeof cites === 'string') place.lam = here.end.lamport + 1;
  advanceFeed(tx, circleId, contentId, header, place.lam);
  if (typeof cites !== 'string') {
    const cited = header.clock.map((entry) => [toHex(entry.deviceId), entry.seq] as const);
    advanceClockOf(tx, circleId, deviceId, cited);
  }
  judgeEnvelope(tx, place, reason === undefined ? 'applied' : 'refused', reason ?? '');
  if (deviceId === circle.myDevice) takeOverOwn(tx, circleId, fileId, header.seq);
  else noteTaken(tx, parts, circle, ready, reason);
  return reason === undefined ? 'applied' : 'refused';
}

/** The author's clock after this envelope, 'past-missing', or the rule that it breaks. */
function checkCitations(
  tx: WriteTransaction,
  { keys }: Pick<ExchangeParts, 'keys'>,
  circle: ExchangedCircle,
  header: EnvelopeHeader,
  before: ReadonlyMap<string, number>,
  here: ReturnType<typeof feedHere>,
): Clock | string {
  const control = keys.checkControl(tx, circle.circleId, header, here.control);
  if (control === 'past-missing') return 'past-missing';
  if (control === 'shrinks') return 'control-shrinks';
  const cited = new Map(header.clock.map((entry) => [toHex(entry.deviceId), entry.shortId]));
  const checked = checkClock({
    header,
    end: here.end,
    before: asClock(before),
    received: (device, seq) => {
      const feed = toHex(device);
      if (seq > feedHere(tx, circle.circleId, feed).end.seq) return undefined;
      const known = receivedAt(tx, circle.circleId, feed, seq);
      const shortId = toHex(cited.get(feed) ?? new Uint8Array(0));
      // After a fork both contents are evidence, and honest people may have seen either first.
      return known.find(({ contentId }) => toHex(contentId).startsWith(shortId)) ?? known[0];
    },
  });
  return checked.ok ? checked.value : checked.error;
}

/** Accepts what the envelope carries; answers why not, or undefined. */
function useBody(
  tx: WriteTransaction,
  { accept, keys }: Pick<ExchangeParts, 'accept' | 'keys'>,
  circle: ExchangedCircle,
  { opened, changes, shapes }: ReadyEnvelope,
  before: ReadonlyMap<string, number>,
  after: Clock,
): string | undefined {
  const { header } = opened;
  if (header.kind === 'control') {
    return keys.takeOperations(tx, circle.circleId, opened.body) === 'bad' ? 'malformed' : undefined;
  }
  if (header.kind === 'ack') {
    const ack = decodeAck(opened.body);
    return ack.ok ? undefined : ack.error;
  }
  if (typeof changes === 'string') return changes;
  if (shapes.includes('not-processed')) return 'not-processed';
  const standing = keys.standing(tx, circle.circleId, header);
  if (standing === 'unknown' || standing === 'beyond-cut') return standing;
  const fullClock = new Map(before);
  for (const [device, entry] of after) fullClock.set(device, entry.seq);
  fullClock.set(toHex(header.deviceId), header.seq - 1);
  const acceptance = accept(tx, {
    circleId: circle.circleId,
    memberId: toHex(header.memberId),
    deviceId: toHex(header.deviceId),
    contentId: toHex(opened.contentId),
    seq: header.seq,
    lam: header.lamport,
    at: header.time,
    fullClock,
    mayWrite: standing === 'writer',
    changes,
    shapes: shapes.map((shape) => (shape === 'not-processed' ? 'refused' : shape)),
  });
  return acceptance.accepted ? undefined : acceptance.reason;
}

/** Somebody else's envelope is here: they are heard of, what they received of mine has arrived, an ack is owed. */
function noteTaken(
  tx: WriteTransaction,
  { surroundings }: Pick<ExchangeParts, 'surroundings'>,
  circle: ExchangedCircle,
  { opened }: ReadyEnvelope,
  reason: string | undefined,
): void {
  const { header } = opened;
  const now = surroundings.now();
  const memberId = toHex(header.memberId);
  const entries: ClockEntry[] = [...header.clock];
  if (header.kind === 'ack' && reason === undefined) {
    const ack = decodeAck(opened.body);
    if (ack.ok) entries.push(...ack.value.clock);
  }
  const mine = entries.filter(({ deviceId }) => toHex(deviceId) === circle.myDevice).map(({ seq }) => seq);
  if (mine.length > 0) {
    noteArrival(tx, circle, { memberId, deviceId: toHex(header.deviceId), seq: Math.max(...mine), at: now });
  }
  noteHeard(tx, circle.circleId, memberId, now);
  if (header.kind !== 'ack') noteUncited(tx, circle.circleId, now);
}

function noteOwnFork(tx: WriteTransaction, circleId: string): void {
  tx.run(
    `INSERT INTO exchange_state (circle_id, my_feed_forked) VALUES (?, 1)
     ON CONFLICT (circle_id) DO UPDATE SET my_feed_forked = 1`,
    [circleId],
  );
  tx.touch('exchange.status', [circleId]);
}
