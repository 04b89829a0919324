/**
 * The one way in for what other people's devices wrote: the whole envelope or nothing. Signature, chain,
 * membership and order were checked by the exchange; here it is decided whether this member may make
 * these changes to these records and texts. (protocol.md section 9)
 */
import { fromHex, toHex } from '../../../shared/base/hex.ts';
import {
  checkTextChange,
  documentId,
  encodeChange,
  idText,
  type Change,
  type Declaration,
  type RecordChange,
  type TextChange,
  type UpdateShape,
  type Writers,
} from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import { applyToRecord, readRecord, type Project } from './records.ts';
import { textClientId, textClocks } from './text-clocks.ts';

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
  readonly changes: readonly Change[];
  /** Of each text change, what the text worker saw in it; `refused` when it could not be decoded. Others: null. */
  readonly shapes: readonly (UpdateShape | 'refused' | null)[];
}

export type RefusalReason =
  'not-declared' | 'declared-falsely' | 'not-a-writer' | 'another-circle' | 'text-refused' | 'text-invalid';

export type Acceptance =
  { readonly accepted: true } | { readonly accepted: false; readonly reason: RefusalReason };

interface Owner {
  readonly circleId: string;
  readonly author: string;
  readonly writers: Writers;
}

/** Checks every change first and applies them only if all may stand. */
export function acceptForeign(tx: WriteTransaction, project: Project, envelope: ForeignEnvelope): Acceptance {
  const declaredHere = new Map<string, Owner>();
  const clocksHere = new Map<string, number>();
  for (const [idx, change] of envelope.changes.entries()) {
    const reason = objection(tx, envelope, change, idx, declaredHere, clocksHere);
    if (reason !== null) return { accepted: false, reason };
  }
  for (const [idx, change] of envelope.changes.entries()) {
    if (change.type === 'record') acceptRecord(tx, project, envelope, change, idx);
    else if (change.type === 'text') acceptText(tx, envelope, change, idx);
  }
  return { accepted: true };
}

function objection(
  tx: ReadTransaction,
  envelope: ForeignEnvelope,
  change: Change,
  idx: number,
  declaredHere: Map<string, Owner>,
  clocksHere: Map<string, number>,
): RefusalReason | null {
  if (change.type === 'unknown') return null;
  const id = idText(change.id);
  if (change.declaration !== undefined) {
    if (!isTrueDeclaration(envelope, change.id, change.declaration)) return 'declared-falsely';
    declaredHere.set(id, {
      circleId: envelope.circleId,
      author: envelope.memberId,
      writers: change.declaration.writers,
    });
  }
  const owner = declaredHere.get(id) ?? ownerOf(tx, change.type, id);
  if (owner === undefined) return 'not-declared';
  if (owner.circleId !== envelope.circleId) return 'another-circle';
  if (owner.writers === 'author' && owner.author !== envelope.memberId) return 'not-a-writer';
  return change.type === 'text' ? textObjection(tx, envelope, change, idx, id, clocksHere) : null;
}

function textObjection(
  tx: ReadTransaction,
  envelope: ForeignEnvelope,
  change: TextChange,
  idx: number,
  id: string,
  clocksHere: Map<string, number>,
): RefusalReason | null {
  const shape = envelope.shapes[idx];
  if (shape === undefined || shape === null || shape === 'refused') return 'text-refused';
  const clientId = textClientId(id, envelope.deviceId, change.counter);
  const clocks = textClocks(tx, id, envelope.fullClock);
  // Earlier changes of this very envelope count as known to its author.
  for (const [key, end] of clocksHere) {
    const [document, client] = key.split('/');
    if (document === id) clocks.set(Number(client), end);
  }
  const check = checkTextChange(shape, { clientId, clocks });
  if (!check.ok) return 'text-invalid';
  clocksHere.set(`${id}/${clientId}`, check.value.clockEnd);
  return null;
}

/** The id is the hash of circle, author, kind and writers, so nobody can declare another's object anew. */
function isTrueDeclaration(envelope: ForeignEnvelope, id: Uint8Array, declaration: Declaration): boolean {
  const own = documentId({
    circleId: fromHex(envelope.circleId),
    authorId: fromHex(envelope.memberId),
    kind: declaration.kind,
    writers: declaration.writers,
    random: declaration.random,
  });
  return toHex(own) === idText(id);
}

function ownerOf(tx: ReadTransaction, type: 'record' | 'text', id: string): Owner | undefined {
  if (type === 'record') return readRecord(tx, id);
  const row = tx.get<{ circle_id: string; author: string; writers: Writers }>(
    'SELECT circle_id, author, writers FROM texts WHERE document_id = ?',
    [id],
  );
  return row === undefined
    ? undefined
    : { circleId: row.circle_id, author: row.author, writers: row.writers };
}

function acceptRecord(
  tx: WriteTransaction,
  project: Project,
  envelope: ForeignEnvelope,
  change: RecordChange,
  idx: number,
): void {
  const recordId = idText(change.id);
  const position = append(tx, envelope, idx, 'record', recordId, null, encodeChange(change));
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

function acceptText(tx: WriteTransaction, envelope: ForeignEnvelope, change: TextChange, idx: number): void {
  const id = idText(change.id);
  const shape = envelope.shapes[idx];
  if (shape === undefined || shape === null || shape === 'refused') throw new Error('Checked above');
  const clientId = textClientId(id, envelope.deviceId, change.counter);
  const position = append(tx, envelope, idx, 'text', id, change.counter, change.update);
  const { declaration } = change;
  if (declaration !== undefined) {
    tx.run(
      `INSERT INTO texts (document_id, circle_id, author, writers, kind, random, sealed) VALUES (?, ?, ?, ?, ?, ?, 1)
       ON CONFLICT (document_id) DO NOTHING`,
      [
        id,
        envelope.circleId,
        envelope.memberId,
        declaration.writers,
        declaration.kind,
        declaration.random,
      ],
    );
  }
  const own = shape.structs.find((range) => range.clientId === clientId);
  if (own !== undefined) {
    tx.run(
      `INSERT INTO text_clocks (document_id, device_id, client_id, seq, position, clock_end) VALUES (?, ?, ?, ?, ?, ?)`,
      [id, envelope.deviceId, clientId, envelope.seq, position, own.end],
    );
  }
  tx.run('UPDATE texts SET last_position = ?, foreign_position = ?, dirty = 1 WHERE document_id = ?', [
    position,
    position,
    id,
  ]);
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
      envelope.at,
    ],
  ).lastInsertRowid;
}
