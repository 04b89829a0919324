/**
 * What was sealed and never attempted, and whose epoch must not be used any more (somebody left meanwhile),
 * is sealed anew: the same place, the same body, only another epoch. (protocol.md section 8, "Outbox")
 */
import { fromHex, toHex } from '../../../shared/base/hex.ts';
import { openEnvelope, sealEnvelope } from '../../../shared/protocol/protocol.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import { dropObject } from './object-store.ts';
import { fileIdOf, keepOwn } from './own-envelopes.ts';

export function freshenSealed(
  tx: WriteTransaction,
  { keys, surroundings }: Pick<ExchangeParts, 'keys' | 'surroundings'>,
  circle: ExchangedCircle,
): void {
  const { circleId } = circle;
  const rows = tx.all<{ file_id: string; bytes: Uint8Array }>(
    `SELECT file_id, bytes FROM mailbox_objects
     WHERE circle_id = ? AND there = 0 AND own = 1 AND attempted = 0 AND folder = 'feed' ORDER BY seq`,
    [circleId],
  );
  for (const row of rows) {
    const opened = openEnvelope(row.bytes, { circleId: fromHex(circleId), ...keys.opening(tx, circleId) });
    if (!opened.ok || keys.isUsable(tx, circleId, opened.value.epochId)) continue;
    const sealing = keys.sealing(tx, circleId);
    if (sealing === undefined) return;
    const { header, body, contentId } = opened.value;
    const sealed = sealEnvelope({
      circleId: fromHex(circleId),
      directoryKey: circle.directoryKey,
      epoch: sealing.epoch,
      device: sealing.device,
      place: header,
      body,
      randomBytes: surroundings.randomBytes,
    });
    if (toHex(sealed.contentId) !== toHex(contentId)) throw new Error('Sealing anew changed the content');
    dropObject(tx, circleId, row.file_id);
    keepOwn(tx, circle, sealed);
    tx.run('UPDATE envelopes SET file_id = ? WHERE circle_id = ? AND device_id = ? AND seq = ?', [
      fileIdOf(sealed),
      circleId,
      circle.myDevice,
      header.seq,
    ]);
  }
}
