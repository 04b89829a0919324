import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Client } from './client.ts';

const ClientContext = createContext<Client | null>(null);

export function ClientProvider({ client, children }: { client: Client; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

/** The client itself, for calls outside of a component's life. Most screens want the hooks beside it. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('A screen was drawn outside of ClientProvider');
  return client;
}
