/** Rows of the journal's view as handlers need them: an entry together with my private page of it. */
import { ExpectedError } from '../../../../shared/errors/error-codes.ts';
import type { ReadTransaction } from '../../database/transactions.ts';

export interface EntryRow {
  readonly entry_id: string;
  readonly circle_id: string;
  readonly home: string;
  readonly state: 'draft' | 'shared';
  readonly writers: 'author' | 'all';
  readonly author: string;
  readonly author_name: string;
  readonly mine: number;
  readonly title: string;
  readonly date: string;
  readonly tags: string;
  readonly document_id: string;
  /** Of a draft: the entry that it became; else empty. */
  readonly shared_as: string;
  readonly trashed_at: number;
  readonly snippet: string;
  readonly is_new: number;
  readonly foreign_position: number;
  readonly ahead: number;
  readonly circle_state: 'active' | 'joining' | 'left';
  /** My page of a shared entry that is mine: the draft it came from. */
  readonly page_id: string | null;
  readonly page_document: string | null;
  readonly page_title: string | null;
  readonly page_date: string | null;
  readonly page_tags: string | null;
  readonly page_snippet: string | null;
  readonly comments: number;
  readonly new_comments: number;
  readonly share_due: number | null;
  readonly share_circle: string | null;
}

/**
 * `e` is the entry; `page` my private page of it, where both exist: an entry that is mine is edited there
 * and reaches the others with "Share changes" only.
 */
export const ENTRY_SELECT = `SELECT e.entry_id, e.circle_id, e.home, e.state, e.writers, e.author, e.title, e.date, e.tags,
    e.document_id, e.shared_as, e.trashed_at, e.snippet, e.foreign_position,
    coalesce(p.name, '') AS author_name, e.author = circles.my_member AS mine, circles.state AS circle_state,
    e.foreign_position > coalesce(s.position, 0) AS is_new,
    a.entry_id IS NOT NULL AS ahead,
    page.entry_id AS page_id, page.document_id AS page_document, page.title AS page_title, page.date AS page_date,
    page.tags AS page_tags, page.snippet AS page_snippet,
    (SELECT count(*) FROM comments c WHERE c.entry_id = e.entry_id AND c.circle_id = e.home AND c.removed = 0) AS comments,
    (SELECT count(*) FROM comments c WHERE c.entry_id = e.entry_id AND c.circle_id = e.home AND c.removed = 0
       AND c.foreign_position > coalesce(s.position, 0)) AS new_comments,
    ps.due_at AS share_due, ps.circle_id AS share_circle
  FROM journal_entries e
  JOIN circles ON circles.circle_id = e.home
  LEFT JOIN profiles p ON p.circle_id = e.home AND p.member_id = e.author
  LEFT JOIN seen s ON s.object_id = e.entry_id
  LEFT JOIN ahead a ON a.entry_id = e.entry_id
  LEFT JOIN journal_entries page ON e.state = 'shared' AND e.writers = 'author' AND page.shared_as = e.entry_id AND page.shared_as <> ''
  LEFT JOIN pending_shares ps ON ps.draft_id = e.entry_id`;

export function findEntry(tx: ReadTransaction, entryId: string): EntryRow {
  const row = tx.get<EntryRow & Record<string, string | number | null>>(
    `${ENTRY_SELECT} WHERE e.entry_id = ?`,
    [entryId],
  );
  if (row === undefined) throw new ExpectedError('not-found');
  return row;
}

/** The record that I edit when I edit this entry: my page of it, the draft, or the entry that is ours. */
export function editableRecord(row: EntryRow): string {
  if (row.state === 'draft' || row.writers === 'all') return row.entry_id;
  if (row.page_id !== null) return row.page_id;
  throw new ExpectedError('not-allowed');
}
