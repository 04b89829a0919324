import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import type { Client } from '../client/client.ts';
import { ClientProvider } from '../client/ClientContext.tsx';
import { ShortcutProvider } from '../ui/keyboard/ShortcutProvider.tsx';
import { Appearance } from './appearance/Appearance.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Gate } from './Gate.tsx';

/** The whole window around what it is given: the client and the texts. */
export function App({ client, texts }: { client: Client; texts: i18n }) {
  return (
    <I18nextProvider i18n={texts}>
      <ClientProvider client={client}>
        <Appearance>
          <ShortcutProvider>
            <ErrorBoundary>
              <Gate />
            </ErrorBoundary>
          </ShortcutProvider>
        </Appearance>
      </ClientProvider>
    </I18nextProvider>
  );
}
