import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '../../../shared/features/people/people-contract.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { Page } from '../../ui/Page.tsx';
import { CircleSection } from './circle/CircleSection.tsx';
import { InvitationList } from './invitations/InvitationList.tsx';
import { InviteDialog } from './invitations/InviteDialog.tsx';
import { JoiningScreen } from './joining/JoiningScreen.tsx';
import { MemberList } from './members/MemberList.tsx';
import styles from './People.module.css';
import { JoinRequests } from './requests/JoinRequests.tsx';

export interface PeopleScreenProps {
  readonly circleId: string;
  /** How the circle exchanges; the app puts the exchange's part here. */
  readonly carrier: ReactNode;
  /** Opens the sheet of recovery words. */
  readonly onRecoveryWords: () => void;
  /** I left, or took my request back. */
  readonly onLeft: () => void;
}

/** Everything about the people of one circle. */
export function PeopleScreen(props: PeopleScreenProps) {
  const { value, error } = useLiveQuery('people.circles', {});
  const circle = value?.circles.find((one) => one.circleId === props.circleId);
  if (!circle) return <ErrorNote error={error} />;
  if (circle.state === 'joining') return <JoiningScreen circle={circle} onGaveUp={props.onLeft} />;
  return <CirclePeople {...props} circle={circle} />;
}

function CirclePeople({
  circle,
  carrier,
  onRecoveryWords,
  onLeft,
}: PeopleScreenProps & { circle: CircleSummary }) {
  const { t } = useTranslation('people');
  const [inviting, setInviting] = useState<{ invitationId: string | null } | null>(null);
  const active = circle.state === 'active';
  const invite = (): void => setInviting({ invitationId: null });
  return (
    <Page
      title={t('title')}
      subtitle={circle.name}
      actions={
        active && (
          <Button leftSection={<IconUserPlus size="1rem" stroke={1.8} aria-hidden />} onClick={invite}>
            {t('invite')}
          </Button>
        )
      }
    >
      <div className={styles['stack']}>
        {!active && <Note tone="hint">{t('leftNote')}</Note>}
        <JoinRequests circleId={circle.circleId} />
        <MemberList circleId={circle.circleId} onInvite={active ? invite : undefined} />
        {active && (
          <>
            {carrier}
            <InvitationList
              circleId={circle.circleId}
              onInvite={invite}
              onShowAgain={(invitationId) => setInviting({ invitationId })}
            />
            <CircleSection circle={circle} onLeft={onLeft} />
          </>
        )}
      </div>
      <InviteDialog
        opened={inviting !== null}
        circle={circle}
        invitationId={inviting?.invitationId ?? null}
        onRecoveryWords={onRecoveryWords}
        onClose={() => setInviting(null)}
      />
    </Page>
  );
}
