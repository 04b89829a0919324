import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/features/settings/settings-contract.ts';
import { languages } from '../../../shared/features/settings/settings-contract.ts';
import { SectionCard } from '../../ui/SectionCard.tsx';
import { Choice } from './Choice.tsx';

const themes = ['system', 'light', 'dark'] as const;
const textSizes = ['normal', 'large', 'larger'] as const;

export interface AppearanceSectionProps {
  readonly settings: Settings;
  onChange(part: Partial<Settings>): void;
}

/** Light or dark, size of texts, language. */
export function AppearanceSection({ settings, onChange }: AppearanceSectionProps) {
  const { t } = useTranslation('settings');
  return (
    <SectionCard title={t('appearance')}>
      <Choice
        label={t('theme')}
        value={settings.theme}
        options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
        onChange={(theme) => {
          onChange({ theme });
        }}
      />
      <Choice
        label={t('textSize')}
        value={settings.textSize}
        options={textSizes.map((value) => ({ value, label: t(`textSizes.${value}`) }))}
        onChange={(textSize) => {
          onChange({ textSize });
        }}
      />
      <Choice
        label={t('language')}
        value={settings.language}
        options={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
        onChange={(language) => {
          onChange({ language });
        }}
      />
    </SectionCard>
  );
}
