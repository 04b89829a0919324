import type { EventName, InputOf, OutputOf, PayloadOf, QueryName } from '../../shared/contract/contract.ts';
import { findCall } from '../../shared/contract/contract.ts';
import type { AlongsideBridge } from './bridge.ts';
import type { CallVault, PassphraseAsker } from './call-vault.ts';
import { createCallVault } from './call-vault.ts';
import type { LiveQuery } from './live-query.ts';
import { createLiveQuery } from './live-query.ts';
import type { OpenDocuments } from './open-documents.ts';
import { createOpenDocuments } from './open-documents.ts';
import type { Timers } from './timers.ts';
import type { Unsent } from './unsent.ts';
import { createUnsent } from './unsent.ts';
import { createVaultNews } from './vault-news.ts';

/** Everything that the window can ask of the vault. */
export interface Client {
  readonly call: CallVault;
  /** One live query per name and input, shared by all that look at it. */
  live<Name extends QueryName>(name: Name, input: InputOf<Name>): LiveQuery<OutputOf<Name>>;
  onEvent<Name extends EventName>(name: Name, listener: (payload: PayloadOf<Name>) => void): () => void;
  readonly documents: OpenDocuments;
  /** Texts and fields with words that are on their way. */
  readonly unsent: Unsent;
  /** Who asks the person when a command needs the passphrase; null while nobody can. */
  setPassphraseAsker(asker: PassphraseAsker | null): void;
}

export function createClient(bridge: AlongsideBridge, timers: Timers): Client {
  let asker: PassphraseAsker | null = null;
  const news = createVaultNews(bridge);
  const call = createCallVault({ bridge, news, passphraseAsker: () => asker });
  const queries = new Map<string, LiveQuery<unknown>>();

  function live<Name extends QueryName>(name: Name, input: InputOf<Name>): LiveQuery<OutputOf<Name>> {
    const key = `${name} ${JSON.stringify(input)}`;
    const known = queries.get(key);
    // The key holds the name, and with it the type of the answer.
    if (known) return known as LiveQuery<OutputOf<Name>>;
    const definition = findCall(name);
    const reads = definition?.kind === 'query' ? definition.reads : [];
    const query = createLiveQuery<OutputOf<Name>>({ ask: () => call(name, input), reads, news, timers });
    let watchers = 0;
    const shared: LiveQuery<OutputOf<Name>> = {
      ...query,
      subscribe(listener) {
        watchers += 1;
        queries.set(key, shared);
        const stop = query.subscribe(listener);
        return () => {
          stop();
          watchers -= 1;
          if (watchers === 0) queries.delete(key);
        };
      },
    };
    queries.set(key, shared);
    return shared;
  }

  const documents = createOpenDocuments({ call, news, timers });
  const unsent = createUnsent();
  unsent.add(() => documents.flushAll());
  // Lock by menu, idle time or Quit: the vault waits a moment for what is still here.
  news.onEvent('vault.aboutToLock', () => {
    void unsent.flushAll().then(() => call('vault.readyToLock', {}));
  });

  return {
    call,
    live,
    onEvent: (name, listener) => news.onEvent(name, listener),
    documents,
    unsent,
    setPassphraseAsker(next) {
      asker = next;
    },
  };
}
