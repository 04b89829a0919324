import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/features/settings/settings-contract.ts';
import { useCommand } from '../../client/use-command.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { AutoLock } from './AutoLock.tsx';
import { NameSection } from './NameSection.tsx';

export interface SettingsScreenProps {
  /** What other features keep here: passphrase and recovery words, backup, export. */
  readonly security: (autoLock: ReactNode) => ReactNode;
  readonly backup: ReactNode;
  readonly exporting: ReactNode;
}

/** Everything that can be set on this computer. Each change holds at once; there is no Save button. */
export function SettingsScreen({ security, backup, exporting }: SettingsScreenProps) {
  const { t } = useTranslation('settings');
  const { value: kept, error } = useLiveQuery('settings.read', {});
  const change = useCommand('settings.change');
  // What was chosen stands at once; it goes back only if it could not be kept.
  const [chosen, setChosen] = useState<Partial<Settings>>({});
  const settings = kept && { ...kept, ...chosen };

  async function choose(part: Partial<Settings>): Promise<void> {
    setChosen((before) => ({ ...before, ...part }));
    const result = await change.run(part);
    if (!result.ok) setChosen({});
  }

  return (
    <Page title={t('title')}>
      <ErrorNote error={error ?? change.error} />
      {settings && (
        <>
          <NameSection />
          <AppearanceSection settings={settings} onChange={(part) => void choose(part)} />
          {security(
            <AutoLock
              minutes={settings.autoLockMinutes}
              onChange={(autoLockMinutes) => void choose({ autoLockMinutes })}
            />,
          )}
          {backup}
          {exporting}
          <AboutSection />
        </>
      )}
    </Page>
  );
}
