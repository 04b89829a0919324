/** Small facts that the exchange keeps for others: what arrived where, who was heard of, what an ack is owed for. */
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import type { ExchangedCircle } from './circle-keys.ts';

/** A device has everything of mine up to this place; never more than I have made (a false claim is ignored). */
export function noteArrival(
  tx: WriteTransaction,
  { circleId, myDevice }: ExchangedCircle,
  arrival: { memberId: string; deviceId: string; seq: number; at: number },
): void {
  const mine = tx.get<{ seq: number }>('SELECT seq FROM feeds WHERE circle_id = ? AND device_id = ?', [
    circleId,
    myDevice,
  ]);
  if (mine === undefined || arrival.seq > mine.seq) return;
  const { changes } = tx.run(
    `INSERT INTO arrivals (circle_id, member_id, device_id, my_seq, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (circle_id, device_id) DO UPDATE SET my_seq = excluded.my_seq, at = excluded.at
     WHERE excluded.my_seq > arrivals.my_seq`,
    [circleId, arrival.memberId, arrival.deviceId, arrival.seq, arrival.at],
  );
  if (changes > 0) tx.touch('journal.sharing');
}

export function noteHeard(tx: WriteTransaction, circleId: string, memberId: string, at: number): void {
  tx.run(
    `INSERT INTO heard (circle_id, member_id, last_at) VALUES (?, ?, ?)
     ON CONFLICT (circle_id, member_id) DO UPDATE SET last_at = excluded.last_at`,
    [circleId, memberId, at],
  );
  tx.touch('exchange.status', [circleId]);
}

/** Something of others is here that no envelope of mine has cited: from now on an ack is owed. */
export function noteUncited(tx: WriteTransaction, circleId: string, at: number): void {
  tx.run(
    `INSERT INTO exchange_state (circle_id, oldest_uncited_at) VALUES (?, ?)
     ON CONFLICT (circle_id) DO UPDATE SET oldest_uncited_at = coalesce(oldest_uncited_at, excluded.oldest_uncited_at)`,
    [circleId, at],
  );
}

/** My next envelope cites everything that is here; an ack of its own is not owed any more. */
export function noteCitedByMe(tx: WriteTransaction, circleId: string, ackAt: number | null): void {
  tx.run(
    `INSERT INTO exchange_state (circle_id, last_ack_at) VALUES (?, ?)
     ON CONFLICT (circle_id) DO UPDATE SET
       oldest_uncited_at = NULL, last_ack_at = coalesce(excluded.last_ack_at, last_ack_at)`,
    [circleId, ackAt],
  );
}

export interface ExchangeState {
  readonly lastExchangeAt: number | null;
  readonly oldestUncitedAt: number | null;
  readonly lastAckAt: number | null;
  readonly fillAgain: boolean;
  readonly myFeedForked: boolean;
}

export function exchangeState(tx: ReadTransaction, circleId: string): ExchangeState {
  const row = tx.get<{
    last_exchange_at: number | null;
    oldest_uncited_at: number | null;
    last_ack_at: number | null;
    fill_again: number;
    my_feed_forked: number;
  }>('SELECT * FROM exchange_state WHERE circle_id = ?', [circleId]);
  return {
    lastExchangeAt: row?.last_exchange_at ?? null,
    oldestUncitedAt: row?.oldest_uncited_at ?? null,
    lastAckAt: row?.last_ack_at ?? null,
    fillAgain: row?.fill_again === 1,
    myFeedForked: row?.my_feed_forked === 1,
  };
}

export function noteExchanged(tx: WriteTransaction, circleId: string, at: number): void {
  tx.run(
    `INSERT INTO exchange_state (circle_id, last_exchange_at) VALUES (?, ?)
     ON CONFLICT (circle_id) DO UPDATE SET last_exchange_at = excluded.last_exchange_at`,
    [circleId, at],
  );
  tx.touch('exchange.status', [circleId]);
}

export function setFillAgain(tx: WriteTransaction, circleId: string, fillAgain: boolean): void {
  tx.run(
    `INSERT INTO exchange_state (circle_id, fill_again) VALUES (?, ?)
     ON CONFLICT (circle_id) DO UPDATE SET fill_again = excluded.fill_again`,
    [circleId, fillAgain ? 1 : 0],
  );
  tx.touch('exchange.status', [circleId]);
}

/**
 * An envelope of my own that this database lacked came back (a restored backup): it is mine again, and the
 * next one follows it.
 */
export function takeOverOwn(tx: WriteTransaction, circleId: string, fileId: string, seq: number): void {
  tx.run('UPDATE mailbox_objects SET own = 1, attempted = 1 WHERE circle_id = ? AND file_id = ?', [
    circleId,
    fileId,
  ]);
  noteSealed(tx, circleId, seq);
}

export function noteSealed(tx: WriteTransaction, circleId: string, seq: number): void {
  tx.run(
    `INSERT INTO my_feed (circle_id, sealed_seq) VALUES (?, ?)
     ON CONFLICT (circle_id) DO UPDATE SET sealed_seq = max(sealed_seq, excluded.sealed_seq)`,
    [circleId, seq],
  );
}

/** Everything of mine up to this place left this computer. */
export function notePublished(tx: WriteTransaction, circleId: string, seq: number, at: number): void {
  const { changes } = tx.run(
    `INSERT INTO my_feed (circle_id, published_seq, published_at) VALUES (?, ?, ?)
     ON CONFLICT (circle_id) DO UPDATE SET published_seq = excluded.published_seq, published_at = excluded.published_at
     WHERE excluded.published_seq > my_feed.published_seq`,
    [circleId, seq, at],
  );
  if (changes === 0) return;
  tx.touch('journal.sharing');
  tx.touch('exchange.status', [circleId]);
}
