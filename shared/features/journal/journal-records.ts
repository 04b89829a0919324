/**
 * The journal's records as they lie in the log. What a partner sent may hold anything, so each field is
 * read by its own schema and falls back when it does not fit; unknown fields stay in the log.
 *
 * - `draft` (in "Just me", author): title, date, tags, text, circle it was begun in, `sharedAs` once shared.
 * - `entry` (in a circle, author or all): title, date, tags, text.
 * - `entry-status` (in a circle, all): entry, `trashedAt` (0: not in the trash). Anyone may bring an entry back.
 */
import { z } from 'zod';
import { instant, localDateTime, longId, recordId } from '../../contract/field-schemas.ts';
import { entryTitle, writers } from './journal-model.ts';

export const DRAFT = 'draft';
export const ENTRY = 'entry';
export const ENTRY_STATUS = 'entry-status';
export const DRAFT_TEXT = 'draft-text';
export const ENTRY_TEXT = 'entry-text';

const EARLIEST = '1970-01-01T00:00';
const instantOrNone = instant.catch(0);
const tags = z.array(z.string().max(40)).max(12).catch([]);

const entryFields = z.object({
  title: entryTitle.catch(''),
  date: localDateTime.catch(EARLIEST),
  tags,
  text: recordId.catch(''),
});

const draftFields = entryFields.extend({
  circle: longId.catch(''),
  sharedAs: recordId.catch(''),
  trashedAt: instantOrNone,
  writers: writers.catch('author'),
});

const statusFields = z.object({ entry: recordId.catch(''), trashedAt: instantOrNone });

export type EntryFields = z.output<typeof entryFields>;
export type DraftFields = z.output<typeof draftFields>;
export type StatusFields = z.output<typeof statusFields>;

export const readEntryFields = (fields: object): EntryFields => entryFields.parse(fields);
export const readDraftFields = (fields: object): DraftFields => draftFields.parse(fields);
export const readStatusFields = (fields: object): StatusFields => statusFields.parse(fields);

export const entryFieldNames: ReadonlySet<string> = new Set(Object.keys(entryFields.shape));
export const draftFieldNames: ReadonlySet<string> = new Set(Object.keys(draftFields.shape));
export const statusFieldNames: ReadonlySet<string> = new Set(Object.keys(statusFields.shape));
