/** Reading the texts of the log: updates since the last snapshot, and snapshots that make opening fast. */
import type { Writers } from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';

export interface TextRow {
  readonly documentId: string;
  readonly circleId: string;
  readonly author: string;
  readonly writers: Writers;
  readonly kind: string;
  readonly nextCounter: number;
  readonly lastPosition: number;
  readonly foreignPosition: number;
}

export function readText(tx: ReadTransaction, documentId: string): TextRow | undefined {
  const row = tx.get<{
    circle_id: string;
    author: string;
    writers: Writers;
    kind: string;
    next_k: number;
    last_position: number;
    foreign_position: number;
  }>('SELECT * FROM texts WHERE document_id = ?', [documentId]);
  if (row === undefined) return undefined;
  return {
    documentId,
    circleId: row.circle_id,
    author: row.author,
    writers: row.writers,
    kind: row.kind,
    nextCounter: row.next_k,
    lastPosition: row.last_position,
    foreignPosition: row.foreign_position,
  };
}

/** Everything that a text is made of, oldest first: at most one snapshot, then the updates after it. */
export function textUpdates(
  tx: ReadTransaction,
  documentId: string,
): { updates: Uint8Array[]; lastPosition: number; afterSnapshot: number } {
  const snapshot = tx.get<{ position: number; state: Uint8Array }>(
    'SELECT position, state FROM text_snapshots WHERE document_id = ?',
    [documentId],
  );
  const rows = tx.all<{ position: number; body: Uint8Array }>(
    `SELECT position, body FROM changes WHERE object_id = ? AND position > ? ORDER BY position`,
    [documentId, snapshot?.position ?? 0],
  );
  const updates = rows.map((row) => row.body);
  if (snapshot !== undefined) updates.unshift(snapshot.state);
  return {
    updates,
    lastPosition: rows.at(-1)?.position ?? snapshot?.position ?? 0,
    afterSnapshot: rows.length,
  };
}

/** Keeps the whole state up to a position; the log stays as it is, this is a view. */
export function keepSnapshot(
  tx: WriteTransaction,
  documentId: string,
  position: number,
  state: Uint8Array,
): void {
  tx.run(
    `INSERT INTO text_snapshots (document_id, position, state) VALUES (?, ?, ?)
     ON CONFLICT (document_id) DO UPDATE SET position = excluded.position, state = excluded.state
     WHERE excluded.position >= text_snapshots.position`,
    [documentId, position, state],
  );
}
