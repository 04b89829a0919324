import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import styles from './Comments.module.css';

/** Stands where a comment was removed, with the way back, until the page is left. */
export function RemovedNote({ commentId, onDone }: { commentId: string; onDone: () => void }) {
  const { t } = useTranslation(['comments', 'common']);
  const restore = useCommand('comments.restore');

  async function undo(): Promise<void> {
    if ((await restore.run({ commentId })).ok) onDone();
  }

  return (
    <div className={styles['removed']} role="status">
      <span>{t('removed')}</span>
      <Button
        size="compact-sm"
        variant="subtle"
        autoFocus
        loading={restore.pending}
        onClick={() => void undo()}
      >
        {t('common:undo')}
      </Button>
      <ErrorNote error={restore.error} />
    </div>
  );
}
