/**
 * The one way in for what other people's devices wrote: the whole envelope or nothing. Signature, chain,
 * membership and order were checked by the exchange; here it is decided whether this member may make
 * these changes to these records and texts. (protocol.md section 9)
 */
import { fromHex, toHex } from '../../../shared/base/hex.ts';
import {
  checkChanges,
  checkTextUpdate,
  encodeChanges,
  idText,
  type Change,
  type DecodedTextUpdate,
  type KnownDocument,
  type ProtocolErrorCode,
  type RecordChange,
  type TextChange,
  type Writers,
} from '../../../shared/protocol/protocol.ts';
import type { SqlRow } from '../database/connection.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import { applyToRecord, type Project } from './records.ts';
import { textClocks } from './text-clocks.ts';

export interface ForeignEnvelope {
  readonly circleId: string;
  readonly memberId: string;
  readonly deviceId: string;
  readonly contentId: string;
  readonly seq: number;
  readonly lam: number;
  /** The author's clock, for display only. */
  readonly at: number;
  /** Everything its author had received when it was sealed, by device; its own device at seq - 1. */
  readonly fullClock: ReadonlyMap<string, number>;
  /** False for observers and for whoever is no member at this place. */
  readonly mayWrite: boolean;
  readonly changes: readonly Change[];
  /** Of each text change, what the text worker saw in it; `refused` when it could not be decoded. Others: null. */
  readonly shapes: readonly (DecodedTextUpdate | 'refused' | null)[];
}

export type RefusalReason = ProtocolErrorCode | 'text-undecodable';

export type Acceptance =
  { readonly accepted: true } | { readonly accepted: false; readonly reason: RefusalReason };

/** The last millisecond that a date can show; an author's clock is his own word, for display only. */
const LATEST_INSTANT = 8_640_000_000_000_000;

/** Checks every change first and applies them only if all may stand. */
export function acceptForeign(tx: WriteTransaction, project: Project, envelope: ForeignEnvelope): Acceptance {
  const declared = checkChanges({
    circleId: fromHex(envelope.circleId),
    authorId: fromHex(envelope.memberId),
    mayWrite: envelope.mayWrite,
    changes: envelope.changes,
    documentOf: (id) => knownDocument(tx, envelope.circleId, id),
  });
  if (!declared.ok) return { accepted: false, reason: declared.error };
  const growth: (TextGrown | null)[] = [];
  const clocksHere = new Map<string, number>();
  for (const [idx, change] of envelope.changes.entries()) {
    const grown = change.type === 'text' ? checkText(tx, envelope, change, idx, clocksHere) : null;
    if (typeof grown === 'string') return { accepted: false, reason: grown };
    growth.push(grown);
  }
  for (const [idx, change] of envelope.changes.entries()) {
    if (change.type === 'record') acceptRecord(tx, project, envelope, change, idx);
    else if (change.type === 'text') acceptText(tx, envelope, change, idx, growth[idx] ?? null);
  }
  return { accepted: true };
}

interface TextGrown {
  readonly client: number;
  readonly clock: number;
}

function checkText(
  tx: ReadTransaction,
  envelope: ForeignEnvelope,
  change: TextChange,
  idx: number,
  clocksHere: Map<string, number>,
): TextGrown | RefusalReason {
  const update = envelope.shapes[idx];
  if (update === undefined || update === null || update === 'refused') return 'text-undecodable';
  const id = idText(change.id);
  const known = textClocks(tx, id, envelope.fullClock);
  const checked = checkTextUpdate({
    textId: change.id,
    deviceId: fromHex(envelope.deviceId),
    counter: change.counter,
    update,
    // Earlier changes of this very envelope count as known to its author.
    clockOf: (client) => clocksHere.get(`${id}/${client}`) ?? known.get(client) ?? 0,
  });
  if (!checked.ok) return checked.error;
  clocksHere.set(`${id}/${checked.value.client}`, checked.value.clock);
  return checked.value;
}

function knownDocument(tx: ReadTransaction, circleId: string, id: Uint8Array): KnownDocument | undefined {
  const key = toHex(id);
  const row = tx.get<OwnerRow>(
    `SELECT 'record' AS type, kind, writers, author FROM records WHERE record_id = ? AND circle_id = ?
     UNION ALL SELECT 'text', kind, writers, author FROM texts WHERE document_id = ? AND circle_id = ?`,
    [key, circleId, key, circleId],
  );
  return row === undefined
    ? undefined
    : { id, type: row.type, kind: row.kind, writers: row.writers, authorId: fromHex(row.author) };
}

interface OwnerRow extends SqlRow {
  type: 'record' | 'text';
  kind: string;
  writers: Writers;
  author: string;
}

function acceptRecord(
  tx: WriteTransaction,
  project: Project,
  envelope: ForeignEnvelope,
  change: RecordChange,
  idx: number,
): void {
  const recordId = idText(change.id);
  const position = append(tx, envelope, idx, 'record', recordId, null, encodeChanges([change]));
  const { declaration } = change;
  applyToRecord(tx, project, {
    recordId,
    ...(declaration === undefined
      ? {}
      : {
          declared: {
            circleId: envelope.circleId,
            kind: declaration.kind,
            author: envelope.memberId,
            writers: declaration.writers,
          },
        }),
    fields: change.fields,
    stamp: { lamport: envelope.lam, deviceId: envelope.deviceId, position },
    foreign: true,
  });
}

function acceptText(
  tx: WriteTransaction,
  envelope: ForeignEnvelope,
  change: TextChange,
  idx: number,
  grown: TextGrown | null,
): void {
  const id = idText(change.id);
  const position = append(tx, envelope, idx, 'text', id, change.counter, change.update);
  const { declaration } = change;
  if (grown !== null) {
    tx.run(
      `INSERT INTO text_clocks (document_id, device_id, client_id, seq, position, clock_end) VALUES (?, ?, ?, ?, ?, ?)`,
      [id, envelope.deviceId, grown.client, envelope.seq, position, grown.clock],
    );
  }
  if (declaration === undefined) {
    tx.run('UPDATE texts SET last_position = ?, foreign_position = ?, dirty = 1 WHERE document_id = ?', [
      position,
      position,
      id,
    ]);
  } else {
    tx.run(
      `INSERT INTO texts (document_id, circle_id, author, writers, kind, random, sealed, last_position, foreign_position)
       VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)
       ON CONFLICT (document_id) DO UPDATE SET
         last_position = excluded.last_position, foreign_position = excluded.foreign_position, dirty = 1`,
      [
        id,
        envelope.circleId,
        envelope.memberId,
        declaration.writers,
        declaration.kind,
        declaration.random,
        position,
        position,
      ],
    );
  }
  tx.touch('documents', [id]);
}

function append(
  tx: WriteTransaction,
  envelope: ForeignEnvelope,
  idx: number,
  kind: 'record' | 'text',
  objectId: string,
  k: number | null,
  body: Uint8Array,
): number {
  return tx.run(
    `INSERT INTO changes (circle_id, member_id, device_id, content_id, seq, idx, lam, kind, object_id, k, body, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      envelope.circleId,
      envelope.memberId,
      envelope.deviceId,
      envelope.contentId,
      envelope.seq,
      idx,
      envelope.lam,
      kind,
      objectId,
      k,
      body,
      Math.min(envelope.at, LATEST_INSTANT),
    ],
  ).lastInsertRowid;
}
