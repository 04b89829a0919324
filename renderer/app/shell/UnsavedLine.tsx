import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../client/ClientContext.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './Shell.module.css';

/** Says on every page that some words wait to be saved, with a way to try at once. */
export function UnsavedLine() {
  const { t } = useTranslation('shell');
  const { documents } = useClient();
  const count = useSyncExternalStore(documents.subscribe, documents.failingCount);
  if (count === 0) return null;
  return (
    <div className={styles['unsaved']}>
      <Note
        tone="problem"
        actions={
          <Button variant="default" onClick={documents.retryAll}>
            {t('unsaved.retry')}
          </Button>
        }
      >
        {t('unsaved.text', { count })}
      </Note>
    </div>
  );
}
