import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationView } from '../../../../shared/features/people/people-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { SectionCard } from '../../../ui/SectionCard.tsx';
import styles from '../People.module.css';

export interface InvitationListProps {
  readonly circleId: string;
  readonly onInvite: () => void;
  /** Shows the letter of an open invitation again. */
  readonly onShowAgain: (invitationId: string) => void;
}

/** Invitations of this circle: which are open, used, over or taken back. */
export function InvitationList({ circleId, onInvite, onShowAgain }: InvitationListProps) {
  const { t } = useTranslation('people');
  const { value, error } = useLiveQuery('people.invitations', { circleId });
  const revoke = useCommand('people.revokeInvitation');
  const [revoking, setRevoking] = useState<string | null>(null);
  const invitations = value?.invitations ?? [];

  async function takeBack(): Promise<void> {
    if (revoking !== null && (await revoke.run({ invitationId: revoking })).ok) setRevoking(null);
  }

  return (
    <SectionCard title={t('invitations')}>
      <ErrorNote error={error} />
      {value && invitations.length === 0 && <p className={styles['soft']}>{t('noInvitations')}</p>}
      <ul className={styles['rows']}>
        {invitations.map((invitation) => (
          <InvitationRow
            key={invitation.invitationId}
            invitation={invitation}
            onShowAgain={() => onShowAgain(invitation.invitationId)}
            onRevoke={() => setRevoking(invitation.invitationId)}
          />
        ))}
      </ul>
      <div className={styles['actions']}>
        <Button variant="default" onClick={onInvite}>
          {t('invite')}
        </Button>
      </div>
      <ConfirmDialog
        opened={revoking !== null}
        danger
        title={t('revokeTitle')}
        confirm={t('revokeConfirm')}
        pending={revoke.pending}
        onConfirm={() => void takeBack()}
        onCancel={() => setRevoking(null)}
      >
        {t('revokeText')}
        <ErrorNote error={revoke.error} />
      </ConfirmDialog>
    </SectionCard>
  );
}

interface InvitationRowProps {
  readonly invitation: InvitationView;
  readonly onShowAgain: () => void;
  readonly onRevoke: () => void;
}

function InvitationRow({ invitation, onShowAgain, onRevoke }: InvitationRowProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { forName, state, expiresAt, createdAt } = invitation;
  const name = forName === '' ? format.date(createdAt) : forName;
  return (
    <li className={styles['row']}>
      <div className={styles['rowWords']}>
        <div className={styles['name']}>
          {forName === ''
            ? t('invitationOf', { date: format.date(createdAt) })
            : t('invitationFor', { name: forName })}
        </div>
        <div className={styles['soft']}>{t(`invitation-${state}`, { date: format.date(expiresAt) })}</div>
      </div>
      {state === 'open' && (
        <>
          <Button size="compact-sm" variant="subtle" aria-label={t('copyOf', { name })} onClick={onShowAgain}>
            {t('copyAgain')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="danger"
            aria-label={t('revokeOf', { name })}
            onClick={onRevoke}
          >
            {t('revoke')}
          </Button>
        </>
      )}
    </li>
  );
}
