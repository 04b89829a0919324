import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { SectionCard } from '../../../ui/SectionCard.tsx';
import styles from '../People.module.css';
import { MemberRow } from './MemberRow.tsx';
import { MyNameDialog } from './MyNameDialog.tsx';

export interface MemberListProps {
  readonly circleId: string;
  /** Absent in a circle that I left. */
  readonly onInvite: (() => void) | undefined;
}

/** Who is in the circle, what was heard from them, and whether their number was compared. */
export function MemberList({ circleId, onInvite }: MemberListProps) {
  const { t } = useTranslation('people');
  const [renaming, setRenaming] = useState(false);
  const { value, error } = useLiveQuery('people.members', { circleId });
  const members = value?.members ?? [];
  const me = members.find((member) => member.isMe);
  return (
    <SectionCard title={t('members')}>
      <ErrorNote error={error} />
      <ul className={styles['members']}>
        {members.map((member) => (
          <MemberRow
            key={member.memberId}
            circleId={circleId}
            member={member}
            onRename={() => setRenaming(true)}
          />
        ))}
      </ul>
      {value && members.every((member) => member.isMe) && onInvite && (
        <EmptyState title={t('aloneTitle')} text={t('aloneText')}>
          <Button onClick={onInvite}>{t('invite')}</Button>
        </EmptyState>
      )}
      {me && <MyNameDialog opened={renaming} name={me.name} onClose={() => setRenaming(false)} />}
    </SectionCard>
  );
}
