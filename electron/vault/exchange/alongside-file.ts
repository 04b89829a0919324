/**
 * `.alongside` files: a part of a mailbox that a person carries. What goes in is what the others lack as far
 * as is known here, of all feeds, so that a circle of three can pass things on. (protocol.md section 11)
 */
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import {
  decodePack,
  encodePack,
  limits,
  type Pack,
  type PackedObject,
  type ProtocolErrorCode,
} from '../../../shared/protocol/protocol.ts';
import type { SqlRow } from '../database/connection.ts';
import type { ReadTransaction } from '../database/transactions.ts';
import type { CircleKeys, ExchangedCircle } from './circle-keys.ts';
import { clockOf } from './feed-store.ts';
import { directoryOf } from './folder-state.ts';
import { bytesOf } from './object-store.ts';

/** What a window may hand over at once; larger files are read from disk. */
export const largestFile = 64 * 1024 * 1024;

interface PackRow extends SqlRow {
  file_id: string;
  name: string;
  folder: string;
  device_id: string | null;
  seq: number | null;
  size: number;
}

/**
 * The ids of the objects to hand over: all of control (small, and a newcomer needs it), everything of any
 * feed that some other device has not said that it has, and my own requests and answers of invitations.
 */
export function objectsOthersLack(
  tx: ReadTransaction,
  keys: Pick<CircleKeys, 'otherDevices'>,
  circle: ExchangedCircle,
): readonly { fileId: string; name: string }[] {
  const { circleId } = circle;
  const others = keys.otherDevices(tx, circleId).map(({ deviceId }) => ({
    deviceId,
    clock: clockOf(tx, circleId, deviceId),
  }));
  const rows = tx.all<PackRow>(
    `SELECT file_id, name, folder, device_id, seq, size FROM mailbox_objects
     WHERE circle_id = ? AND (own = 1 OR (state = 'used' AND folder <> 'invitation'))
     ORDER BY CASE folder WHEN 'control' THEN 0 WHEN 'invitation' THEN 1 ELSE 2 END, seq, object_row`,
    [circleId],
  );
  const chosen: { fileId: string; name: string }[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (row.folder === 'feed' && others.length > 0) {
      const { device_id: device, seq } = row;
      const isLacking = others.some(
        (other) =>
          other.deviceId !== device && (device === null || (seq ?? 0) > (other.clock.get(device) ?? 0)),
      );
      if (!isLacking) continue;
    }
    bytes += row.size + row.name.length + 6;
    // Feeds are in their order, so that what does not fit any more follows in the next file.
    if (chosen.length >= limits.packObjects || bytes > largestFile - 1024) break;
    chosen.push({ fileId: row.file_id, name: row.name });
  }
  return chosen;
}

export function packFile(
  tx: ReadTransaction,
  circle: ExchangedCircle,
  objects: readonly { fileId: string; name: string }[],
): Uint8Array {
  const packed: PackedObject[] = [];
  for (const { fileId, name } of objects) {
    const bytes = bytesOf(tx, circle.circleId, fileId);
    if (bytes !== undefined) packed.push({ name, bytes });
  }
  return encodePack(directoryOf(circle), packed);
}

const newer: readonly ProtocolErrorCode[] = ['version-newer', 'suite-unknown'];

/** ExpectedError `file-newer`, `file-too-large`, `file-damaged`. */
export function unpackFile(bytes: Uint8Array): Pack {
  const pack = decodePack(bytes);
  if (pack.ok) return pack.value;
  if (newer.includes(pack.error)) throw new ExpectedError('file-newer');
  throw new ExpectedError(pack.error === 'too-large' ? 'file-too-large' : 'file-damaged');
}
