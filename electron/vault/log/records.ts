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
export interface Project {
  (tx: WriteTransaction, record: RecordView): void;
  /** Names of the fields that a kind of record has here. All others stay in the log alone. */
  fieldsOf(kind: string): ReadonlySet<string>;
}

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
  const kind = known?.kind ?? change.declared?.kind ?? '';
  const stamps = mergeFields(known?.stamps ?? {}, keptFields(change.fields, project.fieldsOf(kind)), stamp);
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

/**
 * What a view keeps of a put: the fields that this version knows, each of a bounded size. Otherwise one small
 * envelope could make every later change of a record as dear as all its fields together.
 */
function keptFields(
  put: Readonly<Record<string, FieldValue>>,
  known: ReadonlySet<string>,
): Readonly<Record<string, FieldValue>> {
  const kept = Object.entries(put).filter(([name]) => known.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, isSmall(value) ? value : null]));
}

/** Longest text of a field that any feature has: a comment. */
const LONGEST_VALUE = 8192;

function isSmall(value: FieldValue): boolean {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return true;
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length <= LONGEST_VALUE;
  if (Array.isArray(value))
    return value.length <= 64 && value.every((item) => typeof item === 'string' && item.length <= 256);
  return false;
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
