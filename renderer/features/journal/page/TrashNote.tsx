import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EntryDetail } from '../../../../shared/features/journal/journal-contract.ts';
import { TRASH_KEPT_MS } from '../../../../shared/features/journal/journal-model.ts';
import { useCommand } from '../../../client/use-command.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { Note } from '../../../ui/Note.tsx';

/** Stands over an entry that lies in the trash, with the way back. */
export function TrashNote({ entry }: { entry: EntryDetail }) {
  const { t } = useTranslation('journal');
  const format = useFormat();
  const restore = useCommand('journal.restore');
  if (entry.trashedAt === null) return null;
  return (
    <Note
      tone="hint"
      actions={
        <Button
          variant="default"
          loading={restore.pending}
          onClick={() => void restore.run({ entryId: entry.entryId })}
        >
          {t('restore')}
        </Button>
      }
    >
      {t('inTrash', {
        date: format.date(entry.trashedAt),
        until: format.date(entry.trashedAt + TRASH_KEPT_MS),
      })}
      <ErrorNote error={restore.error} />
    </Note>
  );
}
