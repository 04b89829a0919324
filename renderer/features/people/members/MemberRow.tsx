import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../../shared/features/people/people-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../ui/clock.tsx';
import { colourOf, initialsOf } from '../../../ui/initials.ts';
import { InitialsBadge } from '../../../ui/InitialsBadge.tsx';
import styles from '../People.module.css';
import { SafetyNumber } from '../SafetyNumber.tsx';

export interface MemberRowProps {
  readonly circleId: string;
  readonly member: MemberView;
  readonly onRename: () => void;
}

export function MemberRow({ circleId, member, onRename }: MemberRowProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const detail = useId();
  const facts = [
    t(member.role),
    member.admittedAt === null ? '' : t('since', { date: format.date(member.admittedAt) }),
    member.isMe
      ? ''
      : member.lastHeardAt === null
        ? t('neverHeard')
        : t('lastHeard', { when: format.since(member.lastHeardAt, now) }),
  ];
  return (
    <li className={styles['row']}>
      <InitialsBadge initials={initialsOf(member.name)} colour={colourOf(member.memberId)} />
      <div className={styles['rowWords']}>
        <div className={styles['name']}>
          {member.isMe ? t('meNamed', { name: member.name }) : member.name}
        </div>
        <div className={styles['soft']}>{facts.filter((fact) => fact !== '').join(' · ')}</div>
      </div>
      {member.safetyNumber !== null &&
        (member.compared ? (
          <span className={`${styles['soft']} ${styles['compared']}`}>
            <IconShieldCheck size="1rem" stroke={1.7} aria-hidden />
            {t('compared')}
          </span>
        ) : (
          <span className={styles['soft']}>{t('notCompared')}</span>
        ))}
      {member.isMe && (
        <Button size="compact-sm" variant="subtle" onClick={onRename}>
          {t('renameMe')}
        </Button>
      )}
      {member.safetyNumber !== null && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={open}
          aria-controls={detail}
          onClick={() => setOpen(!open)}
        >
          {open ? t('hideNumber') : t('showNumber')}
        </Button>
      )}
      {open && member.safetyNumber !== null && (
        <div id={detail} className={styles['detail']}>
          <Comparison circleId={circleId} member={member} number={member.safetyNumber} />
        </div>
      )}
    </li>
  );
}

function Comparison({ circleId, member, number }: { circleId: string; member: MemberView; number: string }) {
  const { t } = useTranslation('people');
  const compare = useCommand('people.markCompared');
  return (
    <>
      <p>{t('safetyWhy', { name: member.name })}</p>
      <SafetyNumber number={number} label={t('safetyNumberFor', { name: member.name })} />
      {!member.compared && (
        <Button
          variant="default"
          loading={compare.pending}
          onClick={() => void compare.run({ circleId, memberId: member.memberId })}
        >
          {t('markCompared')}
        </Button>
      )}
      <ErrorNote error={compare.error} />
    </>
  );
}
