/** How far each device's feed is here, and what each said that it had received. Mine is one of them. */
import { fromHex, toHex } from '../../../shared/base/hex.ts';
import {
  feedStart,
  type ClockEntry,
  type EnvelopeHeader,
  type FeedEnd,
} from '../../../shared/protocol/protocol.ts';
import type { SqlRow } from '../database/connection.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';

export type EnvelopeState = 'waiting' | 'applied' | 'refused' | 'forked';

export interface EnvelopeRow {
  readonly circleId: string;
  readonly deviceId: string;
  readonly seq: number;
  readonly contentId: string;
  readonly fileId: string;
  readonly kind: 'changes' | 'control' | 'ack';
  readonly lam: number;
  readonly state: EnvelopeState;
  readonly reason?: string;
}

/** Notes an authentic envelope; answers false when this content is known already. */
export function addEnvelope(tx: WriteTransaction, row: EnvelopeRow): boolean {
  const { changes } = tx.run(
    `INSERT INTO envelopes (circle_id, device_id, seq, content_id, file_id, kind, lam, state, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [
      row.circleId,
      row.deviceId,
      row.seq,
      row.contentId,
      row.fileId,
      row.kind,
      row.lam,
      row.state,
      row.reason ?? '',
    ],
  );
  return changes > 0;
}

export function judgeEnvelope(
  tx: WriteTransaction,
  row: Pick<EnvelopeRow, 'circleId' | 'deviceId' | 'seq' | 'contentId' | 'lam'>,
  state: EnvelopeState,
  reason = '',
): void {
  tx.run(
    `UPDATE envelopes SET state = ?, reason = ?, lam = ?
     WHERE circle_id = ? AND device_id = ? AND seq = ? AND content_id = ?`,
    [state, reason, row.lam, row.circleId, row.deviceId, row.seq, row.contentId],
  );
}

/** The end of a feed, and the operations that its last envelope cited. */
export interface FeedHere {
  readonly end: FeedEnd;
  readonly control: readonly Uint8Array[];
}

export function feedHere(tx: ReadTransaction, circleId: string, deviceId: string): FeedHere {
  const row = tx.get<{ seq: number; content_id: string; lam: number; control: Uint8Array }>(
    'SELECT seq, content_id, lam, control FROM feeds WHERE circle_id = ? AND device_id = ?',
    [circleId, deviceId],
  );
  if (row === undefined) return { end: feedStart, control: [] };
  const control: Uint8Array[] = [];
  for (let at = 0; at < row.control.length; at += 32) control.push(row.control.slice(at, at + 32));
  return { end: { seq: row.seq, contentId: fromHex(row.content_id), lamport: row.lam }, control };
}

/** Makes an envelope the last one of its feed. */
export function advanceFeed(
  tx: WriteTransaction,
  circleId: string,
  contentId: Uint8Array,
  header: EnvelopeHeader,
  lamport = header.lamport,
): void {
  const control = new Uint8Array(32 * header.control.length);
  header.control.forEach((id, index) => control.set(id, 32 * index));
  tx.run(
    `INSERT INTO feeds (circle_id, device_id, member_id, seq, content_id, lam, control)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (circle_id, device_id) DO UPDATE SET
       seq = excluded.seq, content_id = excluded.content_id, lam = excluded.lam, control = excluded.control`,
    [
      circleId,
      toHex(header.deviceId),
      toHex(header.memberId),
      header.seq,
      toHex(contentId),
      lamport,
      control,
    ],
  );
}

/** Every feed's end, by device. */
export interface FeedRow extends SqlRow {
  device_id: string;
  member_id: string;
  seq: number;
  content_id: string;
  lam: number;
}

export function allFeeds(tx: ReadTransaction, circleId: string): readonly FeedRow[] {
  return tx.all<FeedRow>('SELECT * FROM feeds WHERE circle_id = ?', [circleId]);
}

/** What a device has said that it received, by device, up to its last envelope here. */
export function clockOf(tx: ReadTransaction, circleId: string, deviceId: string): Map<string, number> {
  const rows = tx.all<{ cited_device: string; seq: number }>(
    'SELECT cited_device, seq FROM feed_clocks WHERE circle_id = ? AND device_id = ?',
    [circleId, deviceId],
  );
  return new Map(rows.map((row) => [row.cited_device, row.seq]));
}

/** Adds what a device cites in its next envelope. */
export function advanceClockOf(
  tx: WriteTransaction,
  circleId: string,
  deviceId: string,
  entries: Iterable<readonly [device: string, seq: number]>,
): void {
  for (const [cited, seq] of entries) {
    tx.run(
      `INSERT INTO feed_clocks (circle_id, device_id, cited_device, seq) VALUES (?, ?, ?, ?)
       ON CONFLICT (circle_id, device_id, cited_device) DO UPDATE SET seq = max(seq, excluded.seq)`,
      [circleId, deviceId, cited, seq],
    );
  }
}

/** Content ids at one place of a feed that count as received; more than one after a fork. */
export function receivedAt(
  tx: ReadTransaction,
  circleId: string,
  deviceId: string,
  seq: number,
): readonly { contentId: Uint8Array; lamport: number }[] {
  const rows = tx.all<{ content_id: string; lam: number }>(
    `SELECT content_id, lam FROM envelopes
     WHERE circle_id = ? AND device_id = ? AND seq = ? AND state <> 'waiting'`,
    [circleId, deviceId, seq],
  );
  return rows.map((row) => ({ contentId: fromHex(row.content_id), lamport: row.lam }));
}

/** Notes how far anyone has cited a feed; only of devices that are known to the circle. */
export function noteCited(tx: WriteTransaction, circleId: string, entries: Iterable<ClockEntryText>): void {
  for (const { deviceId, seq } of entries) {
    tx.run(
      `INSERT INTO cited (circle_id, device_id, seq) VALUES (?, ?, ?)
       ON CONFLICT (circle_id, device_id) DO UPDATE SET seq = max(seq, excluded.seq)`,
      [circleId, deviceId, seq],
    );
  }
}

interface ClockEntryText {
  readonly deviceId: string;
  readonly seq: number;
}

/** A clock in the form that `checkClock` compares with; only the places in it matter there. */
export function asClock(places: ReadonlyMap<string, number>): Map<string, ClockEntry> {
  const clock = new Map<string, ClockEntry>();
  for (const [device, seq] of places) {
    clock.set(device, { deviceId: fromHex(device), seq, shortId: new Uint8Array(16) });
  }
  return clock;
}
