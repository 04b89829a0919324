import type { EntrySummary } from '../../../../shared/features/journal/journal-contract.ts';

/** What the line under a title says about an entry, as keys of the texts. */
export interface EntryLine {
  readonly key: 'private' | 'mineDraft' | 'mineShared' | 'ours' | 'theirs';
  readonly name: string;
  readonly isNew: boolean;
  readonly newComments: number;
}

/** In "Just me" nobody else is ever meant, so that a draft there does not promise a sharing. */
export function entryLine(entry: EntrySummary, inJustMe: boolean): EntryLine {
  const rest = { name: entry.authorName, isNew: entry.isNew, newComments: entry.newComments };
  if (entry.state === 'draft') return { ...rest, key: inJustMe ? 'private' : 'mineDraft' };
  if (entry.writers === 'all') return { ...rest, key: 'ours' };
  return { ...rest, key: entry.mine ? 'mineShared' : 'theirs' };
}
