/**
 * The append-only log of changes, and the only writer of records and texts. Own and foreign changes take
 * the same road: append, then refresh the views, in one transaction. (architecture.md section 5)
 */
import { fromHex, toHex } from '../../../shared/base/hex.ts';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import {
  checkTextUpdate,
  declareDocument,
  encodeChanges,
  type DecodedTextUpdate,
  type FieldValue,
  type Writers,
} from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import { circleIdentity } from './circle-identity.ts';
import { applyToRecord, readRecord, recordsOfKind, type Project, type RecordView } from './records.ts';
import { PENDING_LAMPORT } from './record-fields.ts';
import { allTextClocks } from './text-clocks.ts';

export interface ChangeLog {
  /** Declares a record of mine with its first fields and answers its id. */
  createRecord(
    tx: WriteTransaction,
    record: {
      circleId: string;
      kind: string;
      writers: Writers;
      fields: Readonly<Record<string, FieldValue>>;
    },
  ): string;
  /** Puts some fields. ExpectedError `not-allowed` for a record that only somebody else may write. */
  putFields(tx: WriteTransaction, recordId: string, fields: Readonly<Record<string, FieldValue>>): void;
  readRecord(tx: ReadTransaction, recordId: string): RecordView | undefined;
  recordsOfKind(tx: ReadTransaction, circleId: string, kind: string): RecordView[];
  /** The id that a text of mine will have; it is needed before its first update can be made. */
  planText(tx: ReadTransaction, text: { circleId: string; kind: string; writers: Writers }): PlannedText;
  /** Declares a planned text; its first update follows by `appendText`. */
  createText(tx: WriteTransaction, text: PlannedText): string;
  /**
   * Appends an update of mine. It must be written under the text's client id for `counter`, go on at that
   * id's next clock and refer to nothing unknown; otherwise ExpectedError `input-invalid`: partners would
   * refuse it. Answers its place in the log.
   */
  appendText(tx: WriteTransaction, text: OwnTextUpdate): number;
}

export interface OwnTextUpdate {
  readonly documentId: string;
  readonly counter: number;
  readonly update: Uint8Array;
  /** What the text worker saw in it. */
  readonly decoded: DecodedTextUpdate;
}

export interface PlannedText {
  readonly documentId: string;
  readonly circleId: string;
  readonly deviceId: string;
  readonly author: string;
  readonly kind: string;
  readonly writers: Writers;
  readonly random: Uint8Array;
}

export interface LogSurroundings {
  now(): number;
  randomBytes(length: number): Uint8Array;
  /** Refreshes the view of a record after it changed. */
  readonly project: Project;
}

export function createChangeLog(surroundings: LogSurroundings): ChangeLog {
  const { now, randomBytes, project } = surroundings;

  const appendRecord = (
    tx: WriteTransaction,
    record: { circleId: string; recordId: string; body: Uint8Array },
  ): number => {
    const me = circleIdentity(tx, record.circleId);
    const { lastInsertRowid } = tx.run(
      `INSERT INTO changes (circle_id, member_id, device_id, kind, object_id, body, at) VALUES (?, ?, ?, 'record', ?, ?, ?)`,
      [record.circleId, me.memberId, me.deviceId, record.recordId, record.body, now()],
    );
    return lastInsertRowid;
  };

  return {
    createRecord(tx, { circleId, kind, writers, fields }) {
      const me = circleIdentity(tx, circleId);
      const { id, declaration } = declareDocument({
        circleId: fromHex(circleId),
        authorId: fromHex(me.memberId),
        type: 'record',
        kind,
        writers,
        randomBytes,
      });
      const recordId = toHex(id);
      const body = encodeChanges([{ type: 'record', id, fields, declaration }]);
      const position = appendRecord(tx, { circleId, recordId, body });
      applyToRecord(tx, project, {
        recordId,
        declared: { circleId, kind, writers, author: me.memberId },
        fields,
        stamp: { lamport: PENDING_LAMPORT, deviceId: me.deviceId, position },
        foreign: false,
      });
      return recordId;
    },

    putFields(tx, recordId, fields) {
      const record = readRecord(tx, recordId);
      if (record === undefined) throw new Error('No such record');
      const me = circleIdentity(tx, record.circleId);
      demandWriter(record, me.memberId);
      const body = encodeChanges([{ type: 'record', id: fromHex(recordId), fields }]);
      const position = appendRecord(tx, { circleId: record.circleId, recordId, body });
      applyToRecord(tx, project, {
        recordId,
        fields,
        stamp: { lamport: PENDING_LAMPORT, deviceId: me.deviceId, position },
        foreign: false,
      });
    },

    readRecord,
    recordsOfKind,

    planText(tx, { circleId, kind, writers }) {
      const me = circleIdentity(tx, circleId);
      const { id, declaration } = declareDocument({
        circleId: fromHex(circleId),
        authorId: fromHex(me.memberId),
        type: 'text',
        kind,
        writers,
        randomBytes,
      });
      const { random } = declaration;
      return {
        documentId: toHex(id),
        circleId,
        deviceId: me.deviceId,
        author: me.memberId,
        kind,
        writers,
        random,
      };
    },

    createText(tx, text) {
      tx.run(
        `INSERT INTO texts (document_id, circle_id, author, writers, kind, random, sealed) VALUES (?, ?, ?, ?, ?, ?, 0)`,
        [text.documentId, text.circleId, text.author, text.writers, text.kind, text.random],
      );
      return text.documentId;
    },

    appendText(tx, { documentId, counter, update, decoded }) {
      const text = tx.get<{ circle_id: string; author: string; writers: Writers }>(
        'SELECT circle_id, author, writers FROM texts WHERE document_id = ?',
        [documentId],
      );
      if (text === undefined) throw new ExpectedError('not-found');
      const me = circleIdentity(tx, text.circle_id);
      demandWriter(text, me.memberId);
      const clocks = allTextClocks(tx, documentId);
      const checked = checkTextUpdate({
        textId: fromHex(documentId),
        deviceId: fromHex(me.deviceId),
        counter,
        update: decoded,
        clockOf: (client) => clocks.get(client) ?? 0,
      });
      if (!checked.ok) throw new ExpectedError('input-invalid');
      const { lastInsertRowid: position } = tx.run(
        `INSERT INTO changes (circle_id, member_id, device_id, kind, object_id, k, body, at) VALUES (?, ?, ?, 'text', ?, ?, ?, ?)`,
        [text.circle_id, me.memberId, me.deviceId, documentId, counter, update, now()],
      );
      tx.run(
        `INSERT INTO text_clocks (document_id, device_id, client_id, seq, position, clock_end) VALUES (?, ?, ?, NULL, ?, ?)`,
        [documentId, me.deviceId, checked.value.client, position, checked.value.clock],
      );
      tx.run('UPDATE texts SET last_position = ?, dirty = 1, next_k = max(next_k, ?) WHERE document_id = ?', [
        position,
        counter + 1,
        documentId,
      ]);
      tx.touch('documents', [documentId]);
      return position;
    },
  };
}

/**
 * The same rule that partners apply (`checkChanges`), for everything of mine: an envelope with one change
 * that I may not make would be refused as a whole, and all that lies in it with it.
 */
function demandWriter(object: { readonly author: string; readonly writers: Writers }, me: string): void {
  if (object.writers === 'author' && object.author !== me) throw new ExpectedError('not-allowed');
}
