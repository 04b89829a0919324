import i18next from 'i18next';
import type { i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Settings } from '../../shared/features/settings/settings-contract.ts';
import { english } from './english.ts';
import { pseudoTexts } from './pseudo.ts';

export type Language = Settings['language'];

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'pseudo-rtl' ? 'rtl' : 'ltr';
}

const codes: Readonly<Record<Language, string>> = {
  en: 'en',
  pseudo: 'en-x-pseudo',
  'pseudo-rtl': 'en-x-rtl',
};

/** The name by which i18next, Intl and `lang` know a language. The made-up ones have English plurals. */
export function codeOf(language: Language): string {
  return codes[language];
}

/** The texts of every language, ready at once: nothing is loaded while the app runs. */
export function startTexts(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: codeOf(language),
    fallbackLng: 'en',
    ns: Object.keys(english),
    defaultNS: 'common',
    resources: {
      [codes.en]: english,
      [codes.pseudo]: pseudoTexts(english, false),
      [codes['pseudo-rtl']]: pseudoTexts(english, true),
    },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  return instance;
}
