/** Questions to main and their answers, matched by number. */
import type { HostRequest, VaultToHost } from '../../../shared/contract/host-contract.ts';

export interface Questions {
  ask(request: HostRequest): Promise<string | null>;
  answer(id: number, answer: string | null): void;
}

export function askHost(tellHost: (message: VaultToHost) => void): Questions {
  const open = new Map<number, (answer: string | null) => void>();
  let last = 0;
  return {
    ask(request) {
      const id = ++last;
      return new Promise((resolve) => {
        open.set(id, resolve);
        tellHost({ id, request });
      });
    },
    answer(id, answer) {
      open.get(id)?.(answer);
      open.delete(id);
    },
  };
}
