/** The first screen: what is new from others, my drafts, who waits for me. */
import { z } from 'zod';
import { query } from '../../contract/define-contract.ts';
import { instant, longId, nothing, recordId } from '../../contract/field-schemas.ts';

export const todayContract = {
  overview: query({
    input: nothing,
    output: z.object({
      /** Newest first, at most 20: entries and comments of others that I have not seen. */
      newFromOthers: z.array(
        z.object({
          kind: z.enum(['entry', 'comment']),
          entryId: recordId,
          circleId: longId,
          circleName: z.string(),
          personName: z.string(),
          title: z.string(),
          snippet: z.string(),
          at: instant,
        }),
      ),
      drafts: z.array(
        z.object({
          entryId: recordId,
          circleId: longId,
          circleName: z.string(),
          title: z.string(),
          snippet: z.string(),
        }),
      ),
      /** Entries of mine that are ahead of what the others have. */
      unshared: z.array(
        z.object({ entryId: recordId, circleId: longId, circleName: z.string(), title: z.string() }),
      ),
      prompt: z.string(),
    }),
    reads: ['journal.entries', 'journal.sharing', 'comments', 'people.circles', 'people.members'],
  }),
} as const;
