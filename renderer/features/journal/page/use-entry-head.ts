import type { EntryDetail } from '../../../../shared/features/journal/journal-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { useTypedField } from './use-typed-field.ts';

/** Title, date and tags of an entry: the title is saved a moment after it was typed, the others at once. */
export function useEntryHead({ entryId, title }: EntryDetail) {
  const saveTitle = useCommand('journal.change');
  const saveOther = useCommand('journal.change');
  const field = useTypedField(title, async (text) => (await saveTitle.run({ entryId, title: text })).ok);
  return {
    title: field.text,
    typeTitle: field.type,
    setDate: (date: string) => void saveOther.run({ entryId, date }),
    setTags: (tags: string[]) => void saveOther.run({ entryId, tags }),
    flush: field.flush,
    saving: field.dirty || saveTitle.pending || saveOther.pending,
    /** The title is kept in the field and can be tried again. */
    error: saveTitle.error,
    otherError: saveOther.error,
  };
}
