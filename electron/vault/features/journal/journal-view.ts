/** The journal's view of the log: one row for each entry or draft, made from its records alone. */
import {
  ENTRY,
  readDraftFields,
  readEntryFields,
  readStatusFields,
} from '../../../../shared/features/journal/journal-records.ts';
import type { WriteTransaction } from '../../database/transactions.ts';
import { readRecord, type RecordView } from '../../log/records.ts';

export function projectDraft(tx: WriteTransaction, record: RecordView): void {
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
    trashedAt: latestTrashedAt(tx, record.recordId),
  });
}

/** Anyone in the circle may trash or restore; the word with the highest stamp counts. */
export function projectEntryStatus(tx: WriteTransaction, record: RecordView): void {
  const fields = readStatusFields(record.fields);
  const stamp = record.stamps['trashedAt'];
  if (fields.entry === '' || stamp === undefined) return;
  const entry = readRecord(tx, fields.entry);
  if (entry !== undefined && (entry.circleId !== record.circleId || entry.kind !== ENTRY)) return;
  tx.run(
    `INSERT INTO entry_status (record_id, entry_id, trashed_at, lam, device_id) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (record_id) DO UPDATE SET trashed_at = excluded.trashed_at, lam = excluded.lam, device_id = excluded.device_id`,
    [record.recordId, fields.entry, fields.trashedAt, stamp.lamport, stamp.deviceId],
  );
  tx.run('UPDATE journal_entries SET trashed_at = ? WHERE entry_id = ?', [
    latestTrashedAt(tx, fields.entry),
    fields.entry,
  ]);
  tx.touch('journal.entries', [fields.entry]);
}

function latestTrashedAt(tx: WriteTransaction, entryId: string): number {
  return (
    tx.get<{ trashed_at: number }>(
      'SELECT trashed_at FROM entry_status WHERE entry_id = ? ORDER BY lam DESC, device_id DESC, record_id DESC LIMIT 1',
      [entryId],
    )?.trashed_at ?? 0
  );
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

function keepRow(tx: WriteTransaction, record: RecordView, fields: RowFields): void {
  const tags = JSON.stringify(fields.tags);
  tx.run(
    `INSERT INTO journal_entries (entry_id, circle_id, home, state, writers, author, title, date, tags, document_id,
       shared_as, trashed_at, foreign_position, last_position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (entry_id) DO UPDATE SET circle_id = excluded.circle_id, writers = excluded.writers,
       title = excluded.title, date = excluded.date, tags = excluded.tags, document_id = excluded.document_id,
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
      fields.text,
      fields.sharedAs,
      fields.trashedAt,
      record.foreignPosition,
      record.lastPosition,
    ],
  );
  // The text pass refreshes search and snippet; title and tags are indexed with them.
  tx.run('UPDATE texts SET dirty = 1 WHERE document_id = ?', [fields.text]);
  tx.touch('journal.entries', [record.recordId]);
}
