/** Writes into the circle's mailbox what it lacks. What was attempted once keeps exactly its bytes. */
import { TransportFault } from '../../../shared/transport/transport-fault.ts';
import type { Transport } from '../../../shared/transport/transport.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import { notePublished } from './exchange-notes.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import { bytesOf, markAttempted, markThere, objectsToPublish } from './object-store.ts';

/** After so many objects it is noted that they are there; after a crash they are compared again. */
const notedAtOnce = 16;

/** Answers how many objects were written. Throws the carrier's fault; what was written before it stays noted. */
export async function publishObjects(
  parts: Pick<ExchangeParts, 'database' | 'surroundings'>,
  circle: ExchangedCircle,
  transport: Transport,
  pause: () => Promise<void>,
): Promise<number> {
  const { database, surroundings } = parts;
  const { circleId } = circle;
  const waiting = database.read((tx) => objectsToPublish(tx, circleId).length > 0);
  if (!waiting) return 0;
  const rows = database.write((tx) => {
    const due = objectsToPublish(tx, circleId);
    markAttempted(
      tx,
      circleId,
      due.map((row) => row.file_id),
    );
    return due;
  });
  let there: string[] = [];
  let written = 0;
  const note = () => {
    const noted = there;
    there = [];
    if (noted.length === 0) return;
    database.write((tx) => {
      markThere(tx, circleId, noted, true);
      notePublishedSoFar(tx, circle, surroundings.now());
    });
  };
  try {
    for (const row of rows) {
      const bytes = database.read((tx) => bytesOf(tx, circleId, row.file_id));
      if (bytes === undefined) continue;
      const outcome = await transport.write(row.name, bytes, row.own === 1);
      await pause();
      // 'blocked': another computer's copy is still arriving there; the next listing tells.
      there.push(row.file_id);
      if (outcome === 'written') written++;
      if (there.length >= notedAtOnce) note();
    }
  } catch (fault) {
    if (fault instanceof TransportFault) note();
    throw fault;
  }
  note();
  return written;
}

/** How far my feed lies in the mailbox without a gap. */
export function notePublishedSoFar(tx: WriteTransaction, circle: ExchangedCircle, now: number): void {
  notePublished(tx, circle.circleId, publishedSoFar(tx, circle), now);
}

function publishedSoFar(tx: ReadTransaction, { circleId, myDevice }: ExchangedCircle): number {
  const first = tx.get<{ seq: number | null }>(
    `SELECT min(seq) AS seq FROM mailbox_objects
     WHERE circle_id = ? AND there = 0 AND own = 1 AND device_id = ?`,
    [circleId, myDevice],
  )?.seq;
  if (first !== null && first !== undefined) return first - 1;
  return (
    tx.get<{ seq: number }>('SELECT seq FROM feeds WHERE circle_id = ? AND device_id = ?', [
      circleId,
      myDevice,
    ])?.seq ?? 0
  );
}
