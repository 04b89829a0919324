/** Reading the journal: lists, one entry, tags. */
import type { ParsedInputOf } from '../../../../shared/contract/contract.ts';
import type { EntryDetail, EntrySummary } from '../../../../shared/features/journal/journal-contract.ts';
import { TRASH_KEPT_MS } from '../../../../shared/features/journal/journal-model.ts';
import type { SqlValue } from '../../database/connection.ts';
import type { ReadTransaction } from '../../database/transactions.ts';
import { whereaboutsOf } from '../../log/whereabouts.ts';
import { searchExpression } from '../../search/search-expression.ts';
import type { FeatureParts } from '../feature-parts.ts';
import { ENTRY_SELECT, findEntry, type EntryRow } from './journal-rows.ts';
import type { TemplateShelf } from './template-shelf.ts';

type Row = EntryRow & Record<string, SqlValue>;

export function journalQueries({ database, now }: FeatureParts, templates: TemplateShelf) {
  return {
    list(input: ParsedInputOf<'journal.list'>) {
      return database.read((tx) => {
        const { where, params } = filterOf(input, now());
        const total =
          tx.get<{ n: number }>(`SELECT count(*) AS n FROM journal_entries e WHERE ${where}`, params)?.n ?? 0;
        const after = cursorOf(input.cursor);
        const rows = tx.all<Row>(
          `${ENTRY_SELECT} WHERE ${where}${after === null ? '' : ' AND (e.date, e.entry_id) < (?, ?)'}
           ORDER BY e.date DESC, e.entry_id DESC LIMIT ?`,
          [...params, ...(after ?? []), input.limit + 1],
        );
        const page = rows.slice(0, input.limit);
        const last = page.at(-1);
        return {
          entries: page.map((row) => summaryOf(tx, row)),
          next: rows.length > input.limit && last !== undefined ? `${last.date}|${last.entry_id}` : null,
          total,
        };
      });
    },

    entry({ entryId }: ParsedInputOf<'journal.entry'>): EntryDetail {
      return database.read((tx) => {
        const row = findEntry(tx, entryId);
        const readers =
          row.state === 'draft'
            ? []
            : tx
                .all<{ member_id: string; name: string }>(
                  `SELECT m.member_id, coalesce(p.name, '') AS name FROM members m
                   JOIN circles c ON c.circle_id = m.circle_id AND c.my_member <> m.member_id
                   LEFT JOIN profiles p ON p.circle_id = m.circle_id AND p.member_id = m.member_id
                   WHERE m.circle_id = ? AND m.state = 'in' ORDER BY name`,
                  [row.home],
                )
                .map((member) => ({ memberId: member.member_id, name: member.name }));
        const usesPage = row.page_document !== null;
        const canWrite =
          row.trashed_at === 0 &&
          row.share_due === null &&
          (row.state === 'draft' || ((usesPage || row.writers === 'all') && row.circle_state === 'active'));
        return {
          ...summaryOf(tx, row),
          documentId: row.page_document ?? row.document_id,
          canWrite,
          hasUnsharedChanges: usesPage && isAhead(row),
          readers,
          sharing:
            row.share_due === null || row.share_circle === null
              ? null
              : { circleId: row.share_circle, undoUntil: row.share_due },
          trashedAt: row.trashed_at === 0 ? null : row.trashed_at,
        };
      });
    },

    tags({ circleId }: ParsedInputOf<'journal.tags'>) {
      return database.read((tx) => ({
        tags: tx
          .all<{ tag: string }>(
            `SELECT DISTINCT value AS tag FROM journal_entries e, json_each(e.tags)
             WHERE e.circle_id = ? AND e.shared_as = '' AND e.trashed_at = 0 ORDER BY tag LIMIT 200`,
            [circleId],
          )
          .map((row) => row.tag),
      }));
    },

    templates: () => ({ templates: templates.list() }),
    prompts: () => ({ prompts: templates.prompts() }),
  };
}

/** Is my page of a shared entry different from what the others have: its text (kept by the text pass) or its head? */
export function isAhead(row: EntryRow): boolean {
  return (
    row.ahead === 1 ||
    row.page_title !== row.title ||
    row.page_date !== row.date ||
    row.page_tags !== row.tags
  );
}

/** An entry can be brought back for 30 days; then it stands in no list any more. */
function filterOf(input: ParsedInputOf<'journal.list'>, now: number): { where: string; params: SqlValue[] } {
  const where = [
    `e.circle_id = ?`,
    `e.shared_as = ''`,
    input.show === 'trash' ? 'e.trashed_at > ?' : 'e.trashed_at = ?',
  ];
  const params: SqlValue[] = [input.circleId, input.show === 'trash' ? Math.max(0, now - TRASH_KEPT_MS) : 0];
  if (input.tag !== '') {
    where.push('EXISTS (SELECT 1 FROM json_each(e.tags) t WHERE t.value = ?)');
    params.push(input.tag);
  }
  const expression = searchExpression(input.text);
  if (expression !== null) {
    where.push('e.row IN (SELECT rowid FROM journal_search WHERE journal_search MATCH ?)');
    params.push(expression);
  }
  return { where: where.join(' AND '), params };
}

function cursorOf(cursor: string | null): [string, string] | null {
  const match = cursor === null ? null : /^([0-9T:-]{16})\|([0-9a-f]{32})$/.exec(cursor);
  return match?.[1] === undefined || match[2] === undefined ? null : [match[1], match[2]];
}

function summaryOf(tx: ReadTransaction, row: EntryRow): EntrySummary {
  const shared = row.state === 'shared';
  const iWrite = row.mine === 1 || row.writers === 'all';
  return {
    entryId: row.entry_id,
    circleId: row.circle_id,
    state: row.state,
    writers: row.writers,
    mine: row.mine === 1,
    authorName: row.author_name,
    title: row.page_title ?? row.title,
    date: row.page_date ?? row.date,
    tags: JSON.parse(row.page_tags ?? row.tags) as string[],
    snippet: row.page_snippet ?? row.snippet,
    isNew: row.is_new === 1,
    comments: row.comments,
    newComments: row.new_comments,
    whereabouts: !shared
      ? { place: 'private', arrivedAt: [] }
      : iWrite
        ? whereaboutsOf(tx, row.home, [row.entry_id, row.document_id])
        : { place: 'arrived', arrivedAt: [] },
  };
}
