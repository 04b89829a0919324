/** The journal's view of the log: one row for each entry or draft, made from its records alone. */
import {
  ENTRY,
  readDraftFields,
  readEntryFields,
  readStatusFields,
} from '../../../../shared/features/journal/journal-records.ts';
import type { WriteTransaction } from '../../database/transactions.ts';
import { isLater, type StampedField } from '../../log/record-fields.ts';
import { readRecord, type RecordView } from '../../log/records.ts';

/** Drafts are mine and lie in "Just me": one that comes with a shared circle is somebody's trick and shows nowhere. */
export function projectDraft(tx: WriteTransaction, record: RecordView): void {
  const home = tx.get<{ kind: string }>('SELECT kind FROM circles WHERE circle_id = ?', [record.circleId]);
  if (home?.kind !== 'just-me') return;
  const fields = readDraftFields(record.fields);
  keepRow(tx, record, {
    ...fields,
    circleId: fields.circle === '' ? record.circleId : fields.circle,
    state: 'draft',
    writers: fields.writers,
  });
}

export function projectEntry(tx: WriteTransaction, record: RecordView): void {
  const fields = readEntryFields(record.fields);
  keepRow(tx, record, {
    ...fields,
    circleId: record.circleId,
    state: 'shared',
    writers: record.writers,
    sharedAs: '',
    trashedAt: latestTrashedAt(tx, record),
  });
}

/** Anyone in the circle may trash or restore; the word with the highest stamp counts. */
export function projectEntryStatus(tx: WriteTransaction, record: RecordView): void {
  const fields = readStatusFields(record.fields);
  if (fields.entry === '') return;
  const entry = readRecord(tx, fields.entry);
  if (entry !== undefined && (entry.circleId !== record.circleId || entry.kind !== ENTRY)) return;
  tx.run(
    `INSERT INTO entry_status (entry_id, author, record_id) VALUES (?, ?, ?)
     ON CONFLICT (entry_id, author) DO UPDATE SET record_id = min(record_id, excluded.record_id)`,
    [fields.entry, record.author, record.recordId],
  );
  if (entry !== undefined) {
    tx.run('UPDATE journal_entries SET trashed_at = ? WHERE entry_id = ?', [
      latestTrashedAt(tx, entry),
      fields.entry,
    ]);
  }
  tx.touch('journal.entries', [fields.entry]);
}

/**
 * Of everyone's words about an entry the one with the highest stamp. The stamps are read from the records:
 * sealing changes them without a word to the views. Into the trash an entry that is mine goes by my word only.
 */
function latestTrashedAt(tx: WriteTransaction, entry: RecordView): number {
  let latest: StampedField | undefined;
  const rows = tx.all<{ record_id: string }>('SELECT record_id FROM entry_status WHERE entry_id = ?', [
    entry.recordId,
  ]);
  for (const row of rows) {
    const status = readRecord(tx, row.record_id);
    if (status?.circleId !== entry.circleId) continue;
    if (readStatusFields(status.fields).entry !== entry.recordId) continue;
    const stamp = status.stamps['trashedAt'];
    if (stamp !== undefined && (latest === undefined || isLater(stamp, latest))) latest = stamp;
  }
  if (latest === undefined) return 0;
  if (entry.writers === 'author' && putBy(tx, latest.position) !== entry.author) return 0;
  return readStatusFields({ trashedAt: latest.value }).trashedAt;
}

function putBy(tx: WriteTransaction, position: number): string | undefined {
  return tx.get<{ member_id: string }>('SELECT member_id FROM changes WHERE position = ?', [position])
    ?.member_id;
}

interface RowFields {
  readonly circleId: string;
  readonly state: 'draft' | 'shared';
  readonly writers: 'author' | 'all';
  readonly title: string;
  readonly date: string;
  readonly tags: readonly string[];
  readonly text: string;
  readonly sharedAs: string;
  readonly trashedAt: number;
}

/**
 * A partner's record may name any text: my private page, one of another circle, somebody else's. An entry
 * shows only a text of its own author in its own circle; otherwise it has none (its own id names no text).
 */
function ownText(tx: WriteTransaction, record: RecordView, textId: string): string {
  const text = tx.get<{ circle_id: string; author: string }>(
    'SELECT circle_id, author FROM texts WHERE document_id = ?',
    [textId],
  );
  // Not here yet: it comes with or after its record, and could not be anybody else's (ids are hashes).
  if (textId !== '' && text === undefined) return textId;
  return text?.circle_id === record.circleId && text.author === record.author ? textId : record.recordId;
}

/** The text of an entry is the one with which it was declared: a later put of that field changes nothing. */
function keepRow(tx: WriteTransaction, record: RecordView, fields: RowFields): void {
  const documentId = ownText(tx, record, fields.text);
  const tags = JSON.stringify(fields.tags);
  tx.run(
    `INSERT INTO journal_entries (entry_id, circle_id, home, state, writers, author, title, date, tags, document_id,
       shared_as, trashed_at, foreign_position, last_position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (entry_id) DO UPDATE SET circle_id = excluded.circle_id, writers = excluded.writers,
       title = excluded.title, date = excluded.date, tags = excluded.tags,
       shared_as = excluded.shared_as, trashed_at = excluded.trashed_at,
       foreign_position = max(journal_entries.foreign_position, excluded.foreign_position),
       last_position = excluded.last_position`,
    [
      record.recordId,
      fields.circleId,
      record.circleId,
      fields.state,
      fields.writers,
      record.author,
      fields.title,
      fields.date,
      tags,
      documentId,
      fields.sharedAs,
      fields.trashedAt,
      record.foreignPosition,
      record.lastPosition,
    ],
  );
  // The text pass refreshes search and snippet; title and tags are indexed with them.
  tx.run('UPDATE texts SET dirty = 1 WHERE document_id = ?', [documentId]);
  tx.touch('journal.entries', [record.recordId]);
}
