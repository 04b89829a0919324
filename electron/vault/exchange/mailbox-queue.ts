/** How circles put objects and operations of their own into the mailbox: kept with the act that made them. */
import { toHex } from '../../../shared/base/hex.ts';
import { parseName } from '../../../shared/protocol/protocol.ts';
import type { MailboxQueue } from './circle-keys.ts';
import { feedHere } from './feed-store.ts';
import { keepObject } from './object-store.ts';

const tablesOfCircle = [
  'mailbox_objects',
  'set_aside',
  'envelopes',
  'feeds',
  'feed_clocks',
  'cited',
  'outgoing_operations',
  'exchange_state',
  'my_feed',
  'arrivals',
  'heard',
] as const;

export function mailboxQueue(): MailboxQueue {
  return {
    queueObject(tx, circleId, name, bytes) {
      const parsed = parseName(name);
      if (parsed === undefined || parsed.folder === 'feed') {
        throw new Error('Only files of c/ and i/ are queued as they are');
      }
      keepObject(tx, {
        circleId,
        fileId: parsed.id,
        name,
        folder: parsed.folder,
        state: 'used',
        own: true,
        there: false,
        bytes,
      });
      tx.touch('exchange.status', [circleId]);
    },

    queueOperations(tx, circleId, body) {
      tx.run('INSERT INTO outgoing_operations (circle_id, body) VALUES (?, ?)', [circleId, body]);
      tx.touch('exchange.status', [circleId]);
    },

    feedEnd(tx, circleId) {
      const mine = tx.get<{ my_device: string }>('SELECT my_device FROM circles WHERE circle_id = ?', [
        circleId,
      ]);
      if (mine === undefined) return null;
      const { end } = feedHere(tx, circleId, mine.my_device);
      return end.contentId === undefined ? null : { seq: end.seq, contentId: toHex(end.contentId) };
    },

    forgetCircle(tx, circleId) {
      for (const table of tablesOfCircle) tx.run(`DELETE FROM ${table} WHERE circle_id = ?`, [circleId]);
    },
  };
}
