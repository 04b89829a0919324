import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '../../../../shared/features/people/people-contract.ts';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import { InvitationLetter } from './InvitationLetter.tsx';
import { InviteForm } from './InviteForm.tsx';
import { RecoveryFirst } from './RecoveryFirst.tsx';

export interface InviteDialogProps {
  readonly opened: boolean;
  readonly circle: CircleSummary;
  /** An open invitation whose letter is shown again; null makes a new one. */
  readonly invitationId: string | null;
  readonly onRecoveryWords: () => void;
  readonly onClose: () => void;
}

/** From "How will you exchange?" to a letter that can be sent in any way. */
export function InviteDialog(props: InviteDialogProps) {
  const { t } = useTranslation(['people', 'common']);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size="lg"
      title={t('inviteTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <InviteSteps {...props} />
    </Modal>
  );
}

function InviteSteps({ circle, invitationId, onRecoveryWords, onClose }: InviteDialogProps) {
  const [made, setMade] = useState(invitationId);
  const [later, setLater] = useState(false);
  const vault = useLiveQuery('vault.state', {}).value;
  if (made !== null) return <InvitationLetter circle={circle} invitationId={made} onDone={onClose} />;
  if (!vault) return null;
  if (!vault.recoveryConfirmed && !later) {
    return <RecoveryFirst onWrite={onRecoveryWords} onLater={() => setLater(true)} />;
  }
  return <InviteForm circleId={circle.circleId} onMade={setMade} onCancel={onClose} />;
}
