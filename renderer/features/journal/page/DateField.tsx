import { UnstyledButton } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateTime } from '../../../../shared/contract/field-schemas.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './EntryPage.module.css';

export interface DateFieldProps {
  /** As its author's wall clock showed it: `2026-11-22T09:40`. */
  readonly date: string;
  readonly canWrite: boolean;
  readonly onChange: (date: string) => void;
}

/** The day in words; pressed, it becomes the field to change it. */
export function DateField({ date, canWrite, onChange }: DateFieldProps) {
  const { t } = useTranslation('journal');
  const format = useFormat();
  const [changing, setChanging] = useState(false);
  const [typed, setTyped] = useState(date);

  function finish(): void {
    setChanging(false);
    if (typed !== date && localDateTime.safeParse(typed).success) onChange(typed);
  }

  if (changing) {
    return (
      <input
        type="datetime-local"
        className={styles['dateInput']}
        aria-label={t('dateField')}
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
          if (event.key === 'Escape') {
            event.stopPropagation();
            setChanging(false);
          }
        }}
      />
    );
  }
  const words = (
    <>
      <IconClock size="1.05rem" stroke={1.6} aria-hidden />
      <time dateTime={date}>{format.localDateTime(date)}</time>
    </>
  );
  if (!canWrite) return <span className={styles['date']}>{words}</span>;
  return (
    <UnstyledButton
      className={styles['date'] ?? ''}
      title={t('dateField')}
      onClick={() => {
        setTyped(date);
        setChanging(true);
      }}
    >
      {words}
    </UnstyledButton>
  );
}
