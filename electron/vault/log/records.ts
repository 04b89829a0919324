/** Records and their current values: a view of the log, refreshed change by change. */
import type { FieldValue, Writers } from '../../../shared/protocol/protocol.ts';
import type { SqlRow } from '../database/connection.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import {
  decodeFields,
  encodeFields,
  mergeFields,
  valuesOf,
  type Stamp,
  type StampedFields,
} from './record-fields.ts';

export interface RecordView {
  readonly recordId: string;
  readonly circleId: string;
  readonly kind: string;
  /** The member who declared it. */
  readonly author: string;
  readonly writers: Writers;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly stamps: StampedFields;
  readonly firstPosition: number;
  readonly lastPosition: number;
  /** Last place in the log where somebody else changed it; 0 if nobody did. */
  readonly foreignPosition: number;
}

/** Refreshes whatever a feature shows of a record; must depend on the record and other records only. */
export type Project = (tx: WriteTransaction, record: RecordView) => void;

interface RecordRow extends SqlRow {
  record_id: string;
  circle_id: string;
  kind: string;
  author: string;
  writers: Writers;
  fields: Uint8Array;
  first_position: number;
  last_position: number;
  foreign_position: number;
}

export function readRecord(tx: ReadTransaction, recordId: string): RecordView | undefined {
  const row = tx.get<RecordRow>('SELECT * FROM records WHERE record_id = ?', [recordId]);
  return row === undefined ? undefined : viewOf(row);
}

export function recordsOfKind(tx: ReadTransaction, circleId: string, kind: string): RecordView[] {
  const rows = tx.all<RecordRow>(
    'SELECT * FROM records WHERE circle_id = ? AND kind = ? ORDER BY first_position',
    [circleId, kind],
  );
  return rows.map(viewOf);
}

/** Applies one accepted change to a record: its row, then the feature's view. */
export function applyToRecord(
  tx: WriteTransaction,
  project: Project,
  change: {
    recordId: string;
    declared?: { circleId: string; kind: string; author: string; writers: Writers };
    fields: Readonly<Record<string, FieldValue>>;
    stamp: Stamp;
    foreign: boolean;
  },
): void {
  const { recordId, stamp, foreign } = change;
  const foreignPosition = foreign ? stamp.position : 0;
  const known = readRecord(tx, recordId);
  const stamps = mergeFields(known?.stamps ?? {}, change.fields, stamp);
  let view: RecordView;
  if (known === undefined) {
    if (change.declared === undefined) throw new Error('A record must be declared first');
    view = {
      recordId,
      ...change.declared,
      fields: valuesOf(stamps),
      stamps,
      firstPosition: stamp.position,
      lastPosition: stamp.position,
      foreignPosition,
    };
    tx.run(
      `INSERT INTO records (record_id, circle_id, kind, author, writers, fields, first_position, last_position, foreign_position)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        recordId,
        view.circleId,
        view.kind,
        view.author,
        view.writers,
        encodeFields(stamps),
        view.firstPosition,
        view.lastPosition,
        foreignPosition,
      ],
    );
  } else {
    view = {
      ...known,
      fields: valuesOf(stamps),
      stamps,
      lastPosition: stamp.position,
      foreignPosition: Math.max(known.foreignPosition, foreignPosition),
    };
    tx.run('UPDATE records SET fields = ?, last_position = ?, foreign_position = ? WHERE record_id = ?', [
      encodeFields(stamps),
      view.lastPosition,
      view.foreignPosition,
      recordId,
    ]);
  }
  project(tx, view);
}

function viewOf(row: RecordRow): RecordView {
  const stamps = decodeFields(row.fields);
  return {
    recordId: row.record_id,
    circleId: row.circle_id,
    kind: row.kind,
    author: row.author,
    writers: row.writers,
    fields: valuesOf(stamps),
    stamps,
    firstPosition: row.first_position,
    lastPosition: row.last_position,
    foreignPosition: row.foreign_position,
  };
}
