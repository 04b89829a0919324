import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { SectionCard } from '../../ui/SectionCard.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';

export interface SecuritySectionProps {
  readonly autoLock: ReactNode;
  /** Opens the sheet of recovery words. */
  onRecoveryWords(): void;
}

/** Lock, passphrase and recovery words as they stand in the settings. */
export function SecuritySection({ autoLock, onRecoveryWords }: SecuritySectionProps) {
  const { t } = useTranslation(['vault', 'settings']);
  const { value: state } = useLiveQuery('vault.state', {});
  const confirmed = state?.recoveryConfirmed ?? false;
  return (
    <>
      <SectionCard title={t('settings:lock')}>{autoLock}</SectionCard>
      <SectionCard
        title={t('recovery.title')}
        text={`${t('recovery.why')} ${confirmed ? t('settings:recoveryConfirmed') : t('settings:recoveryOpen')}`}
      >
        <Button variant="default" onClick={onRecoveryWords}>
          {confirmed ? t('settings:recoveryShow') : t('settings:recoveryWrite')}
        </Button>
      </SectionCard>
      <SectionCard title={t('change.title')} text={t('change.text')}>
        <ChangePassphrase />
      </SectionCard>
    </>
  );
}
