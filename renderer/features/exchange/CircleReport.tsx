import { useTranslation } from 'react-i18next';
import type { CircleExchange } from '../../../shared/features/exchange/exchange-contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../ui/clock.tsx';
import { Note } from '../../ui/Note.tsx';
import { CheckFolderButton } from './CheckFolderButton.tsx';
import styles from './Exchange.module.css';
import { folderProblem } from './exchange-summary.ts';
import { FolderProblemNote } from './FolderProblemNote.tsx';
import { SendAsFileButton } from './SendAsFileButton.tsx';

/** What is to be said about the exchange of one circle, calm and once. */
export function CircleReport({ circle }: { circle: CircleExchange }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const now = useNow();
  const { circleId, carrier, waitingToLeave, lastExchangeAt } = circle;
  const problem = folderProblem(circle);
  const waiting =
    waitingToLeave === 0
      ? t('allSent')
      : t(carrier === 'files' ? 'waitingFiles' : 'waiting', { count: waitingToLeave });
  const last =
    lastExchangeAt === null ? t('never') : t('lastExchange', { when: format.since(lastExchangeAt, now) });
  return (
    <div className={styles['report']}>
      <p>{[carrier === 'none' ? t('noCarrier') : waiting, last].join(' · ')}</p>
      {problem && <FolderProblemNote circle={circle} problem={problem} />}
      {circle.silent.map(({ name, since }) => (
        <Note
          key={name}
          tone="hint"
          actions={
            <>
              {carrier === 'folder' && <CheckFolderButton />}
              <SendAsFileButton circleId={circleId} />
            </>
          }
        >
          {t(carrier === 'folder' ? 'silence' : 'silenceFiles', {
            name,
            when: sinceWhen(format, since, now),
          })}
        </Note>
      ))}
      {circle.missingHere > 0 && (
        <p className={styles['soft']}>{t('missingHere', { count: circle.missingHere })}</p>
      )}
      {circle.setAside > 0 && <p className={styles['soft']}>{t('setAside', { count: circle.setAside })}</p>}
    </div>
  );
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** "since Tuesday, 22 November" within a week, else the date. */
function sinceWhen(format: ReturnType<typeof useFormat>, since: number, now: number): string {
  return now - since < WEEK ? format.day(since) : format.date(since);
}
