import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { SectionCard } from '../../ui/SectionCard.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { RecoveryWordsDialog } from './RecoveryWordsDialog.tsx';

/** Lock, passphrase and recovery words as they stand in the settings. */
export function SecuritySection({ autoLock }: { autoLock: ReactNode }) {
  const { t } = useTranslation(['vault', 'settings']);
  const { value: state } = useLiveQuery('vault.state', {});
  const [opened, setOpened] = useState(false);
  const confirmed = state?.recoveryConfirmed ?? false;
  return (
    <>
      <SectionCard title={t('settings:lock')}>{autoLock}</SectionCard>
      <SectionCard
        title={t('recovery.title')}
        text={`${t('recovery.why')} ${confirmed ? t('settings:recoveryConfirmed') : t('settings:recoveryOpen')}`}
      >
        <Button
          variant="default"
          onClick={() => {
            setOpened(true);
          }}
        >
          {confirmed ? t('settings:recoveryShow') : t('settings:recoveryWrite')}
        </Button>
        <RecoveryWordsDialog
          opened={opened}
          confirmed={confirmed}
          onClose={() => {
            setOpened(false);
          }}
        />
      </SectionCard>
      <SectionCard title={t('change.title')} text={t('change.text')}>
        <ChangePassphrase />
      </SectionCard>
    </>
  );
}
