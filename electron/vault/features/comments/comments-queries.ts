import type { ParsedInputOf } from '../../../../shared/contract/contract.ts';
import type { CommentView } from '../../../../shared/features/comments/comments-contract.ts';
import type { ReadTransaction } from '../../database/transactions.ts';
import { whereaboutsOf } from '../../log/whereabouts.ts';
import type { FeatureParts } from '../feature-parts.ts';

export function commentsQueries({ database }: FeatureParts) {
  return {
    list({ entryId }: ParsedInputOf<'comments.list'>) {
      return database.read((tx) => ({ comments: commentsUnder(tx, entryId) }));
    },
  };
}

/** Oldest first, without removed ones; only of the entry's own circle, whatever a record claims. */
export function commentsUnder(tx: ReadTransaction, entryId: string): CommentView[] {
  const rows = tx.all<{
    comment_id: string;
    circle_id: string;
    author: string;
    name: string;
    mine: number;
    text: string;
    created_at: number;
    edited: number;
    is_new: number;
  }>(
    `SELECT c.comment_id, c.circle_id, c.author, coalesce(p.name, '') AS name, c.author = circles.my_member AS mine,
       c.text, c.created_at, c.edited, c.foreign_position > coalesce(s.position, 0) AS is_new
     FROM comments c
     JOIN journal_entries e ON e.entry_id = c.entry_id AND e.home = c.circle_id
     JOIN circles ON circles.circle_id = c.circle_id
     LEFT JOIN profiles p ON p.circle_id = c.circle_id AND p.member_id = c.author
     LEFT JOIN seen s ON s.object_id = c.entry_id
     WHERE c.entry_id = ? AND c.removed = 0 ORDER BY c.created_at, c.comment_id`,
    [entryId],
  );
  return rows.map((row) => ({
    commentId: row.comment_id,
    authorId: row.author,
    authorName: row.name,
    mine: row.mine === 1,
    text: row.text,
    createdAt: row.created_at,
    edited: row.edited === 1,
    isNew: row.is_new === 1,
    whereabouts:
      row.mine === 1
        ? whereaboutsOf(tx, row.circle_id, [row.comment_id])
        : { place: 'arrived', arrivedAt: [] },
  }));
}
