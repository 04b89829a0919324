/** The objects that this vault keeps of each mailbox: bytes exactly as they were made or taken in. */
import type { SqlRow } from '../database/connection.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';

export interface StoredObject {
  readonly circleId: string;
  readonly fileId: string;
  readonly name: string;
  readonly folder: 'control' | 'feed' | 'invitation';
  readonly state: 'unopened' | 'waiting' | 'used';
  readonly own: boolean;
  /** Lies in the circle's present mailbox. */
  readonly there: boolean;
  readonly bytes: Uint8Array;
  /** Of a feed object that was opened. */
  readonly feed?: { readonly deviceId: string; readonly seq: number };
}

/** Keeps an object; answers false when one with these bytes is here already. */
export function keepObject(tx: WriteTransaction, object: StoredObject): boolean {
  const { changes } = tx.run(
    `INSERT INTO mailbox_objects
       (circle_id, file_id, name, folder, state, own, there, device_id, seq, size, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (circle_id, file_id) DO NOTHING`,
    [
      object.circleId,
      object.fileId,
      object.name,
      object.folder,
      object.state,
      object.own ? 1 : 0,
      object.there ? 1 : 0,
      object.feed?.deviceId ?? null,
      object.feed?.seq ?? null,
      object.bytes.length,
      object.bytes,
    ],
  );
  return changes > 0;
}

export function bytesOf(tx: ReadTransaction, circleId: string, fileId: string): Uint8Array | undefined {
  return tx.get<{ bytes: Uint8Array }>(
    'SELECT bytes FROM mailbox_objects WHERE circle_id = ? AND file_id = ?',
    [circleId, fileId],
  )?.bytes;
}

/** Objects of a circle that are here and cannot be used yet. */
export interface UnusedObject extends SqlRow {
  file_id: string;
  name: string;
  folder: 'control' | 'feed' | 'invitation';
  reason: string;
  there: number;
}

export function unusedObjects(tx: ReadTransaction, circleId: string): readonly UnusedObject[] {
  return tx.all<UnusedObject>(
    `SELECT file_id, name, folder, reason, there FROM mailbox_objects
     WHERE circle_id = ? AND state <> 'used' ORDER BY object_row`,
    [circleId],
  );
}

/** How much is here that cannot be used yet. */
export function unusedSize(tx: ReadTransaction, circleId: string): { objects: number; bytes: number } {
  const row = tx.get<{ objects: number; bytes: number }>(
    `SELECT count(*) AS objects, coalesce(sum(size), 0) AS bytes FROM mailbox_objects
     WHERE circle_id = ? AND state <> 'used'`,
    [circleId],
  );
  return row ?? { objects: 0, bytes: 0 };
}

/** Where an opened feed object belongs, and the name that it therefore has. */
export interface FeedPlace {
  readonly name: string;
  readonly deviceId: string;
  readonly seq: number;
}

export function markUsed(tx: WriteTransaction, circleId: string, fileId: string, feed?: FeedPlace): void {
  tx.run(
    `UPDATE mailbox_objects SET state = 'used', reason = '', name = coalesce(?, name), device_id = ?, seq = ?
     WHERE circle_id = ? AND file_id = ?`,
    [feed?.name ?? null, feed?.deviceId ?? null, feed?.seq ?? null, circleId, fileId],
  );
}

export function noteReason(tx: WriteTransaction, circleId: string, fileId: string, reason: string): void {
  tx.run('UPDATE mailbox_objects SET reason = ? WHERE circle_id = ? AND file_id = ? AND reason <> ?', [
    reason,
    circleId,
    fileId,
    reason,
  ]);
}

export function dropObject(tx: WriteTransaction, circleId: string, fileId: string): void {
  tx.run('DELETE FROM mailbox_objects WHERE circle_id = ? AND file_id = ?', [circleId, fileId]);
}

/**
 * Remembers that a file was looked at and is not needed, so that it is not read again. `counted`: it was
 * bad, and people are told how many were.
 */
export function setAside(
  tx: WriteTransaction,
  circleId: string,
  fileId: string,
  reason: string,
  counted: boolean,
): void {
  tx.run(
    `INSERT INTO set_aside (circle_id, file_id, reason, counted) VALUES (?, ?, ?, ?)
     ON CONFLICT (circle_id, file_id) DO NOTHING`,
    [circleId, fileId, reason, counted ? 1 : 0],
  );
}

/** What is known of a file by its id, for comparing with a listing. */
export interface KnownFile {
  readonly name: string;
  readonly there: boolean;
  /** Mine, and nobody has said yet that it arrived: looked at in every listing, in case it was torn. */
  readonly size: number | null;
}

/** Every object of a circle, and every file that was set aside. */
export function knownFiles(
  tx: ReadTransaction,
  circleId: string,
): { objects: Map<string, KnownFile>; aside: Set<string> } {
  const arrived =
    tx.get<{ seq: number | null }>('SELECT max(my_seq) AS seq FROM arrivals WHERE circle_id = ?', [circleId])
      ?.seq ?? 0;
  const rows = tx.all<{
    file_id: string;
    name: string;
    there: number;
    own: number;
    seq: number | null;
    size: number;
  }>('SELECT file_id, name, there, own, seq, size FROM mailbox_objects WHERE circle_id = ?', [circleId]);
  const objects = new Map<string, KnownFile>();
  for (const row of rows) {
    const unconfirmed = row.own === 1 && (row.seq ?? 0) > arrived;
    objects.set(row.file_id, {
      name: row.name,
      there: row.there === 1,
      size: unconfirmed ? row.size : null,
    });
  }
  const aside = tx.all<{ file_id: string }>('SELECT file_id FROM set_aside WHERE circle_id = ?', [circleId]);
  return { objects, aside: new Set(aside.map((row) => row.file_id)) };
}

export function markThere(
  tx: WriteTransaction,
  circleId: string,
  fileIds: Iterable<string>,
  there: boolean,
): void {
  for (const fileId of fileIds) {
    tx.run('UPDATE mailbox_objects SET there = ? WHERE circle_id = ? AND file_id = ?', [
      there ? 1 : 0,
      circleId,
      fileId,
    ]);
  }
}

/** The circle's mailbox is another one from now on: nothing is known to be in it. */
export function forgetPlaces(tx: WriteTransaction, circleId: string): void {
  tx.run('UPDATE mailbox_objects SET there = 0 WHERE circle_id = ? AND there = 1', [circleId]);
}

export interface ObjectToPublish extends SqlRow {
  file_id: string;
  name: string;
  own: number;
}

/**
 * What the mailbox lacks, in the order in which it must appear there: control first, then what others wrote
 * (it may be cited by mine), then my feed in its own order. Of others only what was opened is passed on.
 */
export function objectsToPublish(tx: ReadTransaction, circleId: string): readonly ObjectToPublish[] {
  return tx.all<ObjectToPublish>(
    `SELECT file_id, name, own FROM mailbox_objects
     WHERE circle_id = ? AND there = 0 AND (own = 1 OR (state = 'used' AND folder <> 'invitation'))
     ORDER BY CASE folder WHEN 'control' THEN 0 WHEN 'feed' THEN 1 + own ELSE 3 END, seq, object_row`,
    [circleId],
  );
}

/** From here on these bytes are final: they may be in a mailbox. Durable before the first of them is written. */
export function markAttempted(tx: WriteTransaction, circleId: string, fileIds: Iterable<string>): void {
  for (const fileId of fileIds) {
    tx.run(
      'UPDATE mailbox_objects SET attempted = 1 WHERE circle_id = ? AND file_id = ? AND own = 1 AND attempted = 0',
      [circleId, fileId],
    );
  }
}
