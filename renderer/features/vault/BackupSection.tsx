import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { SectionCard } from '../../ui/SectionCard.tsx';
import { BackUp } from './BackUp.tsx';
import styles from './Doorstep.module.css';

/** Backup as it stands in the settings. */
export function BackupSection() {
  const { t } = useTranslation('vault');
  const format = useFormat();
  const { value } = useLiveQuery('vault.state', {});
  const lastAt = value?.lastBackupAt ?? null;
  return (
    <SectionCard title={t('backup.title')} text={t('backup.text')}>
      <p className={styles['small']}>
        {lastAt === null ? t('backup.never') : t('backup.last', { when: format.dateTime(lastAt) })}
      </p>
      <BackUp>
        {(start, pending) => (
          <Button variant="default" onClick={start} loading={pending}>
            {t('backup.now')}
          </Button>
        )}
      </BackUp>
    </SectionCard>
  );
}
