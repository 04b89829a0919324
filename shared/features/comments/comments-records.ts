/** A comment as it lies in the log: kind `comment`, written by its author only. Foreign fields fall back when they do not fit. */
import { z } from 'zod';
import { instant, recordId } from '../../contract/field-schemas.ts';
import { COMMENT_MAX_CHARACTERS } from './comments-model.ts';

export const COMMENT = 'comment';

const commentFields = z.object({
  entry: recordId.catch(''),
  text: z.string().max(COMMENT_MAX_CHARACTERS).catch(''),
  createdAt: instant.catch(0),
  edited: z.boolean().catch(false),
  removed: z.boolean().catch(false),
});

export type CommentFields = z.output<typeof commentFields>;

export const readCommentFields = (fields: object): CommentFields => commentFields.parse(fields);

export const commentFieldNames: ReadonlySet<string> = new Set(Object.keys(commentFields.shape));
