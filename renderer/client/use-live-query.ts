import { useMemo, useRef, useSyncExternalStore } from 'react';
import type { InputOf, OutputOf, QueryName } from '../../shared/contract/contract.ts';
import { useClient } from './ClientContext.tsx';
import type { LiveQuery, LiveState } from './live-query.ts';

const idle: LiveState<never> = { value: undefined, error: undefined, loading: false };
const idleQuery: LiveQuery<never> = {
  getState: () => idle,
  subscribe: () => () => undefined,
  refetch: () => undefined,
};

export interface LiveUse<T> extends LiveState<T> {
  refetch(): void;
}

/**
 * The answer of a query, kept fresh. With `null` as input nothing is asked. `keepPrevious` shows the
 * answer to the last input until the one to a new input is there (a list while its filter is typed).
 */
export function useLiveQuery<Name extends QueryName>(
  name: Name,
  input: InputOf<Name> | null,
  { keepPrevious = false }: { keepPrevious?: boolean } = {},
): LiveUse<OutputOf<Name>> {
  const client = useClient();
  const key = input === null ? null : JSON.stringify(input);
  const query: LiveQuery<OutputOf<Name>> = useMemo(
    () => (key === null ? idleQuery : client.live(name, JSON.parse(key) as InputOf<Name>)),
    [client, name, key],
  );
  const state = useSyncExternalStore(query.subscribe, query.getState);
  const previous = useRef<OutputOf<Name> | undefined>(undefined);
  if (state.value !== undefined) previous.current = state.value;
  const value = state.value ?? (keepPrevious ? previous.current : undefined);
  return { ...state, value, refetch: query.refetch };
}
