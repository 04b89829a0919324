/**
 * The texts that windows have open. An update is answered after the commit that made it durable; what
 * others wrote, or a command, is passed on to the window after its commit.
 */
import type { HandlersOf, ParsedInputOf } from '../../../../shared/contract/contract.ts';
import { ExpectedError } from '../../../../shared/errors/error-codes.ts';
import { DRAFT_TEXT } from '../../../../shared/features/journal/journal-records.ts';
import type { ReadTransaction } from '../../database/transactions.ts';
import { keepSnapshot, readText, textUpdates } from '../../log/texts.ts';
import type { FeatureParts } from '../feature-parts.ts';
import { decodeOwn } from '../own-updates.ts';

interface OpenText {
  readonly counter: number;
  readonly clientId: number;
  readonly canWrite: boolean;
  /** The window has everything up to this place in the log. */
  sentUpTo: number;
}

/** Updates since the last snapshot after which opening makes a new one. */
const UPDATES_BEFORE_SNAPSHOT = 64;

export interface OpenDocuments {
  readonly handlers: HandlersOf<'documents'>;
  /** After a commit: hands new writing to the windows that have these texts open. */
  passOn(documentIds: ReadonlySet<string>): void;
  /** Every accepted keystroke is committed when this resolves. */
  settle(): Promise<void>;
}

export function openDocuments(parts: FeatureParts): OpenDocuments {
  const { database, log, texts, counters, turns } = parts;
  const open = new Map<string, OpenText>();
  const underWay = new Set<Promise<unknown>>();

  const passOn = (documentIds: ReadonlySet<string>): void => {
    for (const documentId of documentIds) {
      const session = open.get(documentId);
      if (session === undefined) continue;
      const rows = database.read((tx) => {
        const me = tx.get<{ device_id: string }>(
          'SELECT c.my_device AS device_id FROM texts t JOIN circles c ON c.circle_id = t.circle_id WHERE t.document_id = ?',
          [documentId],
        );
        return tx.all<{ position: number; body: Uint8Array; own: number }>(
          `SELECT position, body, device_id = ? AND k = ? AS own FROM changes
           WHERE object_id = ? AND position > ? ORDER BY position`,
          [me?.device_id ?? '', session.counter, documentId, session.sentUpTo],
        );
      });
      for (const row of rows) {
        session.sentUpTo = row.position;
        if (row.own === 0) parts.tell('documents.changed', { documentId, update: row.body });
      }
    }
  };

  const openText = async ({ documentId }: ParsedInputOf<'documents.open'>) => {
    for (;;) {
      const before = database.read((tx) => textUpdates(tx, documentId));
      const opened = await texts.open(before.updates);
      const after = database.read((tx) => ({
        lastPosition: readText(tx, documentId)?.lastPosition ?? 0,
        mayWrite: windowMayWrite(tx, documentId),
        ...counters.forWindow(tx, documentId),
      }));
      // Something was written while the worker read: read again, so that the window misses nothing.
      if (after.lastPosition > before.lastPosition) continue;
      // Merged edits may leave known parts in impossible places; an editor would delete them with their words.
      if (opened.repaired && after.mayWrite && (await repair(documentId, before.updates))) continue;
      const isExact = !opened.simplified && !opened.repaired;
      if (before.afterSnapshot >= UPDATES_BEFORE_SNAPSHOT && isExact) {
        database.write((tx) => keepSnapshot(tx, documentId, before.lastPosition, opened.state));
      }
      const canWrite = after.mayWrite && isExact;
      const { counter, clientId } = after;
      open.set(documentId, { counter, clientId, canWrite, sentUpTo: before.lastPosition });
      return { state: opened.state, clientId, canWrite, simplified: opened.simplified };
    }
  };

  const repair = async (documentId: string, updates: readonly Uint8Array[]): Promise<boolean> => {
    const { counter, clientId } = database.read((tx) => counters.forCommands(tx, documentId));
    const mended = await texts.repair(updates, clientId);
    if (mended === null) return false;
    const decoded = await decodeOwn(texts, mended);
    database.write((tx) => log.appendText(tx, { documentId, counter, update: mended, decoded }));
    return true;
  };

  const update = async (input: ParsedInputOf<'documents.update'>): Promise<Record<string, never>> => {
    const session = open.get(input.documentId);
    if (session === undefined) throw new ExpectedError('not-found');
    if (!session.canWrite) throw new ExpectedError('not-allowed');
    const decoded = await decodeOwn(texts, input.update);
    const { documentId, update: bytes } = input;
    database.write((tx) => {
      // Rights may have changed since the text was opened (left the circle, trashed).
      if (!windowMayWrite(tx, documentId)) throw new ExpectedError('not-allowed');
      log.appendText(tx, { documentId, counter: session.counter, update: bytes, decoded });
    });
    return {};
  };

  return {
    handlers: {
      open: (input) => turns.take(input.documentId, () => openText(input)),
      update(input) {
        const work = turns.take(input.documentId, () => update(input));
        underWay.add(work);
        const done = (): void => void underWay.delete(work);
        work.then(done, done);
        return work;
      },
      close({ documentId }) {
        open.delete(documentId);
        return {};
      },
      async count({ documentId }) {
        return texts.count(database.read((tx) => textUpdates(tx, documentId).updates));
      },
    },

    passOn,

    async settle() {
      await Promise.allSettled(underWay);
    },
  };
}

/** My own page (a draft, which lies in "Just me"), or a text that is ours in a circle that I am in; never in the trash. */
function windowMayWrite(tx: ReadTransaction, documentId: string): boolean {
  const text = readText(tx, documentId);
  if (text === undefined) throw new ExpectedError('not-found');
  const circle = tx.get<{ kind: string; state: string }>(
    'SELECT kind, state FROM circles WHERE circle_id = ?',
    [text.circleId],
  );
  if (text.kind === DRAFT_TEXT && circle?.kind === 'just-me') return true;
  const trashed = tx.get('SELECT 1 AS one FROM journal_entries WHERE document_id = ? AND trashed_at > 0', [
    documentId,
  ]);
  return text.writers === 'all' && circle?.state === 'active' && trashed === undefined;
}
