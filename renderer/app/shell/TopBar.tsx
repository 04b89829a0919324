import { ActionIcon, Button } from '@mantine/core';
import { IconLock, IconMenu2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Shell.module.css';

export interface TopBarProps {
  /** How the exchange stands. */
  readonly status: ReactNode;
  readonly locking: boolean;
  /** Set while the list of places is folded away. */
  readonly onOpenNavigation: (() => void) | null;
  onLock(): void;
}

/** Wordmark, exchange, lock. */
export function TopBar({ status, locking, onOpenNavigation, onLock }: TopBarProps) {
  const { t } = useTranslation(['shell', 'common']);
  return (
    <header className={styles['top']}>
      {onOpenNavigation && (
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t('openNavigation')}
          aria-haspopup="dialog"
          onClick={onOpenNavigation}
        >
          <IconMenu2 size="1.25rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      )}
      <span className={styles['wordmark']}>{t('common:appName')}</span>
      <div className={styles['status']}>{status}</div>
      <Button
        variant="default"
        leftSection={<IconLock size="1.05rem" stroke={1.6} aria-hidden />}
        loading={locking}
        onClick={onLock}
      >
        {t('lock')}
      </Button>
    </header>
  );
}
