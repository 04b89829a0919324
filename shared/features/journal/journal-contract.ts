/** Journal entries: drafts that only their author sees, and entries shared with a circle. */
import { z } from 'zod';
import { command, event, query } from '../../contract/define-contract.ts';
import { count, instant, localDateTime, longId, nothing, recordId } from '../../contract/field-schemas.ts';
import { entryTitle, entryTags, templateId, whereabouts, writers } from './journal-model.ts';

const entrySummary = z.object({
  entryId: recordId,
  /** The circle under which it is listed. */
  circleId: longId,
  /** A draft is readable by its author only, whatever circle it was begun in. */
  state: z.enum(['draft', 'shared']),
  writers,
  mine: z.boolean(),
  authorName: z.string(),
  title: z.string(),
  date: localDateTime,
  tags: z.array(z.string()),
  /** The first words of the text, at most 200 characters. */
  snippet: z.string(),
  isNew: z.boolean(),
  comments: count,
  newComments: count,
  whereabouts,
});

const entryDetail = entrySummary.extend({
  /** The text that the page shows and, if `canWrite`, changes. */
  documentId: recordId,
  canWrite: z.boolean(),
  /** An entry that is mine and shared: is my page ahead of what the others have? */
  hasUnsharedChanges: z.boolean(),
  /** Who can read it today, besides me. */
  readers: z.array(z.object({ memberId: longId, name: z.string() })),
  /** Set for ten seconds after Share. */
  sharing: z.object({ circleId: longId, undoUntil: instant }).nullable(),
  trashedAt: instant.nullable(),
});

export type EntrySummary = z.infer<typeof entrySummary>;
export type EntryDetail = z.infer<typeof entryDetail>;

export const journalContract = {
  /** Newest date first; `cursor` goes on where the last answer ended. `text` finds words in titles and texts. */
  list: query({
    input: z
      .object({
        circleId: longId,
        show: z.enum(['entries', 'trash']).default('entries'),
        text: z.string().max(200).default(''),
        tag: z.string().max(40).default(''),
        cursor: z.string().max(120).nullable().default(null),
        limit: z.number().int().min(1).max(200).default(60),
      })
      .strict(),
    output: z.object({ entries: z.array(entrySummary), next: z.string().nullable(), total: count }),
    reads: ['journal.entries', 'journal.sharing', 'comments', 'people.members', 'exchange.status'],
  }),
  entry: query({
    input: z.object({ entryId: recordId }).strict(),
    output: entryDetail,
    reads: ['journal.entries', 'journal.sharing', 'comments', 'people.members', 'exchange.status'],
  }),
  tags: query({
    input: z.object({ circleId: longId }).strict(),
    output: z.object({ tags: z.array(z.string()) }),
    reads: ['journal.entries'],
  }),
  templates: query({
    input: nothing,
    output: z.object({
      templates: z.array(
        z.object({ templateId, title: z.string(), summary: z.string(), forSharing: z.boolean() }),
      ),
    }),
    reads: [],
  }),
  prompts: query({ input: nothing, output: z.object({ prompts: z.array(z.string()) }), reads: [] }),
  /** A new draft, readable by nobody else. From "Just me" the circle is the private one. */
  createDraft: command({
    input: z
      .object({
        circleId: longId,
        writers: writers.default('author'),
        templateId: templateId.nullable().default(null),
        /** A prompt becomes the title. */
        title: entryTitle.default(''),
        date: localDateTime,
      })
      .strict(),
    output: z.object({ entryId: recordId }),
  }),
  change: command({
    input: z
      .object({
        entryId: recordId,
        title: entryTitle.optional(),
        date: localDateTime.optional(),
        tags: entryTags.optional(),
      })
      .strict(),
    output: nothing,
  }),
  /** Makes the visible content a new entry of the circle; it leaves this computer after ten seconds. */
  share: command({
    input: z.object({ entryId: recordId, circleId: longId, writers }).strict(),
    output: z.object({ undoUntil: instant }),
  }),
  undoShare: command({ input: z.object({ entryId: recordId }).strict(), output: nothing }),
  /** Sends the visible difference of an entry that is mine. Answers with the entry's id. */
  shareChanges: command({ input: z.object({ entryId: recordId }).strict(), output: nothing }),
  /** Puts my page back to what the others have. */
  discardChanges: command({ input: z.object({ entryId: recordId }).strict(), output: nothing }),
  trash: command({ input: z.object({ entryId: recordId }).strict(), output: nothing }),
  restore: command({ input: z.object({ entryId: recordId }).strict(), output: nothing }),
  /** Forgets that these are new to me. */
  markSeen: command({ input: z.object({ entryId: recordId }).strict(), output: nothing }),
  /** The ten seconds are over: the draft is now this shared entry. A screen that shows the draft goes there. */
  shared: event({ payload: z.object({ draftId: recordId, entryId: recordId }) }),
} as const;
