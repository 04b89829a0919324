import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../client/use-command.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { SectionCard } from '../../../ui/SectionCard.tsx';
import styles from '../People.module.css';

export interface RequestFileProps {
  readonly circleId: string;
  readonly name: string;
  /** The request has not gone anywhere yet. */
  readonly needed: boolean;
}

/** The request as a file, and the answer that comes back as one. */
export function RequestFile({ circleId, name, needed }: RequestFileProps) {
  const { t } = useTranslation('people');
  const send = useCommand('exchange.sendAsFile');
  const open = useCommand('exchange.openFile');
  const [saved, setSaved] = useState(false);

  async function save(): Promise<void> {
    const done = await send.run({ circleId });
    if (done.ok) setSaved(done.value.saved);
  }

  return (
    <SectionCard
      title={t('byFiles')}
      text={needed ? t('joiningFile', { name }) : t('joiningFileSent', { name })}
    >
      <div className={styles['actions']}>
        <Button variant={needed ? 'filled' : 'default'} loading={send.pending} onClick={() => void save()}>
          {t('sendRequest')}
        </Button>
        <Button variant="default" loading={open.pending} onClick={() => void open.run({})}>
          {t('openAnswer')}
        </Button>
      </div>
      <Text role="status" size="sm" c="var(--al-soft)">
        {saved ? t('requestSaved', { name }) : ''}
      </Text>
      <ErrorNote error={send.error ?? open.error} />
    </SectionCard>
  );
}
