import { useState } from 'react';
import type { PayloadOf } from '../../../shared/contract/contract.ts';
import { useEvent } from '../../client/use-event.ts';

export type Work = PayloadOf<'vault.longWork'>['work'];
export type WorkNumbers = Pick<PayloadOf<'vault.longWork'>, 'done' | 'total'>;

/** How far the vault has come with one kind of work; zero of zero until it says so. */
export function useLongWork(work: Work): WorkNumbers {
  const [numbers, setNumbers] = useState<WorkNumbers>({ done: 0, total: 0 });
  useEvent('vault.longWork', (payload) => {
    if (payload.work === work) setNumbers({ done: payload.done, total: payload.total });
  });
  return numbers;
}
