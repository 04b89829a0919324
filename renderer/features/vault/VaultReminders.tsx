import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { useNow } from '../../ui/clock.tsx';
import { Note } from '../../ui/Note.tsx';
import { BackUp } from './BackUp.tsx';
import { firstDayIsOver } from './first-day.ts';

export interface VaultRemindersProps {
  /** Opens the sheet of recovery words. */
  onRecoveryWords(): void;
}

/**
 * Two calm lines on Today: recovery words that are not written down yet (from the end of the first day,
 * or as soon as there is a circle), and a month without a backup.
 */
export function VaultReminders({ onRecoveryWords }: VaultRemindersProps) {
  const { t } = useTranslation('vault');
  const now = useNow();
  const { value: state } = useLiveQuery('vault.state', {});
  const { value: people } = useLiveQuery('people.circles', {});
  if (!state) return null;

  const hasCircles = people?.circles.some(({ kind }) => kind === 'circle') ?? false;
  const wordsDue = !state.recoveryConfirmed && (hasCircles || firstDayIsOver(state.createdAt ?? now, now));
  return (
    <>
      {wordsDue && (
        <Note
          tone="hint"
          title={t('recovery.dueTitle')}
          actions={
            <Button variant="default" onClick={onRecoveryWords}>
              {t('recovery.dueButton')}
            </Button>
          }
        >
          {t('recovery.due')}
        </Note>
      )}
      {/* Stays when the backup is no longer due, to say that it was saved. */}
      <BackUp>
        {(start, pending) =>
          state.backupDue && (
            <Note
              tone="hint"
              title={t('backup.dueTitle')}
              actions={
                <Button variant="default" onClick={start} loading={pending}>
                  {t('backup.now')}
                </Button>
              }
            >
              {t('backup.due')}
            </Note>
          )
        }
      </BackUp>
    </>
  );
}
