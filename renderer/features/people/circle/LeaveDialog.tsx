import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '../../../../shared/features/people/people-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import styles from '../People.module.css';

export interface LeaveDialogProps {
  readonly circle: CircleSummary;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onLeft: () => void;
}

/** Leaving cannot be taken back, so it says exactly what stays where. */
export function LeaveDialog({ circle, opened, onClose, onLeft }: LeaveDialogProps) {
  const { t } = useTranslation('people');
  const leave = useCommand('people.leave');
  const status = useLiveQuery('exchange.status', opened ? {} : null);
  const unsent = status.value?.circles.find((one) => one.circleId === circle.circleId)?.waitingToLeave ?? 0;
  return (
    <ConfirmDialog
      opened={opened}
      danger
      title={t('leaveTitle', { circle: circle.name })}
      confirm={t('leaveConfirm')}
      pending={leave.pending}
      onConfirm={() => {
        void leave.run({ circleId: circle.circleId }).then((left) => {
          if (!left.ok) return;
          onClose();
          onLeft();
        });
      }}
      onCancel={onClose}
    >
      <ul className={styles['exact']}>
        <li>{t('leaveStays')}</li>
        <li>{t('leaveDrafts')}</li>
        <li>{t('leaveOthers')}</li>
        <li>{t('leaveNothingMore')}</li>
        {unsent > 0 && <li>{t('leaveUnsent', { count: unsent })}</li>}
      </ul>
      <ErrorNote error={leave.error} />
    </ConfirmDialog>
  );
}
