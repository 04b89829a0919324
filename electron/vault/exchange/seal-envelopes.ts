/**
 * What leaves: batches of my changes become envelopes. One transaction takes a batch from the log, fixes its
 * place in my feed and the complete bytes of its file. (protocol.md section 8, "Outbox")
 */
import { fromHex, toHex } from '../../../shared/base/hex.ts';
import {
  clockEntry,
  encodeAck,
  encodeChanges,
  limits,
  nextLamport,
  sealEnvelope,
  type EnvelopeKind,
  type SealedEnvelope,
} from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import { gatherPending, markSealed, type PendingBatch } from '../log/pending.ts';
import type { CircleSealing, ExchangedCircle } from './circle-keys.ts';
import { exchangeState, noteCitedByMe, noteSealed } from './exchange-notes.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import {
  addEnvelope,
  advanceClockOf,
  advanceFeed,
  allFeeds,
  clockOf,
  feedHere,
  type FeedRow,
} from './feed-store.ts';
import { fileIdOf, keepOwn } from './own-envelopes.ts';

/** Bodies of changes in one envelope, before deflating. (protocol.md section 8, "Batching") */
export const batchBytes = 256 * 1024;

type SealingParts = Pick<ExchangeParts, 'database' | 'keys' | 'mergeUpdates' | 'surroundings'>;

/** Seals what waits of mine: operations first, since what follows cites them. Answers how many envelopes it made. */
export async function sealPending(
  parts: SealingParts,
  circle: ExchangedCircle,
  changesToo: boolean,
  pause: () => Promise<void>,
): Promise<number> {
  const made = parts.database.write((tx) => sealOperations(tx, parts, circle));
  // After my LEAVE nothing of mine counts any more.
  return changesToo && circle.mode === 'active' ? made + (await sealChanges(parts, circle, pause)) : made;
}

async function sealChanges(
  parts: SealingParts,
  circle: ExchangedCircle,
  pause: () => Promise<void>,
): Promise<number> {
  let made = 0;
  let most = batchBytes;
  for (;;) {
    const batch = await gatherPending(parts.database, parts.mergeUpdates, circle.circleId, most);
    if (batch === null) return made;
    await pause();
    const sealed = sealBatch(parts, circle, batch);
    // A single change that no envelope can hold waits; what features accept is smaller (document-limits.ts).
    if (sealed === 'too-large' && batch.entries.flatMap(({ positions }) => positions).length > 1) {
      most = Math.max(1, Math.floor(most / 2));
      continue;
    }
    if (sealed !== 'sealed') return made;
    most = batchBytes;
    made++;
    if (!batch.more) return made;
  }
}

/** `too-large`: together, these changes break a limit of envelopes; nothing has happened then. */
function sealBatch(
  parts: SealingParts,
  circle: ExchangedCircle,
  batch: PendingBatch,
): 'sealed' | 'too-large' | 'not-allowed' {
  try {
    return parts.database.write((tx) => {
      const sealing = sealingNow(tx, parts, circle);
      if (sealing === undefined) return 'not-allowed';
      const envelope = sealNext(tx, parts, circle, sealing, 'changes', encodeChanges(batch.changes));
      markSealed(tx, batch, {
        contentId: toHex(envelope.contentId),
        seq: envelope.header.seq,
        lam: envelope.header.lamport,
      });
      tx.touch('journal.sharing');
      tx.touch('exchange.status', [circle.circleId]);
      return 'sealed';
    });
  } catch (error) {
    if (error instanceof RangeError) return 'too-large';
    throw error;
  }
}

/** Whether operations of mine wait for an envelope. */
export function operationsWait(tx: ReadTransaction, circleId: string): boolean {
  return (
    tx.get('SELECT 1 AS here FROM outgoing_operations WHERE circle_id = ? LIMIT 1', [circleId]) !== undefined
  );
}

function sealOperations(tx: WriteTransaction, parts: SealingParts, circle: ExchangedCircle): number {
  const rows = tx.all<{ position: number; body: Uint8Array }>(
    'SELECT position, body FROM outgoing_operations WHERE circle_id = ? ORDER BY position',
    [circle.circleId],
  );
  if (rows.length === 0) return 0;
  const sealing = sealingNow(tx, parts, circle);
  if (sealing === undefined) return 0;
  for (const row of rows) {
    sealNext(tx, parts, circle, sealing, 'control', row.body);
    tx.run('DELETE FROM outgoing_operations WHERE position = ?', [row.position]);
  }
  return rows.length;
}

/** Seals an ack: the full clock of what is here. False when nothing may be sealed. */
export function sealAck(
  tx: WriteTransaction,
  parts: Pick<SealingParts, 'keys' | 'surroundings'>,
  circle: ExchangedCircle,
): boolean {
  const sealing = sealingNow(tx, parts, circle);
  if (sealing === undefined) return false;
  const clock = allFeeds(tx, circle.circleId).map(entryOf).slice(0, limits.slots);
  sealNext(tx, parts, circle, sealing, 'ack', encodeAck(clock));
  return true;
}

/** Undefined too after my own feed was forked: whatever I wrote there would be evidence against me. */
function sealingNow(
  tx: WriteTransaction,
  { keys }: Pick<SealingParts, 'keys'>,
  circle: ExchangedCircle,
): CircleSealing | undefined {
  if (exchangeState(tx, circle.circleId).myFeedForked) return undefined;
  return keys.sealing(tx, circle.circleId);
}

/** Puts one body at the next place of my feed. */
function sealNext(
  tx: WriteTransaction,
  parts: Pick<SealingParts, 'surroundings'>,
  circle: ExchangedCircle,
  sealing: CircleSealing,
  kind: EnvelopeKind,
  body: Uint8Array,
): SealedEnvelope {
  for (;;) {
    const fresh = uncited(tx, circle);
    // More than one header holds: acks carry the first of them.
    const all = fresh.length <= limits.clockEntries;
    const cited = all ? fresh : fresh.slice(0, limits.clockEntries);
    const place = all ? kind : 'ack';
    const content = all ? body : encodeAck(cited.map(entryOf));
    const sealed = sealOne(tx, parts, circle, sealing, place, content, cited);
    if (all) return sealed;
  }
}

function sealOne(
  tx: WriteTransaction,
  { surroundings }: Pick<SealingParts, 'surroundings'>,
  circle: ExchangedCircle,
  sealing: CircleSealing,
  kind: EnvelopeKind,
  body: Uint8Array,
  cited: readonly FeedRow[],
): SealedEnvelope {
  const { circleId, myDevice, directoryKey } = circle;
  const { end } = feedHere(tx, circleId, myDevice);
  const now = surroundings.now();
  const sealed = sealEnvelope({
    circleId: fromHex(circleId),
    directoryKey,
    epoch: sealing.epoch,
    device: sealing.device,
    place: {
      kind,
      seq: end.seq + 1,
      ...(end.contentId === undefined ? {} : { prev: end.contentId }),
      control: sealing.controlHeads,
      clock: cited.map(entryOf),
      lamport: nextLamport(
        end.lamport,
        cited.map((feed) => feed.lam),
      ),
      time: now,
    },
    body,
    randomBytes: surroundings.randomBytes,
  });
  keepOwn(tx, circle, sealed);
  addEnvelope(tx, {
    circleId,
    deviceId: myDevice,
    seq: sealed.header.seq,
    contentId: toHex(sealed.contentId),
    fileId: fileIdOf(sealed),
    kind,
    lam: sealed.header.lamport,
    state: 'applied',
  });
  advanceFeed(tx, circleId, sealed.contentId, sealed.header);
  advanceClockOf(
    tx,
    circleId,
    myDevice,
    cited.map((feed) => [feed.device_id, feed.seq] as const),
  );
  noteSealed(tx, circleId, sealed.header.seq);
  noteCitedByMe(tx, circleId, kind === 'ack' ? now : null);
  return sealed;
}

/** Ends of other feeds that moved since I last cited them. */
function uncited(tx: ReadTransaction, { circleId, myDevice }: ExchangedCircle): readonly FeedRow[] {
  const before = clockOf(tx, circleId, myDevice);
  return allFeeds(tx, circleId).filter(
    (feed) => feed.device_id !== myDevice && feed.seq > (before.get(feed.device_id) ?? 0),
  );
}

function entryOf(feed: FeedRow) {
  return clockEntry(fromHex(feed.device_id), feed.seq, fromHex(feed.content_id));
}
