/** Founding a circle: "Just me" when a vault is made, and every other in the same way. */
import { toHex } from '../../../shared/base/hex.ts';
import { CIRCLE, PROFILE } from '../../../shared/features/people/people-records.ts';
import { foundCircle as found, ikmFromEntropy, wipe } from '../../../shared/protocol/protocol.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import type { CircleParts } from './circle-parts.ts';
import { insertCircle, keepFile } from './circle-store.ts';

export function foundCircle(
  parts: CircleParts,
  tx: WriteTransaction,
  circle: {
    entropy: Uint8Array;
    kind: 'just-me' | 'circle';
    /** The circle's name and colour; "Just me" has none of its own. */
    named?: { name: string; colour: number };
    myName: string;
  },
): string {
  const ikm = ikmFromEntropy(circle.entropy);
  const founded = found({ ikm, randomBytes: parts.randomBytes });
  wipe(ikm);
  const circleId = toHex(founded.genesis.circleId);
  insertCircle(tx, {
    circleId,
    kind: circle.kind,
    state: 'active',
    createdAt: parts.now(),
    device: founded.device,
    directoryKey: founded.directoryKey,
    version: toHex(parts.randomBytes(8)),
  });
  keepFile(tx, circleId, founded.genesisName, founded.genesisFile);
  parts.readings.add(tx, circleId, { file: { name: founded.rotation.name, bytes: founded.rotation.file } });
  if (circle.kind === 'circle') {
    parts.queue.queueObject(tx, circleId, founded.genesisName, founded.genesisFile);
    parts.queue.queueObject(tx, circleId, founded.rotation.name, founded.rotation.file);
  }
  if (circle.named !== undefined) {
    parts.log.createRecord(tx, { circleId, kind: CIRCLE, writers: 'all', fields: circle.named });
  }
  parts.log.createRecord(tx, { circleId, kind: PROFILE, writers: 'author', fields: { name: circle.myName } });
  return circleId;
}
