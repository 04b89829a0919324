import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationPreview } from '../../../shared/features/people/people-contract.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { FindInvitation } from './joining/FindInvitation.tsx';
import { LookAtInvitation } from './joining/LookAtInvitation.tsx';

export interface JoinDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onJoined: (circleId: string) => void;
}

/** Looks at an invitation, however it came, and asks to join. Nothing happens before the last button. */
export function JoinDialog({ opened, onClose, onJoined }: JoinDialogProps) {
  const { t } = useTranslation(['people', 'common']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('joinTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <JoinSteps onClose={onClose} onJoined={onJoined} />
    </Modal>
  );
}

function JoinSteps({ onClose, onJoined }: Omit<JoinDialogProps, 'opened'>) {
  const [chosen, setChosen] = useState<InvitationPreview | null>(null);
  const arrived = useLiveQuery('people.arrivedInvitations', {}).value?.previews ?? [];
  // An invitation that came by a link or a double click is what this dialog was opened for.
  const only = arrived.length === 1 ? arrived[0] : undefined;
  const preview = chosen ?? only;
  if (!preview) return <FindInvitation arrived={arrived} onFound={setChosen} />;
  const { invitationHandle } = preview;
  return (
    <LookAtInvitation
      key={invitationHandle}
      preview={preview}
      arrived={arrived.some((one) => one.invitationHandle === invitationHandle)}
      onClose={onClose}
      onJoined={onJoined}
    />
  );
}
