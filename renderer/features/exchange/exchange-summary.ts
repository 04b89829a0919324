/** What the line at the top says about all circles together. Pure, so that each sentence has a test. */
import type { CircleExchange } from '../../../shared/features/exchange/exchange-contract.ts';

export type FolderProblem = 'missing' | 'read-only' | 'another-circle' | 'emptied';

export type ExchangeSummary =
  | { readonly kind: 'alone' }
  | { readonly kind: 'problem'; readonly problem: FolderProblem }
  | { readonly kind: 'no-carrier'; readonly count: number }
  | { readonly kind: 'waiting'; readonly count: number; readonly byFiles: boolean }
  | { readonly kind: 'all-sent' };

const problems: ReadonlySet<string> = new Set<FolderProblem>([
  'missing',
  'read-only',
  'another-circle',
  'emptied',
]);

export function folderProblem(circle: CircleExchange): FolderProblem | null {
  const state = circle.carrier === 'folder' ? circle.carrierState : null;
  return state !== null && isProblem(state) ? state : null;
}

function isProblem(state: string): state is FolderProblem {
  return problems.has(state);
}

/** A problem first, then what waits, then the good news. */
export function exchangeSummary(circles: readonly CircleExchange[]): ExchangeSummary {
  if (circles.length === 0) return { kind: 'alone' };
  for (const circle of circles) {
    const problem = folderProblem(circle);
    if (problem) return { kind: 'problem', problem };
  }
  const waiting = circles.filter((circle) => circle.waitingToLeave > 0);
  const count = waiting.reduce((sum, circle) => sum + circle.waitingToLeave, 0);
  if (count === 0) return { kind: 'all-sent' };
  if (waiting.every((circle) => circle.carrier === 'none')) return { kind: 'no-carrier', count };
  return { kind: 'waiting', count, byFiles: waiting.every((circle) => circle.carrier === 'files') };
}

/** When anything was exchanged last, in milliseconds since 1970; null: never. */
export function lastExchange(circles: readonly CircleExchange[]): number | null {
  const times = circles.flatMap((circle) => (circle.lastExchangeAt === null ? [] : [circle.lastExchangeAt]));
  return times.length === 0 ? null : Math.max(...times);
}
