/** Which feature refreshes its view for which kind of record. Kinds that nobody knows stay in the log. */
import { COMMENT } from '../../../shared/features/comments/comments-records.ts';
import { DRAFT, ENTRY, ENTRY_STATUS } from '../../../shared/features/journal/journal-records.ts';
import { CIRCLE, PROFILE } from '../../../shared/features/people/people-records.ts';
import { projectComment } from '../features/comments/comments-view.ts';
import { projectDraft, projectEntry, projectEntryStatus } from '../features/journal/journal-view.ts';
import { projectCircle, projectProfile } from '../features/people/people-view.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import type { Project } from '../log/records.ts';

const views: ReadonlyMap<string, Project> = new Map([
  [COMMENT, projectComment],
  [DRAFT, projectDraft],
  [ENTRY, projectEntry],
  [ENTRY_STATUS, projectEntryStatus],
  [CIRCLE, projectCircle],
  [PROFILE, projectProfile],
]);

export const projectRecord: Project = (tx, record) => views.get(record.kind)?.(tx, record);

/** Empties the views above; `rebuildViews` fills them again. Names from an invitation are no record's: they stay. */
export function forgetViews(tx: WriteTransaction): void {
  for (const table of ['comments', 'entry_status', 'journal_entries', 'ahead'])
    tx.run(`DELETE FROM ${table}`);
  for (const table of ['profiles', 'circle_names']) tx.run(`DELETE FROM ${table} WHERE record_id <> ''`);
  tx.run(`INSERT INTO journal_search (journal_search) VALUES ('delete-all')`);
}
