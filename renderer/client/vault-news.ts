import type { EventName, PayloadOf } from '../../shared/contract/contract.ts';
import type { Topic } from '../../shared/contract/define-contract.ts';
import type { AlongsideBridge } from './bridge.ts';

/** What the vault tells, sorted by listener: one subscription to the bridge serves the whole window. */
export interface VaultNews {
  onChanged(listener: (topics: readonly Topic[]) => void): () => void;
  onEvent<Name extends EventName>(name: Name, listener: (payload: PayloadOf<Name>) => void): () => void;
  /** Tells the window's own listeners that a topic may have changed (an answer said so before the event came). */
  suspect(topics: readonly Topic[]): void;
}

export function createVaultNews(bridge: AlongsideBridge): VaultNews {
  const changedListeners = new Set<(topics: readonly Topic[]) => void>();
  const eventListeners = new Map<string, Set<(payload: unknown) => void>>();

  function suspect(topics: readonly Topic[]): void {
    for (const listener of [...changedListeners]) listener(topics);
  }

  bridge.subscribe((news) => {
    if ('changed' in news) suspect(news.changed);
    else for (const listener of [...(eventListeners.get(news.event) ?? [])]) listener(news.payload);
  });

  return {
    suspect,
    onChanged(listener) {
      changedListeners.add(listener);
      return () => {
        changedListeners.delete(listener);
      };
    },
    onEvent<Name extends EventName>(name: Name, listener: (payload: PayloadOf<Name>) => void) {
      // The vault parsed the payload by its schema before it told it.
      const known = (payload: unknown): void => {
        listener(payload as PayloadOf<Name>);
      };
      const listeners = eventListeners.get(name) ?? new Set();
      eventListeners.set(name, listeners);
      listeners.add(known);
      return () => {
        listeners.delete(known);
      };
    },
  };
}
