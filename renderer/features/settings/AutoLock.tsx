import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/features/settings/settings-contract.ts';
import styles from './Settings.module.css';

type Minutes = Settings['autoLockMinutes'];
const choices: readonly Minutes[] = [1, 5, 10, 15, 30, 60, 0];

export interface AutoLockProps {
  readonly minutes: Minutes;
  onChange(minutes: Minutes): void;
}

/** After how long without a touch the journal locks by itself. */
export function AutoLock({ minutes, onChange }: AutoLockProps) {
  const { t } = useTranslation('settings');
  return (
    <NativeSelect
      className={styles['narrow'] ?? ''}
      label={t('autoLock')}
      description={t('autoLockHint')}
      value={String(minutes)}
      data={choices.map((value) => ({
        value: String(value),
        label: value === 0 ? t('autoLockNever') : t('autoLockMinutes', { count: value }),
      }))}
      onChange={(event) => {
        const chosen = choices.find((value) => String(value) === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}
