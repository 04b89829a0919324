import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import type { Client } from '../client/client.ts';
import { ClientProvider } from '../client/ClientContext.tsx';
import { ClockProvider } from '../ui/clock.tsx';
import { ShortcutProvider } from '../ui/keyboard/ShortcutProvider.tsx';
import { Appearance } from './appearance/Appearance.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Gate } from './Gate.tsx';

export interface AppProps {
  readonly client: Client;
  readonly texts: i18n;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** The whole window around what it is given: the client, the texts and the time. */
export function App({ client, texts, clock }: AppProps) {
  return (
    <I18nextProvider i18n={texts}>
      <ClientProvider client={client}>
        <ClockProvider value={clock}>
          <Appearance>
            <ShortcutProvider>
              <ErrorBoundary>
                <Gate />
              </ErrorBoundary>
            </ShortcutProvider>
          </Appearance>
        </ClockProvider>
      </ClientProvider>
    </I18nextProvider>
  );
}
