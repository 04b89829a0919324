import type { Result } from '../../shared/base/result.ts';
import type { Topic } from '../../shared/contract/define-contract.ts';
import type { AppError } from '../../shared/errors/error-codes.ts';
import type { Timers } from './timers.ts';
import type { VaultNews } from './vault-news.ts';

/** `value` is the last good answer and stays while a newer one is awaited or failed. */
export interface LiveState<T> {
  readonly value: T | undefined;
  readonly error: AppError | undefined;
  readonly loading: boolean;
}

export interface LiveQuery<T> {
  getState(): LiveState<T>;
  /** The first subscriber starts it, the last one to leave stops it. */
  subscribe(listener: () => void): () => void;
  refetch(): void;
}

/** Events that come within this time are answered by one refetch. */
export const GATHER_MS = 40;
/** Least time from one refetch to the next, so that typing does not ask ten times a second. */
export const PACE_MS = 200;

export interface LiveQueryParts<T> {
  readonly ask: () => Promise<Result<T, AppError>>;
  readonly reads: readonly Topic[];
  readonly news: VaultNews;
  readonly timers: Timers;
}

/** A query that asks again when one of the topics that it reads was touched by a commit. */
export function createLiveQuery<T>({ ask, reads, news, timers }: LiveQueryParts<T>): LiveQuery<T> {
  let state: LiveState<T> = { value: undefined, error: undefined, loading: true };
  let shown = '';
  let asked = 0;
  let answered = 0;
  let lastAskedAt = Number.NEGATIVE_INFINITY;
  let cancelWaiting: (() => void) | null = null;
  let stopListening: (() => void) | null = null;
  const listeners = new Set<() => void>();

  function become(next: LiveState<T>): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  async function fetch(): Promise<void> {
    cancelWaiting = null;
    lastAskedAt = timers.now();
    const turn = ++asked;
    const result = await ask();
    // Older than what is on the screen, or nobody looks any more.
    if (turn < answered || stopListening === null) return;
    answered = turn;
    if (!result.ok) {
      become({ value: state.value, error: result.error, loading: false });
      return;
    }
    // The same answer keeps its identity, so that nothing is drawn again for it.
    const text = JSON.stringify(result.value);
    const same = state.value !== undefined && text === shown;
    if (same && !state.loading && state.error === undefined) return;
    shown = text;
    become({ value: same ? state.value : result.value, error: undefined, loading: false });
  }

  function fetchSoon(): void {
    if (cancelWaiting) return;
    const wait = Math.max(GATHER_MS, PACE_MS - (timers.now() - lastAskedAt));
    cancelWaiting = timers.after(wait, () => void fetch());
  }

  return {
    getState: () => state,
    refetch: () => void fetch(),
    subscribe(listener) {
      listeners.add(listener);
      if (!stopListening) {
        stopListening = news.onChanged((topics) => {
          if (topics.some((topic) => reads.includes(topic))) fetchSoon();
        });
        void fetch();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopListening?.();
        stopListening = null;
        cancelWaiting?.();
        cancelWaiting = null;
      };
    },
  };
}
