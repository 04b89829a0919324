import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors/error-codes.ts';

/** Answers how an error reads: what happened, then what to do. */
export function useErrorText(): (error: AppError) => string {
  const { t } = useTranslation('errors');
  return useCallback((error) => `${t(`${error.code}.what`)} ${t(`${error.code}.next`)}`, [t]);
}
