import { useEffect, useRef } from 'react';
import type { EventName, PayloadOf } from '../../shared/contract/contract.ts';
import { useClient } from './ClientContext.tsx';

/** Calls the newest `listener` for every event of that name while the component is on the screen. */
export function useEvent<Name extends EventName>(
  name: Name,
  listener: (payload: PayloadOf<Name>) => void,
): void {
  const client = useClient();
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => client.onEvent(name, (payload) => newest.current(payload)), [client, name]);
}
