import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../shared/errors/error-codes.ts';
import { errorCodes } from '../../../shared/errors/error-codes.ts';
import { useErrorText } from '../../i18n/errors/use-error-text.ts';
import { Note } from '../../ui/Note.tsx';
import styles from './Exchange.module.css';

export type FileOutcome = { readonly newObjects: number } | { readonly problem: string };

/** What came of a file, over the page until it is closed. */
export function FileResult({ outcome, onClose }: { outcome: FileOutcome; onClose: () => void }) {
  const { t } = useTranslation(['exchange', 'common']);
  const errorText = useErrorText();
  const failed = 'problem' in outcome;
  let words: string;
  if (!failed) words = t('fileTaken', { count: outcome.newObjects });
  else if (isErrorCode(outcome.problem))
    words = t('fileFailed', { reason: errorText({ code: outcome.problem }) });
  else words = t('notOurFile');
  return (
    <div className={styles['fileResult']}>
      <Note
        tone={failed ? 'problem' : 'done'}
        actions={
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t('common:close')}
          </Button>
        }
      >
        {words}
      </Note>
    </div>
  );
}

function isErrorCode(code: string): code is ErrorCode {
  return errorCodes.some((known) => known === code);
}
