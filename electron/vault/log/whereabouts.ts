/** Where my writing is: on this computer, sent, or arrived at someone's computer. Never whether it was read. */
import type { Whereabouts } from '../../../shared/features/journal/journal-model.ts';
import type { ReadTransaction } from '../database/transactions.ts';

/** Of these objects of one circle (a record, its text) together: the least advanced of my changes decides. */
export function whereaboutsOf(
  tx: ReadTransaction,
  circleId: string,
  objectIds: readonly string[],
): Whereabouts {
  let seq = 0;
  for (const objectId of objectIds) {
    const row = tx.get<{ seq: number | null; pending: number | null }>(
      `SELECT max(c.seq) AS seq, sum(c.content_id IS NULL) AS pending FROM changes c
       JOIN circles ON circles.circle_id = c.circle_id AND circles.my_device = c.device_id WHERE c.object_id = ?`,
      [objectId],
    );
    if ((row?.pending ?? 0) > 0) return { place: 'this-computer', arrivedAt: [] };
    seq = Math.max(seq, row?.seq ?? 0);
  }
  const published = tx.get<{ published_seq: number }>(
    'SELECT published_seq FROM my_feed WHERE circle_id = ?',
    [circleId],
  );
  if (seq === 0 || seq > (published?.published_seq ?? 0)) return { place: 'this-computer', arrivedAt: [] };
  const names = tx
    .all<{ name: string }>(
      `SELECT DISTINCT coalesce(p.name, '') AS name FROM arrivals a
       LEFT JOIN profiles p ON p.circle_id = a.circle_id AND p.member_id = a.member_id
       WHERE a.circle_id = ? AND a.my_seq >= ? ORDER BY name`,
      [circleId, seq],
    )
    .map((row) => row.name)
    .filter((name) => name !== '');
  return names.length === 0 ? { place: 'sent', arrivedAt: [] } : { place: 'arrived', arrivedAt: names };
}
