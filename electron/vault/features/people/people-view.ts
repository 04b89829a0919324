/** Names as the circles' records say them. */
import { readCircleFields, readProfileFields } from '../../../../shared/features/people/people-records.ts';
import type { WriteTransaction } from '../../database/transactions.ts';
import type { RecordView } from '../../log/records.ts';

/** One profile a member: a later one of the same author replaces it. */
export function projectProfile(tx: WriteTransaction, record: RecordView): void {
  const { name } = readProfileFields(record.fields);
  if (name === '') return;
  tx.run(
    `INSERT INTO profiles (circle_id, member_id, name, record_id) VALUES (?, ?, ?, ?)
     ON CONFLICT (circle_id, member_id) DO UPDATE SET name = excluded.name, record_id = excluded.record_id
     WHERE excluded.record_id >= profiles.record_id`,
    [record.circleId, record.author, name, record.recordId],
  );
  tx.touch('people.members');
}

/** The name is in the record that the host declared; all may change it, and no other record counts. */
export function projectCircle(tx: WriteTransaction, record: RecordView): void {
  const { name, colour } = readCircleFields(record.fields);
  if (name === '') return;
  const host = tx.get<{ member_id: string }>(
    `SELECT member_id FROM members WHERE circle_id = ? AND role = 'host'`,
    [record.circleId],
  );
  if (host !== undefined && host.member_id !== record.author) return;
  tx.run(
    `INSERT INTO circle_names (circle_id, name, colour, record_id) VALUES (?, ?, ?, ?)
     ON CONFLICT (circle_id) DO UPDATE SET name = excluded.name, colour = excluded.colour, record_id = excluded.record_id
     WHERE excluded.record_id >= circle_names.record_id`,
    [record.circleId, name, colour, record.recordId],
  );
  tx.touch('people.circles');
}
