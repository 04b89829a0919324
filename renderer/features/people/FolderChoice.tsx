import { Button } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import type { ChosenFolder } from './folder-words.ts';
import { folderUsable } from './folder-words.ts';
import styles from './People.module.css';

export interface FolderChoiceProps {
  readonly circleId: string | null;
  readonly invitationHandle: string | null;
  readonly folder: ChosenFolder | null;
  /** What the look into the folder found, in words. */
  readonly words: (state: ChosenFolder['state']) => string;
  readonly onChoose: (folder: ChosenFolder) => void;
}

/** Asks for a folder; main looks into it at once and nothing is written. */
export function FolderChoice({ circleId, invitationHandle, folder, words, onChoose }: FolderChoiceProps) {
  const { t } = useTranslation('people');
  const choose = useCommand('exchange.chooseFolder');

  async function ask(): Promise<void> {
    const chosen = await choose.run({ circleId, invitationHandle });
    if (chosen.ok && chosen.value.folder) onChoose(chosen.value.folder);
  }

  return (
    <div className={styles['folder']}>
      <Button
        variant="default"
        leftSection={<IconFolder size="1rem" stroke={1.7} aria-hidden />}
        loading={choose.pending}
        onClick={() => void ask()}
      >
        {folder ? t('otherFolder') : t('chooseFolder')}
      </Button>
      {folder && (
        <Note tone={folderUsable(folder.state) ? 'done' : 'problem'} title={folder.folderName}>
          {words(folder.state)}
        </Note>
      )}
      <ErrorNote error={choose.error} />
    </div>
  );
}
