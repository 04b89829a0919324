import type { EntryDetail } from '../../../../shared/features/journal/journal-contract.ts';

/** Keys of the texts, with the names that stand in them. */
export interface ReadersWords {
  readonly who: {
    readonly key:
      'readLeaving' | 'readPrivate' | 'readDraft' | 'readDraftAlone' | 'readShared' | 'readSharedAlone';
    readonly names: readonly string[];
  };
  /** Who writes; a draft needs no rule. */
  readonly rule: {
    readonly key: 'readMine' | 'readMineMany' | 'readMineAlone' | 'readTheirs' | 'readOurs';
    readonly names: readonly string[];
  } | null;
}

type Entry = Pick<EntryDetail, 'state' | 'writers' | 'mine' | 'authorName' | 'sharing'> & {
  readonly readers: readonly { readonly name: string }[];
};

/** Who can read an entry, in plain words; it stands on every entry. `others` are the members besides me. */
export function readersWords(entry: Entry, inJustMe: boolean, others: readonly string[]): ReadersWords {
  if (entry.sharing) return { who: { key: 'readLeaving', names: [] }, rule: null };
  if (entry.state === 'draft') {
    if (inJustMe) return { who: { key: 'readPrivate', names: [] }, rule: null };
    const key = others.length === 0 ? 'readDraftAlone' : 'readDraft';
    return { who: { key, names: others }, rule: null };
  }
  const names = entry.readers.map((reader) => reader.name);
  return {
    who: { key: names.length === 0 ? 'readSharedAlone' : 'readShared', names },
    rule: ruleOf(entry, names),
  };
}

function ruleOf(entry: Entry, names: readonly string[]): ReadersWords['rule'] {
  if (entry.writers === 'all') return { key: 'readOurs', names: [] };
  if (!entry.mine) return { key: 'readTheirs', names: [entry.authorName] };
  if (names.length === 0) return { key: 'readMineAlone', names: [] };
  return { key: names.length === 1 ? 'readMine' : 'readMineMany', names };
}
