/**
 * The keel's promise: everything but the log is a view that can be thrown away and made again. Used when a
 * later version shows records in another way. (architecture.md, first section)
 */
import { decodeChanges } from '../../../shared/protocol/protocol.ts';
import type { SqlRow } from '../database/connection.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import { PENDING_LAMPORT } from './record-fields.ts';
import { applyToRecord, type Project } from './records.ts';

interface ChangeRow extends SqlRow {
  position: number;
  circle_id: string;
  member_id: string;
  device_id: string;
  lam: number | null;
  object_id: string;
  body: Uint8Array;
  foreign_device: number;
}

const PAGE = 500;

/**
 * Makes records and their views again from the log. Texts keep their declarations and clocks, which are
 * facts of the log; what follows from their content is read again by the text pass.
 *
 * @param forget empties the features' views.
 */
export function rebuildViews(
  tx: WriteTransaction,
  project: Project,
  forget: (tx: WriteTransaction) => void,
): void {
  tx.run('DELETE FROM records');
  forget(tx);
  for (let after = 0; ;) {
    const rows = tx.all<ChangeRow>(
      `SELECT h.position, h.circle_id, h.member_id, h.device_id, h.lam, h.object_id, h.body,
         h.device_id <> c.my_device AS foreign_device
       FROM changes h JOIN circles c ON c.circle_id = h.circle_id
       WHERE h.kind = 'record' AND h.position > ? ORDER BY h.position LIMIT ?`,
      [after, PAGE],
    );
    for (const row of rows) replay(tx, project, row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = last.position;
  }
  tx.run('UPDATE texts SET dirty = 1');
}

function replay(tx: WriteTransaction, project: Project, row: ChangeRow): void {
  const decoded = decodeChanges(row.body);
  const change = decoded.ok ? decoded.value[0] : undefined;
  if (change?.type !== 'record') throw new Error('A row of the log that is no record change');
  const { declaration } = change;
  applyToRecord(tx, project, {
    recordId: row.object_id,
    ...(declaration === undefined
      ? {}
      : {
          declared: {
            circleId: row.circle_id,
            kind: declaration.kind,
            author: row.member_id,
            writers: declaration.writers,
          },
        }),
    fields: change.fields,
    stamp: { lamport: row.lam ?? PENDING_LAMPORT, deviceId: row.device_id, position: row.position },
    foreign: row.foreign_device === 1,
  });
}
