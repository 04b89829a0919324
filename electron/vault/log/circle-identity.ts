import type { ReadTransaction } from '../database/transactions.ts';

/** Who I am in a circle: ids differ from circle to circle, so that nobody can link them. */
export interface CircleIdentity {
  readonly memberId: string;
  readonly deviceId: string;
}

export function circleIdentity(tx: ReadTransaction, circleId: string): CircleIdentity {
  const row = tx.get<{ my_member: string; my_device: string }>(
    'SELECT my_member, my_device FROM circles WHERE circle_id = ?',
    [circleId],
  );
  if (row === undefined) throw new Error('No such circle');
  return { memberId: row.my_member, deviceId: row.my_device };
}
