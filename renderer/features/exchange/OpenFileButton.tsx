import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import styles from './Exchange.module.css';

/** Opens an `.alongside` file and says what arrived with it. */
export function OpenFileButton() {
  const { t } = useTranslation('exchange');
  const open = useCommand('exchange.openFile');
  const [arrived, setArrived] = useState<number | null>(null);

  async function take(): Promise<void> {
    setArrived(null);
    const opened = await open.run({});
    if (opened.ok && opened.value.taken) setArrived(opened.value.taken.newObjects);
  }

  return (
    <>
      <Button variant="default" loading={open.pending} onClick={() => void take()}>
        {t('openFile')}
      </Button>
      <span role="status" className={styles['result']}>
        {arrived === null ? '' : t('fileTaken', { count: arrived })}
      </span>
      <ErrorNote error={open.error} />
    </>
  );
}
