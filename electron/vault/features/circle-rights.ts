import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { ReadTransaction } from '../database/transactions.ts';

/** Writing needs a circle that I am in: not one that I left, or that has not admitted me yet. */
export function demandActive(tx: ReadTransaction, circleId: string): void {
  const row = tx.get<{ state: string }>('SELECT state FROM circles WHERE circle_id = ?', [circleId]);
  if (row === undefined) throw new ExpectedError('not-found');
  if (row.state === 'joining') throw new ExpectedError('not-admitted-yet');
  if (row.state === 'left') throw new ExpectedError('circle-read-only');
}

/** The private circle of one. */
export function justMe(tx: ReadTransaction): string {
  const row = tx.get<{ circle_id: string }>(`SELECT circle_id FROM circles WHERE kind = 'just-me'`);
  if (row === undefined) throw new Error('A vault without its private circle');
  return row.circle_id;
}
