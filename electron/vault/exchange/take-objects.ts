/**
 * Takes objects in, from wherever they came: each is verified as far as it can be now, kept durably, and
 * noted. What is bad is set aside and counted once, while all others go on. (security.md F4, F9)
 */
import { fromHex, toHex } from '../../../shared/base/hex.ts';
import {
  decodeAck,
  feedTag,
  formatName,
  isNotYet,
  kindOf,
  openEnvelope,
  parseName,
  placeInFeed,
  type ObjectName,
  type OpenedEnvelope,
} from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import type { CircleOpening, ExchangedCircle } from './circle-keys.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import { addEnvelope, feedHere, noteCited, receivedAt } from './feed-store.ts';
import {
  bytesOf,
  dropObject,
  keepObject,
  markUsed,
  noteReason,
  setAside,
  unusedObjects,
  unusedSize,
  type FeedPlace,
} from './object-store.ts';
import type { OpenedEnvelopes } from './open-envelopes.ts';

/** An object whose name commits to its bytes: whoever hands it in has compared them. */
export interface ArrivedObject {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It lies in the circle's present mailbox (and was not handed over in a file). */
  readonly there: boolean;
}

/** What is here and cannot be used yet is bounded: beyond it, objects stay where they are and are read again. */
export const mostUnused = { objects: 4096, bytes: 64 * 1024 * 1024 };

export interface Intake {
  /** Objects that were not known before and are kept now. */
  readonly kept: number;
  /** Names that there was no room for: to be looked at again later. */
  readonly left: readonly string[];
}

/** Takes some objects in. One transaction: hand in slices of a megabyte or so. */
export function takeObjects(
  tx: WriteTransaction,
  parts: Pick<ExchangeParts, 'keys'>,
  circle: ExchangedCircle,
  opened: OpenedEnvelopes,
  objects: readonly ArrivedObject[],
): Intake {
  const { circleId } = circle;
  const unused = unusedSize(tx, circleId);
  const drops = parts.keys.dropsToRead(tx, circleId);
  const left: string[] = [];
  let kept = 0;
  let progress = false;
  for (const { name, bytes, there } of objects) {
    const parsed = parseName(name);
    if (parsed === undefined || isKnown(tx, circleId, parsed.id)) continue;
    // Answers to other people's requests: none of my business, and nothing bad.
    if (parsed.folder === 'invitation' && !drops.includes(parsed.drop)) continue;
    const state = parsed.folder === 'feed' ? 'unopened' : 'waiting';
    // Kept first: circles read control objects from among those that are here.
    keepObject(tx, {
      circleId,
      fileId: parsed.id,
      name,
      folder: parsed.folder,
      state,
      own: false,
      there,
      bytes,
    });
    const verdict = judge(tx, parts, circle, opened, parsed, name, bytes);
    if (verdict.taken === 'waiting') {
      unused.objects++;
      unused.bytes += bytes.length;
      if (unused.objects > mostUnused.objects || unused.bytes > mostUnused.bytes) {
        dropObject(tx, circleId, parsed.id);
        left.push(name);
        continue;
      }
    }
    settle(tx, circleId, parsed.id, verdict);
    if (verdict.taken !== 'bad') kept++;
    if (verdict.taken === 'used') progress = true;
  }
  if (progress) retryUnused(tx, parts, circle, opened);
  if (kept > 0) tx.touch('exchange.status', [circleId]);
  return { kept, left };
}

/** Tries all that could not be used so far, until nothing new comes of it. */
export function retryUnused(
  tx: WriteTransaction,
  parts: Pick<ExchangeParts, 'keys'>,
  circle: ExchangedCircle,
  opened: OpenedEnvelopes,
): void {
  for (let progress = true; progress;) {
    progress = false;
    for (const row of unusedObjects(tx, circle.circleId)) {
      if (row.reason === 'version-newer' || row.reason === 'suite-unknown') continue;
      const parsed = parseName(row.name);
      const bytes = bytesOf(tx, circle.circleId, row.file_id);
      if (parsed === undefined || bytes === undefined) continue;
      const verdict = judge(tx, parts, circle, opened, parsed, row.name, bytes);
      settle(tx, circle.circleId, row.file_id, verdict);
      // Only operations and keys can make something else usable; feeds alone cannot.
      if (verdict.taken === 'used' && (parsed.folder !== 'feed' || verdict.isControl === true)) {
        progress = true;
      }
    }
  }
}

function isKnown(tx: ReadTransaction, circleId: string, fileId: string): boolean {
  const here = tx.get(
    `SELECT 1 AS here FROM mailbox_objects WHERE circle_id = ? AND file_id = ?
     UNION ALL SELECT 1 AS here FROM set_aside WHERE circle_id = ? AND file_id = ?`,
    [circleId, fileId, circleId, fileId],
  );
  return here !== undefined;
}

type Verdict =
  | { readonly taken: 'used'; readonly feed?: FeedPlace; readonly isControl?: boolean }
  | { readonly taken: 'waiting'; readonly reason: string }
  | { readonly taken: 'bad'; readonly reason: string; readonly counted: boolean };

function settle(tx: WriteTransaction, circleId: string, fileId: string, verdict: Verdict): void {
  if (verdict.taken === 'used') markUsed(tx, circleId, fileId, verdict.feed);
  else if (verdict.taken === 'waiting') noteReason(tx, circleId, fileId, verdict.reason);
  else {
    dropObject(tx, circleId, fileId);
    setAside(tx, circleId, fileId, verdict.reason, verdict.counted);
    tx.touch('exchange.status', [circleId]);
  }
}

function judge(
  tx: WriteTransaction,
  parts: Pick<ExchangeParts, 'keys'>,
  circle: ExchangedCircle,
  opened: OpenedEnvelopes,
  parsed: ObjectName,
  name: string,
  bytes: Uint8Array,
): Verdict {
  const { keys } = parts;
  if (parsed.folder === 'feed') return judgeEnvelope(tx, parts, circle, opened, parsed.id, bytes);
  const taken =
    parsed.folder === 'control'
      ? keys.takeControlObject(tx, circle.circleId, name, bytes)
      : keys.takeDropObject(tx, circle.circleId, name, bytes);
  if (taken === 'used') return { taken };
  return taken === 'waiting' ? { taken, reason: '' } : { taken, reason: 'malformed', counted: true };
}

function judgeEnvelope(
  tx: WriteTransaction,
  { keys }: Pick<ExchangeParts, 'keys'>,
  circle: ExchangedCircle,
  openedEnvelopes: OpenedEnvelopes,
  fileId: string,
  bytes: Uint8Array,
): Verdict {
  const { circleId } = circle;
  const opening = keys.opening(tx, circleId);
  const result = openEnvelope(bytes, { circleId: fromHex(circleId), ...opening });
  if (!result.ok) {
    const later = isNotYet(result.error) && kindOf(bytes) === 'envelope';
    return later
      ? { taken: 'waiting', reason: result.error }
      : { taken: 'bad', reason: result.error, counted: true };
  }
  const envelope = result.value;
  const { header } = envelope;
  if (!noteEnvelope(tx, circleId, fileId, envelope)) {
    return { taken: 'bad', reason: 'duplicate', counted: false };
  }
  noteCitations(tx, circle, opening, envelope);
  openedEnvelopes.keep(fileId, envelope);
  // Operations stand by themselves: they count from now on, whatever the feed still lacks.
  const isControl = header.kind === 'control';
  if (isControl) keys.takeOperations(tx, circleId, envelope.body);
  const place = {
    name: nameOf(circle, envelope, fileId),
    deviceId: toHex(header.deviceId),
    seq: header.seq,
  };
  return { taken: 'used', feed: place, isControl };
}

/** Under which name it belongs into a mailbox; a relay may have put it under another place of the feed. */
function nameOf(circle: ExchangedCircle, { header }: OpenedEnvelope, fileId: string): string {
  return formatName({
    folder: 'feed',
    feedTag: feedTag(circle.directoryKey, header.deviceId),
    seq: header.seq,
    id: fileId,
  });
}

/** Notes the envelope as waiting for its turn; false when its content is here already, also re-encrypted. */
function noteEnvelope(
  tx: WriteTransaction,
  circleId: string,
  fileId: string,
  { header, contentId }: OpenedEnvelope,
): boolean {
  const deviceId = toHex(header.deviceId);
  const placement = placeInFeed(header, contentId, feedHere(tx, circleId, deviceId).end, (seq) => {
    const known = receivedAt(tx, circleId, deviceId, seq);
    return (known.find((one) => toHex(one.contentId) === toHex(contentId)) ?? known[0])?.contentId;
  });
  if (placement === 'duplicate') return false;
  return addEnvelope(tx, {
    circleId,
    deviceId,
    seq: header.seq,
    contentId: toHex(contentId),
    fileId,
    kind: header.kind,
    lam: header.lamport,
    state: 'waiting',
  });
}

function noteCitations(
  tx: WriteTransaction,
  circle: ExchangedCircle,
  opening: CircleOpening,
  { header, body }: OpenedEnvelope,
): void {
  const ack = header.kind === 'ack' ? decodeAck(body) : undefined;
  const entries = ack?.ok ? [...header.clock, ...ack.value.clock] : header.clock;
  const places = entries
    .filter((entry) => opening.deviceOf(entry.deviceId) !== undefined)
    .map((entry) => ({ deviceId: toHex(entry.deviceId), seq: entry.seq }));
  noteCited(
    tx,
    circle.circleId,
    places.filter(({ deviceId }) => deviceId !== circle.myDevice),
  );
}
