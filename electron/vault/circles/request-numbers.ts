/** The safety numbers of requests to join: derived after a request was stored, one at a time. */
import type { CircleParts } from './circle-parts.ts';
import { circleIdentity } from '../log/circle-identity.ts';

export function deriveNumbers(parts: CircleParts): () => void {
  const { database } = parts;
  let running: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    for (;;) {
      const next = database.read((tx) => {
        const row = tx.get<{ request_id: string; circle_id: string; member_id: string }>(
          `SELECT request_id, circle_id, member_id FROM join_requests WHERE safety_number = '' AND state = 'open' LIMIT 1`,
        );
        return row === undefined ? undefined : { ...row, me: circleIdentity(tx, row.circle_id).memberId };
      });
      if (next === undefined) return;
      const number = await parts.safetyNumber(next.circle_id, next.me, next.member_id);
      database.write((tx) => {
        tx.run('UPDATE join_requests SET safety_number = ? WHERE request_id = ?', [number, next.request_id]);
        tx.touch('people.invitations');
      });
    }
  };

  // Asked for inside a transaction; begins after it.
  return () => {
    running ??= Promise.resolve()
      .then(run)
      // Too little memory, or the vault is closing: the next request or unlock tries again.
      .catch(() => undefined)
      .finally(() => {
        running = null;
      });
  };
}
