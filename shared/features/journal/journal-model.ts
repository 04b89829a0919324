/** The records of the journal, their limits and their pure rules. (product.md sections 1 and 4) */
import { z } from 'zod';

/** `author`: the entry is mine, others comment. `all`: it is ours, everyone in the circle writes. */
export const writers = z.enum(['author', 'all']);
export type Writers = z.infer<typeof writers>;

export const entryTitle = z.string().max(200);
export const entryTag = z.string().trim().min(1).max(40);
export const entryTags = z.array(entryTag).max(12);
export const templateId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** Where a shared thing is. `arrived` names whose computers have it; it never says that it was read. */
export const whereabouts = z.object({
  place: z.enum(['private', 'this-computer', 'sent', 'arrived']),
  arrivedAt: z.array(z.string()),
});
export type Whereabouts = z.infer<typeof whereabouts>;

/** Milliseconds between Share and leaving this computer. */
export const SHARE_UNDO_MS = 10_000;
/** Milliseconds that an entry stays in the trash: 30 days. */
export const TRASH_KEPT_MS = 30 * 24 * 60 * 60 * 1000;
