/** The view of comments: one row for each. */
import { readCommentFields } from '../../../../shared/features/comments/comments-records.ts';
import type { WriteTransaction } from '../../database/transactions.ts';
import type { RecordView } from '../../log/records.ts';

export function projectComment(tx: WriteTransaction, record: RecordView): void {
  const fields = readCommentFields(record.fields);
  tx.run(
    `INSERT INTO comments (comment_id, circle_id, entry_id, author, text, created_at, edited, removed, foreign_position, last_position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (comment_id) DO UPDATE SET text = excluded.text, edited = excluded.edited, removed = excluded.removed,
       foreign_position = excluded.foreign_position, last_position = excluded.last_position`,
    [
      record.recordId,
      record.circleId,
      fields.entry,
      record.author,
      fields.text,
      fields.createdAt,
      fields.edited ? 1 : 0,
      fields.removed ? 1 : 0,
      record.foreignPosition,
      record.lastPosition,
    ],
  );
  tx.touch('comments', [record.recordId]);
}
