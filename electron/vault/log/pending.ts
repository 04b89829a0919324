/**
 * My changes that no envelope holds yet: gathered into a batch, merged, and marked once the exchange has
 * fixed the envelope's bytes. What arrives between gathering and marking simply stays pending.
 */
import { fromHex } from '../../../shared/base/hex.ts';
import {
  decodeChanges,
  type RecordChange,
  type TextChange,
  type Writers,
} from '../../../shared/protocol/protocol.ts';
import type { SqlRow } from '../database/connection.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import type { VaultDatabase } from '../database/vault-database.ts';
import { decodeFields, encodeFields, sealFields } from './record-fields.ts';

export interface PendingBatch {
  readonly circleId: string;
  /** In the order in which they are applied; of one text, neighbouring updates of one counter are one change. */
  readonly changes: readonly (RecordChange | TextChange)[];
  readonly entries: readonly PendingEntry[];
  /** When the oldest of them was made, in milliseconds since 1970. */
  readonly oldestAt: number;
  /** More is pending than fitted. */
  readonly more: boolean;
}

interface PendingEntry {
  readonly kind: 'record' | 'text';
  readonly objectId: string;
  /** Rows of the log that this change stands for; the last one stays. */
  readonly positions: readonly number[];
  readonly merged: Uint8Array | null;
}

interface PendingRow extends SqlRow {
  position: number;
  kind: 'record' | 'text';
  object_id: string;
  k: number | null;
  body: Uint8Array;
  at: number;
}

interface TextRow extends SqlRow {
  kind: string;
  writers: Writers;
  random: Uint8Array;
  sealed: number;
}

/** Joins updates of one text written under one client id into one; the text worker does it. */
export type MergeUpdates = (updates: readonly Uint8Array[]) => Promise<Uint8Array>;

/** How many changes of mine wait in a circle. */
export function countPending(tx: ReadTransaction, circleId: string): number {
  return (
    tx.get<{ n: number }>(
      'SELECT count(DISTINCT object_id) AS n FROM changes WHERE circle_id = ? AND content_id IS NULL',
      [circleId],
    )?.n ?? 0
  );
}

/** The oldest pending changes up to about `maxBytes` of bodies, or null when there are none. */
export async function gatherPending(
  database: VaultDatabase,
  merge: MergeUpdates,
  circleId: string,
  maxBytes: number,
): Promise<PendingBatch | null> {
  const { rows, more } = database.read((tx) => takeRows(tx, circleId, maxBytes));
  const first = rows[0];
  if (first === undefined) return null;

  // Only neighbouring updates of one client id are merged: what was written under another in between may be
  // what the later one builds on. (shared/protocol/README.md 10.9)
  const groups: PendingRow[][] = [];
  const open = new Map<string, PendingRow[]>();
  for (const row of rows) {
    const group = row.kind === 'text' ? open.get(row.object_id) : undefined;
    if (group !== undefined && group[0]?.k === row.k) group.push(row);
    else {
      const fresh = [row];
      groups.push(fresh);
      if (row.kind === 'text') open.set(row.object_id, fresh);
    }
  }

  const declared = new Set<string>();
  const changes: (RecordChange | TextChange)[] = [];
  const entries: PendingEntry[] = [];
  for (const group of groups) {
    const head = group[0];
    if (head === undefined) continue;
    const positions = group.map((row) => row.position);
    if (head.kind === 'record') {
      changes.push(ownRecordChange(head.body));
      entries.push({ kind: 'record', objectId: head.object_id, positions, merged: null });
      continue;
    }
    const merged = group.length === 1 ? head.body : await merge(group.map((row) => row.body));
    const text = database.read((tx) =>
      tx.get<TextRow>('SELECT kind, writers, random, sealed FROM texts WHERE document_id = ?', [
        head.object_id,
      ]),
    );
    if (text === undefined) throw new Error('A text without its declaration');
    const declaration =
      text.sealed === 0 && !declared.has(head.object_id)
        ? { kind: text.kind, writers: text.writers, random: text.random }
        : undefined;
    declared.add(head.object_id);
    changes.push({
      type: 'text',
      id: fromHex(head.object_id),
      counter: head.k ?? 0,
      update: merged,
      ...(declaration === undefined ? {} : { declaration }),
    });
    entries.push({ kind: 'text', objectId: head.object_id, positions, merged });
  }
  return { circleId, changes, entries, oldestAt: first.at, more };
}

function ownRecordChange(body: Uint8Array): RecordChange {
  const decoded = decodeChanges(body);
  const change = decoded.ok ? decoded.value[0] : undefined;
  if (change?.type !== 'record') throw new Error('A row of the log that is no record change');
  return change;
}

/** Records in which envelope a batch went. Part of the transaction that stores the envelope's bytes. */
export function markSealed(
  tx: WriteTransaction,
  batch: PendingBatch,
  envelope: { contentId: string; seq: number; lam: number },
): void {
  batch.entries.forEach((entry, idx) => {
    const last = entry.positions.at(-1);
    if (last === undefined) return;
    for (const position of entry.positions.slice(0, -1)) {
      tx.run('DELETE FROM changes WHERE position = ?', [position]);
    }
    tx.run(
      'UPDATE changes SET content_id = ?, seq = ?, idx = ?, lam = ?, body = coalesce(?, body) WHERE position = ?',
      [envelope.contentId, envelope.seq, idx, envelope.lam, entry.merged, last],
    );
    if (entry.kind === 'record') sealRecord(tx, entry.objectId, last, envelope.lam);
    else sealText(tx, entry.objectId, entry.positions, last, envelope.seq);
  });
}

function sealRecord(tx: WriteTransaction, recordId: string, position: number, lamport: number): void {
  const row = tx.get<{ fields: Uint8Array }>('SELECT fields FROM records WHERE record_id = ?', [recordId]);
  if (row === undefined) throw new Error('A sealed change of an unknown record');
  const fields = encodeFields(sealFields(decodeFields(row.fields), position, lamport));
  tx.run('UPDATE records SET fields = ? WHERE record_id = ?', [fields, recordId]);
}

/** The clocks of the merged rows become one, bound to the envelope's place in the feed. */
function sealText(
  tx: WriteTransaction,
  documentId: string,
  positions: readonly number[],
  last: number,
  seq: number,
): void {
  for (const position of positions.slice(0, -1)) {
    tx.run('DELETE FROM text_clocks WHERE document_id = ? AND position = ?', [documentId, position]);
  }
  tx.run('UPDATE text_clocks SET seq = ? WHERE document_id = ? AND position = ?', [seq, documentId, last]);
  tx.run('UPDATE texts SET sealed = 1 WHERE document_id = ?', [documentId]);
}

function takeRows(
  tx: ReadTransaction,
  circleId: string,
  maxBytes: number,
): { rows: PendingRow[]; more: boolean } {
  const rows: PendingRow[] = [];
  let bytes = 0;
  let after = 0;
  for (;;) {
    const page = tx.all<PendingRow>(
      `SELECT position, kind, object_id, k, body, at FROM changes
       WHERE circle_id = ? AND content_id IS NULL AND position > ? ORDER BY position LIMIT 200`,
      [circleId, after],
    );
    for (const row of page) {
      if (rows.length > 0 && (bytes + row.body.length > maxBytes || rows.length >= 4000)) {
        return { rows, more: true };
      }
      rows.push(row);
      bytes += row.body.length + 64;
      after = row.position;
    }
    if (page.length < 200) return { rows, more: false };
  }
}
