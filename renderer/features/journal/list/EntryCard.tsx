import { useTranslation } from 'react-i18next';
import type { EntrySummary } from '../../../../shared/features/journal/journal-contract.ts';
import { wallClock } from '../../../i18n/format.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useClock } from '../../../ui/clock.tsx';
import { entryDay } from './entry-day.ts';
import { entryLine } from './entry-line.ts';
import styles from './EntryList.module.css';

export interface EntryCardProps {
  readonly entry: EntrySummary;
  readonly inJustMe: boolean;
  readonly current: boolean;
  /** The one card of the list that Tab reaches. */
  readonly tabStop: boolean;
  readonly onOpen: (entryId: string) => void;
  readonly onReach: (entryId: string) => void;
}

export function EntryCard({ entry, inJustMe, current, tabStop, onOpen, onReach }: EntryCardProps) {
  const { t } = useTranslation(['journal', 'common']);
  const format = useFormat();
  const line = entryLine(entry, inJustMe);
  const now = useClock()();
  const day = entryDay(entry.date, wallClock(new Date(now)));
  const words = [
    t(line.key, { name: line.name }),
    line.isNew ? t('new') : '',
    line.newComments > 0 ? t('newComments', { count: line.newComments }) : '',
    day === 'other' ? format.localDate(entry.date, now) : t(day),
  ];
  return (
    <button
      type="button"
      className={styles['card']}
      data-entry={entry.entryId}
      data-new={line.isNew || line.newComments > 0}
      aria-current={current}
      tabIndex={tabStop ? 0 : -1}
      onFocus={() => onReach(entry.entryId)}
      onClick={() => onOpen(entry.entryId)}
    >
      <span className={styles['cardTitle']} dir="auto">
        {entry.title === '' ? t('common:untitled') : entry.title}
      </span>
      <span className={styles['cardLine']}>{words.filter((word) => word !== '').join(' · ')}</span>
      {entry.snippet !== '' && (
        <span className={styles['cardSnippet']} dir="auto">
          {entry.snippet}
        </span>
      )}
    </button>
  );
}
