import { entryTag, entryTags } from '../../../../shared/features/journal/journal-model.ts';

/** The tags with one more; null when it is no tag, is there already, or there are too many. */
export function withTag(tags: readonly string[], typed: string): string[] | null {
  const tag = entryTag.safeParse(typed.replaceAll(',', ' '));
  if (!tag.success || tags.includes(tag.data)) return null;
  const next = entryTags.safeParse([...tags, tag.data]);
  return next.success ? next.data : null;
}
