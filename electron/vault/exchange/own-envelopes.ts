/** Envelopes of mine among the objects. */
import { parseName, type SealedEnvelope } from '../../../shared/protocol/protocol.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import { keepObject } from './object-store.ts';

/** Keeps an envelope of mine among the objects; it lies in no mailbox yet. */
export function keepOwn(tx: WriteTransaction, circle: ExchangedCircle, sealed: SealedEnvelope): void {
  keepObject(tx, {
    circleId: circle.circleId,
    fileId: fileIdOf(sealed),
    name: sealed.name,
    folder: 'feed',
    state: 'used',
    own: true,
    there: false,
    bytes: sealed.file,
    feed: { deviceId: circle.myDevice, seq: sealed.header.seq },
  });
}

export function fileIdOf({ name }: SealedEnvelope): string {
  const parsed = parseName(name);
  if (parsed === undefined) throw new Error('An object of mine without a name of the protocol');
  return parsed.id;
}
