/** What must exist, because somebody authentic cites it or what follows it is here, and is not here yet. */
import type { ReadTransaction } from '../database/transactions.ts';
import type { ExchangedCircle } from './circle-keys.ts';

/** Places of one device's feed that are missing here, both ends included. */
export interface Gap {
  readonly deviceId: string;
  readonly from: number;
  readonly to: number;
}

/** A claim can be as large as it likes; what is told of it is bounded. */
const longestGap = 1000;
const mostRows = 10_000;

/** The gaps of a circle by device, in order. Of my own feed nothing can be missing to me. */
export function gapsOf(tx: ReadTransaction, circle: ExchangedCircle): readonly Gap[] {
  const { circleId, myDevice } = circle;
  const ends = tx.all<{ device_id: string; seq: number; waiting: number | null; cited: number | null }>(
    `SELECT d.device_id, coalesce(f.seq, 0) AS seq,
       (SELECT max(e.seq) FROM envelopes e
        WHERE e.circle_id = ? AND e.device_id = d.device_id AND e.state = 'waiting') AS waiting,
       (SELECT c.seq FROM cited c WHERE c.circle_id = ? AND c.device_id = d.device_id) AS cited
     FROM (SELECT device_id FROM cited WHERE circle_id = ?
           UNION SELECT device_id FROM envelopes WHERE circle_id = ? AND state = 'waiting') d
     LEFT JOIN feeds f ON f.circle_id = ? AND f.device_id = d.device_id
     ORDER BY d.device_id`,
    [circleId, circleId, circleId, circleId, circleId],
  );
  const gaps: Gap[] = [];
  for (const { device_id: deviceId, seq, waiting, cited } of ends) {
    const last = Math.max(waiting ?? 0, cited ?? 0);
    if (deviceId === myDevice || last <= seq) continue;
    const here = tx.all<{ seq: number }>(
      `SELECT DISTINCT seq FROM envelopes
       WHERE circle_id = ? AND device_id = ? AND state = 'waiting' AND seq > ? ORDER BY seq LIMIT ?`,
      [circleId, deviceId, seq, mostRows],
    );
    let next = seq + 1;
    for (const row of here) {
      if (row.seq > next) gaps.push({ deviceId, from: next, to: row.seq - 1 });
      next = row.seq + 1;
    }
    if (last >= next) gaps.push({ deviceId, from: next, to: last });
  }
  return gaps;
}

/** How many objects are missing, as far as it is told. */
export function countMissing(tx: ReadTransaction, circle: ExchangedCircle): number {
  let missing = 0;
  for (const gap of gapsOf(tx, circle)) missing += Math.min(gap.to - gap.from + 1, longestGap);
  return missing;
}
