import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import styles from './Exchange.module.css';

/** Saves one sealed file with what the others lack, and says what is in it. */
export function SendAsFileButton({ circleId }: { circleId: string }) {
  const { t } = useTranslation('exchange');
  const send = useCommand('exchange.sendAsFile');
  const [objects, setObjects] = useState<number | null>(null);

  async function save(): Promise<void> {
    setObjects(null);
    const done = await send.run({ circleId });
    if (done.ok && done.value.saved) setObjects(done.value.objects);
  }

  return (
    <>
      <Button variant="default" loading={send.pending} onClick={() => void save()}>
        {t('sendAsFile')}
      </Button>
      <span role="status" className={styles['result']}>
        {objects === null ? '' : t('fileSaved', { count: objects })}
      </span>
      <ErrorNote error={send.error} />
    </>
  );
}
