/** Comments under a journal entry: the exemplar that later features copy. */
import { z } from 'zod';
import { command, query } from '../../contract/define-contract.ts';
import { instant, longId, nothing, recordId } from '../../contract/field-schemas.ts';
import { whereabouts } from '../journal/journal-model.ts';
import { commentText } from './comments-model.ts';

const commentView = z.object({
  commentId: recordId,
  authorId: longId,
  authorName: z.string(),
  mine: z.boolean(),
  text: z.string(),
  createdAt: instant,
  edited: z.boolean(),
  isNew: z.boolean(),
  whereabouts,
});
export type CommentView = z.infer<typeof commentView>;

export const commentsContract = {
  /** Oldest first. Removed comments are left out. */
  list: query({
    input: z.object({ entryId: recordId }).strict(),
    output: z.object({ comments: z.array(commentView) }),
    reads: ['comments', 'people.members', 'exchange.status'],
  }),
  add: command({
    input: z.object({ entryId: recordId, text: commentText }).strict(),
    output: z.object({ commentId: recordId }),
  }),
  edit: command({ input: z.object({ commentId: recordId, text: commentText }).strict(), output: nothing }),
  remove: command({ input: z.object({ commentId: recordId }).strict(), output: nothing }),
  /** Undo of remove. */
  restore: command({ input: z.object({ commentId: recordId }).strict(), output: nothing }),
} as const;
