/** Work that takes long enough to be watched: one at a time, with numbers, cancelled where that is safe. */
import type { PayloadOf } from '../../../shared/contract/contract.ts';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';

type Work = PayloadOf<'vault.longWork'>['work'];

export interface Progress {
  done(done: number): void;
  total(total: number): void;
  /** Throws `cancelled` when the person asked to stop. */
  demandGoingOn(): void;
  readonly signal: AbortSignal;
}

export interface LongWork {
  run<T>(work: Work, total: number, act: (progress: Progress) => Promise<T>): Promise<T>;
  cancel(): void;
}

export function createLongWork(tell: (payload: PayloadOf<'vault.longWork'>) => void): LongWork {
  let current: AbortController | null = null;
  return {
    async run(work, total, act) {
      if (current !== null) throw new ExpectedError('vault-busy');
      const controller = new AbortController();
      current = controller;
      let all = total;
      let made = 0;
      tell({ work, done: 0, total: all });
      try {
        return await act({
          done(done) {
            // About a hundred messages for any amount of work.
            const step = Math.max(1, Math.floor(all / 100));
            if (done < made + step && done < all) return;
            made = done;
            tell({ work, done, total: all });
          },
          total(next) {
            all = next;
          },
          demandGoingOn() {
            if (controller.signal.aborted) throw new ExpectedError('cancelled');
          },
          signal: controller.signal,
        });
      } finally {
        current = null;
      }
    },
    cancel: () => current?.abort(),
  };
}
