import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors/error-codes.ts';
import { Note } from '../../ui/Note.tsx';

export interface ErrorNoteProps {
  /** Nothing is drawn without one. */
  readonly error: AppError | undefined;
  /** Buttons that lead out. */
  readonly children?: ReactNode;
}

/** An error that a person can act on, told to a screen reader when it appears. */
export function ErrorNote({ error, children }: ErrorNoteProps) {
  const { t } = useTranslation('errors');
  if (!error) return null;
  return (
    <Note tone="problem" title={t(`${error.code}.what`)} actions={children}>
      {t(`${error.code}.next`)}
    </Note>
  );
}
