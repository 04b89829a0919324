/**
 * What follows from texts: the first words in lists and the search index. It runs after the commit that
 * changed a text, so that no keystroke waits for it, and catches up at the next start after a crash.
 */
import type { VaultDatabase } from '../database/vault-database.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import type { ReadText } from '../documents/text-calls.ts';
import type { TextWorker } from '../documents/text-worker.ts';
import { textUpdates } from '../log/texts.ts';

/** A feature's part: refreshes what it shows of a text. `null` when the text could not be read here. */
export type ProjectText = (tx: WriteTransaction, documentId: string, reading: ReadText | null) => void;
/** A feature's part after the batch: comparisons that need the worker again. */
export type AfterTexts = (documentIds: readonly string[]) => Promise<void>;

export interface TextPass {
  /** Says that texts changed; the pass runs soon. */
  wake(): void;
  /** Resolves when every text has been looked at. */
  settle(): Promise<void>;
}

const TEXTS_A_TURN = 256;
const BYTES_A_TURN = 4 * 1024 * 1024;

export function createTextPass(parts: {
  database: VaultDatabase;
  texts: TextWorker;
  project: ProjectText;
  after: AfterTexts;
  /** Called when a turn failed for a reason that is no bug of a text (the vault is closing). */
  onFailure: () => void;
}): TextPass {
  const { database, texts } = parts;
  let running: Promise<void> | null = null;
  let again = false;

  const turn = async (): Promise<boolean> => {
    const batch = database.read((tx) => {
      const dirty = tx.all<{ document_id: string; last_position: number }>(
        // In the order of the log: a full-text index that is fed out of order writes a segment for each text.
        'SELECT document_id, last_position FROM texts WHERE dirty = 1 ORDER BY last_position LIMIT ?',
        [TEXTS_A_TURN],
      );
      let bytes = 0;
      const taken = [];
      for (const row of dirty) {
        const { updates } = textUpdates(tx, row.document_id);
        bytes += updates.reduce((sum, update) => sum + update.length, 0);
        taken.push({ documentId: row.document_id, lastPosition: row.last_position, updates });
        if (bytes > BYTES_A_TURN) break;
      }
      return taken;
    });
    if (batch.length === 0) return false;
    const readings = await texts.read(batch.map((text) => text.updates));
    database.write((tx) => {
      for (const [at, { documentId, lastPosition }] of batch.entries()) {
        const reading = readings[at];
        const read = reading === undefined || typeof reading === 'string' ? null : reading;
        parts.project(tx, documentId, read);
        // Changed again meanwhile: it stays dirty and is read once more.
        tx.run('UPDATE texts SET dirty = 0 WHERE document_id = ? AND last_position = ?', [
          documentId,
          lastPosition,
        ]);
      }
    });
    await parts.after(batch.map((text) => text.documentId));
    return true;
  };

  const run = async (): Promise<void> => {
    do {
      again = false;
      while (await turn());
    } while (again);
  };

  const wake = (): Promise<void> => {
    if (running !== null) {
      again = true;
      return running;
    }
    running = run()
      .catch(() => parts.onFailure())
      .finally(() => {
        running = null;
      });
    return running;
  };

  return { wake: () => void wake(), settle: wake };
}
