import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import styles from './Exchange.module.css';

/** Looks into the folder now. What it finds shows where the folder's state stands. */
export function CheckFolderButton() {
  const { t } = useTranslation('exchange');
  const look = useCommand('exchange.exchangeNow');
  const [looked, setLooked] = useState(false);
  return (
    <>
      <Button
        variant="default"
        loading={look.pending}
        onClick={() => void look.run({}).then((done) => setLooked(done.ok))}
      >
        {t('checkFolder')}
      </Button>
      <span role="status" className={styles['result']}>
        {looked ? t('looked') : ''}
      </span>
      <ErrorNote error={look.error} />
    </>
  );
}
