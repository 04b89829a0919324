import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinRequestView } from '../../../../shared/features/people/people-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../ui/clock.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Note } from '../../../ui/Note.tsx';
import { SectionCard } from '../../../ui/SectionCard.tsx';
import styles from '../People.module.css';
import { SafetyNumber } from '../SafetyNumber.tsx';

/** Admit stays closed until "They match", or the way without comparing, which leaves a lasting mark. */
export function JoinRequestCard({ request }: { request: JoinRequestView & { circleName: string } }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const now = useNow();
  const [match, setMatch] = useState(false);
  const [asking, setAsking] = useState<'uncompared' | 'decline' | null>(null);
  const admit = useCommand('people.admit');
  const decline = useCommand('people.declineRequest');
  const { requestId, name } = request;
  const close = (): void => setAsking(null);

  return (
    <SectionCard
      tone="accent"
      title={t('wantsToJoin', { name, circle: request.circleName })}
      text={t('askedAt', { when: format.since(request.askedAt, now) })}
    >
      {request.contested && <Note tone="problem">{t('contested')}</Note>}
      <p>{t('compareHost', { name })}</p>
      <SafetyNumber number={request.safetyNumber} label={t('safetyNumberFor', { name })} />
      <Checkbox
        mt="sm"
        label={t('theyMatch')}
        checked={match}
        onChange={(event) => setMatch(event.currentTarget.checked)}
      />
      <div className={styles['actions']}>
        <Button
          disabled={!match}
          loading={admit.pending}
          onClick={() => void admit.run({ requestId, compared: true })}
        >
          {t('admit', { name })}
        </Button>
        <Button variant="subtle" onClick={() => setAsking('uncompared')}>
          {t('admitUncompared')}
        </Button>
        <Button
          variant="subtle"
          color="danger"
          aria-label={t('declineOf', { name })}
          onClick={() => setAsking('decline')}
        >
          {t('decline')}
        </Button>
      </div>
      <ErrorNote error={admit.error ?? decline.error} />
      <ConfirmDialog
        opened={asking === 'uncompared'}
        title={t('uncomparedTitle', { name })}
        confirm={t('uncomparedConfirm')}
        pending={admit.pending}
        onConfirm={() => void admit.run({ requestId, compared: false }).then(close)}
        onCancel={close}
      >
        {t('uncomparedText')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'decline'}
        danger
        title={t('declineTitle', { name })}
        confirm={t('decline')}
        pending={decline.pending}
        onConfirm={() => void decline.run({ requestId }).then(close)}
        onCancel={close}
      >
        {t('declineText')}
      </ConfirmDialog>
    </SectionCard>
  );
}
