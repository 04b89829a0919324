import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultSettings } from '../../../shared/features/settings/settings-contract.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { codeOf, directionOf } from '../../i18n/language.ts';
import { styleNonce } from '../../styles/style-nonce.ts';
import { cssVariablesResolver, themeWith } from '../../styles/theme.ts';
import type { UiWords } from '../../ui/ui-words.ts';
import { UiWordsProvider } from '../../ui/ui-words.ts';
import { memoryColourScheme } from './memory-colour-scheme.ts';
import { useDark } from './use-dark.ts';

/** Theme, language, direction and size of texts as the settings say; nothing is drawn before they are known. */
export function Appearance({ children }: { children: ReactNode }) {
  const { value, error } = useLiveQuery('settings.read', {});
  const { t, i18n } = useTranslation(['common', 'shell']);
  const settings = value ?? defaultSettings;
  const dark = useDark(settings.theme);
  const direction = directionOf(settings.language);
  const code = codeOf(settings.language);

  useEffect(() => {
    void i18n.changeLanguage(code);
    const root = document.documentElement;
    root.lang = code;
    root.dataset['textSize'] = settings.textSize;
  }, [i18n, code, settings.textSize]);

  const words = useMemo<UiWords>(
    () => ({
      cancel: t('cancel'),
      close: t('close'),
      show: t('show'),
      hide: t('hide'),
      progress: (done, total) => t('progress', { done, total }),
      keys: {
        ctrl: t('shell:keys.ctrl'),
        alt: t('shell:keys.alt'),
        shift: t('shell:keys.shift'),
        left: t('shell:keys.left'),
        right: t('shell:keys.right'),
      },
    }),
    [t],
  );
  const theme = useMemo(() => themeWith(words.close), [words]);

  if (!value && !error) return null;
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      <Direction direction={direction} />
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        forceColorScheme={dark ? 'dark' : 'light'}
        colorSchemeManager={memoryColourScheme}
        getStyleNonce={styleNonce}
      >
        <UiWordsProvider value={words}>
          <Notifications position="bottom-center" limit={3} />
          {children}
        </UiWordsProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** Turns the page around without drawing it anew. */
function Direction({ direction }: { direction: 'ltr' | 'rtl' }) {
  const { setDirection } = useDirection();
  useEffect(() => {
    setDirection(direction);
  }, [direction, setDirection]);
  return null;
}
