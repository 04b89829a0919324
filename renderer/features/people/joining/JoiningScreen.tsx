import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCodes } from '../../../../shared/errors/error-codes.ts';
import type { CircleSummary } from '../../../../shared/features/people/people-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../ui/clock.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Page } from '../../../ui/Page.tsx';
import { SectionCard } from '../../../ui/SectionCard.tsx';
import { CopyTextButton } from '../CopyTextButton.tsx';
import { numberGroups } from '../number-groups.ts';
import styles from '../People.module.css';
import { SafetyNumber } from '../SafetyNumber.tsx';
import { RequestFile } from './RequestFile.tsx';

export interface JoiningScreenProps {
  readonly circle: CircleSummary;
  readonly onGaveUp: () => void;
}

/** While I wait to be admitted: who must do what, the number to compare, and everything I can do meanwhile. */
export function JoiningScreen({ circle, onGaveUp }: JoiningScreenProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const now = useNow();
  const { circleId } = circle;
  const { value, error } = useLiveQuery('people.joining', { circleId });
  const compare = useCommand('people.markCompared');
  const giveUp = useCommand('people.giveUpJoining');
  const [asking, setAsking] = useState(false);
  if (!value) return <ErrorNote error={error} />;
  const { inviterName: name, safetyNumber, askedAt } = value;
  // The inviter's app said no: nobody has to wait any more.
  const refused = errorCodes.find((code) => code === value.refused);
  const when =
    format.date(askedAt) === format.date(now)
      ? t('todayAt', { time: format.time(askedAt) })
      : format.dateTime(askedAt);

  return (
    <Page title={circle.name} subtitle={refused === undefined ? t('joiningTitle', { name }) : undefined}>
      <div className={styles['stack']}>
        {refused !== undefined && <ErrorNote error={{ code: refused }} />}
        {refused === undefined && (
          <>
            <SectionCard text={t('joiningLine', { name, when })} tone="accent">
              <div className={styles['actions']}>
                <CopyTextButton
                  text={t('reminderText', { name, when, number: numberGroups(safetyNumber).join(' ') })}
                  label={t('reminder')}
                />
              </div>
            </SectionCard>
            <RequestFile circleId={circleId} name={name} needed={value.needsFile} />
            <SectionCard title={t('compareTitle', { name })} text={t('compareText', { name })}>
              <SafetyNumber number={safetyNumber} label={t('safetyNumberFor', { name })} />
              {value.compared ? (
                <p role="status">{t('comparedThanks', { name })}</p>
              ) : (
                <Button
                  variant="default"
                  loading={compare.pending}
                  onClick={() => void compare.run({ circleId, memberId: null })}
                >
                  {t('iCompared')}
                </Button>
              )}
              <ErrorNote error={compare.error} />
            </SectionCard>
          </>
        )}
        <p className={styles['soft']}>{t('meanwhile')}</p>
        <div>
          <Button variant="subtle" color="danger" onClick={() => setAsking(true)}>
            {t('giveUp')}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        opened={asking}
        danger
        title={t('giveUpTitle')}
        confirm={t('giveUpConfirm')}
        pending={giveUp.pending}
        onConfirm={() => {
          void giveUp.run({ circleId }).then((done) => {
            if (done.ok) onGaveUp();
          });
        }}
        onCancel={() => setAsking(false)}
      >
        {t('giveUpText')}
        <ErrorNote error={giveUp.error} />
      </ConfirmDialog>
    </Page>
  );
}
