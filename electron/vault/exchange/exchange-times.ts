/**
 * When what of mine leaves: after a while without a further change, or at the latest after a longer while;
 * and when an ack of its own is due. (protocol.md sections 8 and 10) Times are milliseconds since 1970.
 */
import type { ReadTransaction } from '../database/transactions.ts';
import type { ExchangePace } from '../surroundings.ts';
import { exchangeState } from './exchange-notes.ts';

interface Unsent {
  /** The newest pending change that was seen. */
  readonly position: number;
  readonly since: number;
  readonly last: number;
}

/** An ack alone goes at most once in so many times the delay of an ack. */
const acksApart = 5;

export class ExchangeTimes {
  readonly #pace: ExchangePace;
  readonly #unsent = new Map<string, Unsent>();

  constructor(pace: ExchangePace) {
    this.#pace = pace;
  }

  /** Looks whether changes came that have not left; called after commits. */
  notice(tx: ReadTransaction, circleIds: readonly string[], now: number): void {
    for (const circleId of circleIds) {
      const newest = tx.get<{ position: number | null }>(
        'SELECT max(position) AS position FROM changes WHERE circle_id = ? AND content_id IS NULL',
        [circleId],
      )?.position;
      if (newest === null || newest === undefined) {
        this.#unsent.delete(circleId);
        continue;
      }
      const known = this.#unsent.get(circleId);
      // A clock that was set back begins the wait anew: nothing waits for years.
      if (known === undefined || known.last > now) {
        this.#unsent.set(circleId, { position: newest, since: now, last: now });
      } else if (known.position !== newest) {
        this.#unsent.set(circleId, { ...known, position: newest, last: now });
      }
    }
  }

  /** When the changes of a circle are due to leave; undefined when there are none. */
  changesDueAt(circleId: string): number | undefined {
    const unsent = this.#unsent.get(circleId);
    if (unsent === undefined) return undefined;
    return Math.min(unsent.last + this.#pace.flushIdleMs, unsent.since + this.#pace.flushLatestMs);
  }

  ackDueAt(tx: ReadTransaction, circleId: string, now: number): number | undefined {
    const { oldestUncitedAt, lastAckAt } = exchangeState(tx, circleId);
    if (oldestUncitedAt === null) return undefined;
    if (oldestUncitedAt > now) return now;
    const delayed = oldestUncitedAt + this.#pace.ackAfterMs;
    if (lastAckAt === null || lastAckAt > now) return delayed;
    return Math.max(delayed, lastAckAt + acksApart * this.#pace.ackAfterMs);
  }
}
