/**
 * The text under an editor: a Y.Doc in the window bound to its twin in the vault. The vault hands the
 * window one Yjs client id and refuses updates under any other. (architecture.md section 5)
 */
import { z } from 'zod';
import { command, event, query } from '../../contract/define-contract.ts';
import { bytes, nothing, recordId } from '../../contract/field-schemas.ts';

/** Bytes of one update, and of a text when it is shared: what one envelope can carry. About 200 pages. */
export const UPDATE_MAX_BYTES = 400 * 1024;
export const documentsContract = {
  /** The whole state as one Yjs V1 update. `clientId` is the only one under which this window may write. */
  open: command({
    input: z.object({ documentId: recordId }).strict(),
    output: z.object({
      state: bytes,
      clientId: z.number().int().min(1),
      canWrite: z.boolean(),
      /** The text holds something that this version does not know; it is shown without it, and read-only. */
      simplified: z.boolean(),
    }),
  }),
  /** Answered after the commit that made it durable: only then may a screen say "Saved". */
  update: command({
    input: z.object({ documentId: recordId, update: bytes }).strict(),
    output: nothing,
    maxBytes: UPDATE_MAX_BYTES + 1024,
  }),
  close: command({ input: z.object({ documentId: recordId }).strict(), output: nothing }),
  /** Words and characters of what is visible. */
  count: query({
    input: z.object({ documentId: recordId }).strict(),
    output: z.object({ words: z.number().int().min(0), characters: z.number().int().min(0) }),
    reads: ['documents'],
  }),
  /** Someone else's writing, or a command's, to be merged into the window's copy. */
  changed: event({ payload: z.object({ documentId: recordId, update: bytes }) }),
  /** The text was replaced or its rights changed: open it again. */
  reopened: event({ payload: z.object({ documentId: recordId }) }),
} as const;
