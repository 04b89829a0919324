/** Which feature refreshes its view for which kind of record. Kinds that nobody knows stay in the log. */
import { COMMENT, commentFieldNames } from '../../../shared/features/comments/comments-records.ts';
import {
  DRAFT,
  ENTRY,
  ENTRY_STATUS,
  draftFieldNames,
  entryFieldNames,
  statusFieldNames,
} from '../../../shared/features/journal/journal-records.ts';
import {
  CIRCLE,
  PROFILE,
  circleFieldNames,
  profileFieldNames,
} from '../../../shared/features/people/people-records.ts';
import { projectComment } from '../features/comments/comments-view.ts';
import { projectDraft, projectEntry, projectEntryStatus } from '../features/journal/journal-view.ts';
import { projectCircle, projectProfile } from '../features/people/people-view.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import type { Project, RecordView } from '../log/records.ts';

interface KindView {
  readonly project: (tx: WriteTransaction, record: RecordView) => void;
  readonly fields: ReadonlySet<string>;
}

const views: ReadonlyMap<string, KindView> = new Map<string, KindView>([
  [COMMENT, { project: projectComment, fields: commentFieldNames }],
  [DRAFT, { project: projectDraft, fields: draftFieldNames }],
  [ENTRY, { project: projectEntry, fields: entryFieldNames }],
  [ENTRY_STATUS, { project: projectEntryStatus, fields: statusFieldNames }],
  [CIRCLE, { project: projectCircle, fields: circleFieldNames }],
  [PROFILE, { project: projectProfile, fields: profileFieldNames }],
]);
const noFields: ReadonlySet<string> = new Set();

export const projectRecord: Project = Object.assign(
  (tx: WriteTransaction, record: RecordView): void => views.get(record.kind)?.project(tx, record),
  { fieldsOf: (kind: string): ReadonlySet<string> => views.get(kind)?.fields ?? noFields },
);

/** Empties the views above; `rebuildViews` fills them again. Names from an invitation are no record's: they stay. */
export function forgetViews(tx: WriteTransaction): void {
  for (const table of ['comments', 'entry_status', 'journal_entries', 'ahead'])
    tx.run(`DELETE FROM ${table}`);
  for (const table of ['profiles', 'circle_names']) tx.run(`DELETE FROM ${table} WHERE record_id <> ''`);
  tx.run(`INSERT INTO journal_search (journal_search) VALUES ('delete-all')`);
}
