/** Notices when a circle begins or ceases to have changes of mine that wait to leave: the status line says so at once. */
import type { VaultDatabase } from '../database/vault-database.ts';

/** @returns whether something changed since it was asked last; to be asked after each commit. */
export function watchWaitingCircles(database: VaultDatabase): () => boolean {
  let before = '';
  return () => {
    const now = database
      .read((tx) =>
        tx.all<{ circle_id: string }>(
          `SELECT circle_id FROM circles c WHERE c.kind = 'circle' AND EXISTS
             (SELECT 1 FROM changes h WHERE h.circle_id = c.circle_id AND h.content_id IS NULL)`,
        ),
      )
      .map((row) => row.circle_id)
      .join();
    const changed = now !== before;
    before = now;
    return changed;
  };
}
