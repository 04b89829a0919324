import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../client/use-command.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { Note } from '../../../ui/Note.tsx';

export interface Trashed {
  readonly entryId: string;
  /** Who has it besides me; nobody for a draft. */
  readonly readers: readonly string[];
}

/** Says what the trash means for a shared entry, and brings it back. */
export function TrashedNote({ trashed, onDone }: { trashed: Trashed; onDone: () => void }) {
  const { t } = useTranslation(['journal', 'common']);
  const format = useFormat();
  const restore = useCommand('journal.restore');
  const { readers } = trashed;
  const names = format.list(readers);

  async function undo(): Promise<void> {
    if ((await restore.run({ entryId: trashed.entryId })).ok) onDone();
  }

  return (
    <Note
      tone="done"
      actions={
        <>
          <Button variant="default" autoFocus loading={restore.pending} onClick={() => void undo()}>
            {t('common:undo')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('common:close')}
          </Button>
        </>
      }
    >
      {readers.length === 0
        ? t('trashed')
        : t(readers.length === 1 ? 'trashedShared' : 'trashedSharedMany', { names })}
      <ErrorNote error={restore.error} />
    </Note>
  );
}
