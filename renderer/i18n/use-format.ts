import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Format } from './format.ts';
import { createFormat, localeOf } from './format.ts';

/** How this person's computer writes dates and numbers, in the chosen language. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language = i18n.language.split('-')[0] ?? 'en';
  return useMemo(() => createFormat(localeOf(language, navigator.language)), [language]);
}
