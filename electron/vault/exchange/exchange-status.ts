/** What the status line and the page of a circle say about its exchange. */
import { basename } from 'node:path';
import type { CircleExchange } from '../../../shared/features/exchange/exchange-contract.ts';
import type { ReadTransaction } from '../database/transactions.ts';
import { countPending } from '../log/pending.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import { exchangeState } from './exchange-notes.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import type { CarrierState } from './folder-state.ts';
import { countMissing } from './gaps.ts';

/** Nothing from somebody for so long while something of mine waits to arrive there: that is said, once and calmly. */
export const silentAfterMs = 2 * 24 * 60 * 60 * 1000;

export interface MailboxSeen {
  readonly state: CarrierState | null;
  readonly exchangedAt: number | null;
}

export function circleExchange(
  tx: ReadTransaction,
  parts: Pick<ExchangeParts, 'keys' | 'nameOf' | 'surroundings'>,
  circle: ExchangedCircle,
  seen: MailboxSeen | undefined,
): CircleExchange {
  const { circleId } = circle;
  const row = tx.get<{ carrier: 'none' | 'folder' | 'files'; folder: string }>(
    'SELECT carrier, folder FROM circles WHERE circle_id = ?',
    [circleId],
  );
  const { lastExchangeAt } = exchangeState(tx, circleId);
  return {
    circleId,
    carrier: row?.carrier ?? 'none',
    folderName: basename(row?.folder ?? ''),
    carrierState: row?.carrier === 'folder' ? (seen?.state ?? null) : null,
    lastExchangeAt: latest(seen?.exchangedAt ?? null, lastExchangeAt),
    waitingToLeave: countPending(tx, circleId) + countSealed(tx, circleId),
    silent: silentMembers(tx, parts, circle),
    setAside: countSetAside(tx, circleId),
    missingHere: countMissing(tx, circle),
  };
}

function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

/** Sealed, and not yet in any mailbox or file. */
function countSealed(tx: ReadTransaction, circleId: string): number {
  return (
    tx.get<{ n: number }>(
      `SELECT count(*) AS n FROM envelopes e JOIN circles c
         ON c.circle_id = e.circle_id AND c.my_device = e.device_id
       WHERE e.circle_id = ? AND e.kind <> 'ack'
         AND e.seq > coalesce((SELECT m.published_seq FROM my_feed m WHERE m.circle_id = e.circle_id), 0)`,
      [circleId],
    )?.n ?? 0
  );
}

/** Objects that could not be used, each once. */
export function countSetAside(tx: ReadTransaction, circleId: string): number {
  return (
    tx.get<{ n: number }>(
      `SELECT (SELECT count(*) FROM set_aside WHERE circle_id = ? AND counted = 1)
            + (SELECT count(*) FROM envelopes WHERE circle_id = ? AND state IN ('refused', 'forked')) AS n`,
      [circleId, circleId],
    )?.n ?? 0
  );
}

function silentMembers(
  tx: ReadTransaction,
  { keys, nameOf, surroundings }: Pick<ExchangeParts, 'keys' | 'nameOf' | 'surroundings'>,
  { circleId }: ExchangedCircle,
): { name: string; since: number }[] {
  const mine = tx.get<{ published_seq: number; published_at: number }>(
    'SELECT published_seq, published_at FROM my_feed WHERE circle_id = ?',
    [circleId],
  );
  if (mine === undefined || mine.published_seq === 0) return [];
  const silent = new Map<string, { name: string; since: number }>();
  for (const { deviceId, memberId } of keys.otherDevices(tx, circleId)) {
    const arrival = tx.get<{ my_seq: number; at: number }>(
      'SELECT my_seq, at FROM arrivals WHERE circle_id = ? AND device_id = ?',
      [circleId, deviceId],
    );
    if ((arrival?.my_seq ?? 0) >= mine.published_seq) continue;
    const heard = tx.get<{ last_at: number }>(
      'SELECT last_at FROM heard WHERE circle_id = ? AND member_id = ?',
      [circleId, memberId],
    );
    // Who was never heard of is silent since something first waited for them.
    const since = heard?.last_at ?? mine.published_at;
    if (surroundings.now() - Math.max(since, 0) < silentAfterMs) continue;
    if (surroundings.now() - mine.published_at < silentAfterMs && heard === undefined) continue;
    silent.set(memberId, { name: nameOf(tx, circleId, memberId), since });
  }
  return [...silent.values()].sort((a, b) => a.since - b.since);
}
