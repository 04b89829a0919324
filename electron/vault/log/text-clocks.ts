/** Which part of each writer's text a device had seen: what the validity rule for texts asks. (protocol.md section 9) */
import { fromHex } from '../../../shared/base/hex.ts';
import { textClientId as clientIdOf } from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction } from '../database/transactions.ts';

/** The Yjs client id under which a device writes a text for the `counter`-th time that it opened it. */
export function textClientId(documentId: string, deviceId: string, counter: number): number {
  return clientIdOf(fromHex(documentId), fromHex(deviceId), counter);
}

/** For each client id the next clock, as known to someone whose full clock is `fullClock`. */
export function textClocks(
  tx: ReadTransaction,
  documentId: string,
  fullClock: ReadonlyMap<string, number>,
): Map<number, number> {
  const rows = tx.all<{ device_id: string; client_id: number; seq: number; clock_end: number }>(
    'SELECT device_id, client_id, seq, clock_end FROM text_clocks WHERE document_id = ? AND seq IS NOT NULL',
    [documentId],
  );
  const clocks = new Map<number, number>();
  for (const row of rows) {
    if (row.seq > (fullClock.get(row.device_id) ?? 0)) continue;
    clocks.set(row.client_id, Math.max(clocks.get(row.client_id) ?? 0, row.clock_end));
  }
  return clocks;
}

/** For each client id the next clock, pending writing of mine included. */
export function allTextClocks(tx: ReadTransaction, documentId: string): Map<number, number> {
  const rows = tx.all<{ client_id: number; clock_end: number }>(
    'SELECT client_id, max(clock_end) AS clock_end FROM text_clocks WHERE document_id = ? GROUP BY client_id',
    [documentId],
  );
  return new Map(rows.map((row) => [row.client_id, row.clock_end]));
}
