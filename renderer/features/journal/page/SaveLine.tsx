import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../../shared/errors/error-codes.ts';
import type { EntryDetail } from '../../../../shared/features/journal/journal-contract.ts';
import { useErrorText } from '../../../i18n/errors/use-error-text.ts';
import { useWhereabouts } from '../../../i18n/use-whereabouts.ts';
import { Note } from '../../../ui/Note.tsx';
import styles from './EntryPage.module.css';

export type PageSaveState = 'saved' | 'saving' | 'failed';

export interface SaveLineProps {
  readonly entry: EntryDetail;
  readonly state: PageSaveState;
  readonly error: AppError | undefined;
  readonly onRetry: () => void;
}

/** Where the entry is, and whether the last words are safe. "Saved" is said only after the vault answered. */
export function SaveLine({ entry, state, error, onRetry }: SaveLineProps) {
  const { t } = useTranslation(['journal', 'common']);
  const errorText = useErrorText();
  const whereabouts = useWhereabouts();
  if (state === 'failed' && error) {
    return (
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
    );
  }
  const where =
    entry.whereabouts.place === 'this-computer' && entry.canWrite ? '' : whereabouts(entry.whereabouts);
  const saved = entry.canWrite ? t(state === 'saved' ? 'saved' : 'saving') : '';
  return <p className={styles['saveLine']}>{[where, saved].filter((part) => part !== '').join(' · ')}</p>;
}
