import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../../shared/errors/error-codes.ts';
import type { EntryDetail } from '../../../../shared/features/journal/journal-contract.ts';
import { useErrorText } from '../../../i18n/errors/use-error-text.ts';
import { useWhereabouts } from '../../../i18n/use-whereabouts.ts';
import { Note } from '../../../ui/Note.tsx';
import styles from './EntryPage.module.css';

export interface SaveLineProps {
  readonly entry: EntryDetail;
  readonly saving: boolean;
}

/** Where the entry is, and whether the last words are safe. "Saved" is said only after the vault answered. */
export function SaveLine({ entry, saving }: SaveLineProps) {
  const { t } = useTranslation('journal');
  const whereabouts = useWhereabouts();
  const iWrite = entry.mine || entry.writers === 'all';
  const saysSaved = entry.canWrite && entry.whereabouts.place === 'this-computer';
  const where = iWrite && !saysSaved ? whereabouts(entry.whereabouts) : '';
  const saved = entry.canWrite ? t(saving ? 'saving' : 'saved') : '';
  return <p className={styles['saveLine']}>{[where, saved].filter((part) => part !== '').join(' · ')}</p>;
}

export interface SaveProblemProps {
  readonly error: AppError;
  readonly onRetry: () => void;
}

/** Stays in sight while words could not be saved, wherever the page is scrolled to. */
export function SaveProblem({ error, onRetry }: SaveProblemProps) {
  const { t } = useTranslation(['journal', 'common']);
  const errorText = useErrorText();
  return (
    <div className={styles['saveProblem']}>
      <Note
        tone="problem"
        actions={
          <Button variant="default" onClick={onRetry}>
            {t('common:tryAgain')}
          </Button>
        }
      >
        {t('notSaved', { reason: errorText(error) })}
      </Note>
    </div>
  );
}
