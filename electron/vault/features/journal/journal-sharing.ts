/**
 * Private first, exactly. Sharing makes a new text from the visible content of that moment; what was typed
 * and deleted before is in nothing that leaves. For ten seconds it can be undone: until then nothing of it
 * is in the circle's log. Later edits of an entry that is mine stay on my page until "Share changes".
 */
import type { ParsedInputOf } from '../../../../shared/contract/contract.ts';
import { UPDATE_MAX_BYTES } from '../../../../shared/features/documents/documents-contract.ts';
import { ExpectedError } from '../../../../shared/errors/error-codes.ts';
import { ENTRY, ENTRY_TEXT } from '../../../../shared/features/journal/journal-records.ts';
import { SHARE_UNDO_MS, type Writers } from '../../../../shared/features/journal/journal-model.ts';
import { textClientId } from '../../log/text-clocks.ts';
import { textUpdates } from '../../log/texts.ts';
import type { DocumentJson } from '../../../../shared/text/document-json.ts';
import { decodeOwn, ownDifference } from '../own-updates.ts';
import { demandActive } from '../circle-rights.ts';
import type { FeatureParts } from '../feature-parts.ts';
import { demandWritable } from './journal-commands.ts';
import { isAhead } from './journal-queries.ts';
import { findEntry } from './journal-rows.ts';

interface PendingShare {
  readonly draft_id: string;
  readonly circle_id: string;
  readonly writers: Writers;
  readonly title: string;
  readonly date: string;
  readonly tags: string;
  readonly content: string;
  readonly due_at: number;
}

const UTF8 = { encode: new TextEncoder(), decode: new TextDecoder() };

export function journalSharing(parts: FeatureParts) {
  const { database, log, texts, now } = parts;
  const { counters, turns } = parts;
  const timers = new Map<string, () => void>();
  const underWay = new Map<string, Promise<void>>();

  /** Shares whose ten seconds are over leave; those with time left get their timer (again). */
  const resume = (): void => {
    const rows = database.read((tx) =>
      tx.all<{ draft_id: string; due_at: number }>('SELECT draft_id, due_at FROM pending_shares'),
    );
    for (const row of rows) arm(row.draft_id, row.due_at);
  };

  const arm = (draftId: string, dueAt: number): void => {
    timers.get(draftId)?.();
    // A clock that was set back must not hold a share for longer than the person saw.
    const wait = Math.min(Math.max(0, dueAt - now()), SHARE_UNDO_MS);
    timers.set(
      draftId,
      parts.setTimer(() => void tryToComplete(draftId), wait),
    );
  };

  /** What cannot leave now (a full disk, a machine too busy to compose it) stays as it is and is tried again. */
  const tryToComplete = async (draftId: string): Promise<void> => {
    try {
      await complete(draftId);
    } catch (problem) {
      if (!(problem instanceof ExpectedError)) throw problem;
      if (problem.appError.code !== 'vault-locked') arm(draftId, now() + SHARE_UNDO_MS);
    }
  };

  const complete = (draftId: string): Promise<void> => {
    const running = underWay.get(draftId) ?? completeOnce(draftId).finally(() => underWay.delete(draftId));
    underWay.set(draftId, running);
    return running;
  };

  const completeOnce = async (draftId: string): Promise<void> => {
    timers.get(draftId)?.();
    timers.delete(draftId);
    const planned = database.read((tx) => {
      const share = pendingShare(draftId, (sql, params) => tx.get(sql, params));
      if (share === undefined) return null;
      const text = log.planText(tx, { circleId: share.circle_id, kind: ENTRY_TEXT, writers: share.writers });
      return { share, text };
    });
    if (planned === null) return;
    const { share, text } = planned;
    const clientId = textClientId(text.documentId, text.deviceId, 0);
    const update = await texts.compose(JSON.parse(share.content) as DocumentJson, clientId);
    const decoded = await decodeOwn(texts, update);
    database.write((tx) => {
      // Undo may have come while the text was composed.
      if (pendingShare(draftId, (sql, params) => tx.get(sql, params)) === undefined) return;
      log.createText(tx, text);
      log.appendText(tx, { documentId: text.documentId, counter: 0, update, decoded });
      const entryId = log.createRecord(tx, {
        circleId: share.circle_id,
        kind: ENTRY,
        writers: share.writers,
        fields: {
          title: share.title,
          date: share.date,
          tags: JSON.parse(share.tags) as string[],
          text: text.documentId,
        },
      });
      log.putFields(tx, draftId, { sharedAs: entryId });
      tx.run('DELETE FROM pending_shares WHERE draft_id = ?', [draftId]);
      tx.touch('journal.sharing', [draftId, entryId]);
      tx.touch('journal.entries', [draftId, entryId]);
    });
    parts.tell('journal.shared', { draftId, entryId: sharedAs(draftId) });
    parts.leaveSoon(share.circle_id);
  };

  const sharedAs = (draftId: string): string =>
    database.read(
      (tx) =>
        tx.get<{ shared_as: string }>('SELECT shared_as FROM journal_entries WHERE entry_id = ?', [draftId])
          ?.shared_as ?? '',
    );

  return {
    resume,

    /** Everything that was shared leaves now: before Lock and Quit. */
    async completeAll(): Promise<void> {
      const rows = database.read((tx) => tx.all<{ draft_id: string }>('SELECT draft_id FROM pending_shares'));
      for (const row of rows) {
        try {
          await complete(row.draft_id);
        } catch (problem) {
          // It leaves after the next unlock; what else there is to do at the lock goes on.
          if (!(problem instanceof ExpectedError)) throw problem;
        }
        timers.get(row.draft_id)?.();
      }
    },

    async share({ entryId, circleId, writers }: ParsedInputOf<'journal.share'>) {
      const updates = database.read((tx) => {
        const row = findEntry(tx, entryId);
        if (row.state !== 'draft') throw new ExpectedError('not-allowed');
        demandActive(tx, circleId);
        return textUpdates(tx, row.document_id).updates;
      });
      const { json } = await texts.visible(updates);
      const content = JSON.stringify(json);
      if (UTF8.encode.encode(content).length > UPDATE_MAX_BYTES)
        throw new ExpectedError('document-too-large');
      const undoUntil = now() + SHARE_UNDO_MS;
      database.write((tx) => {
        const row = findEntry(tx, entryId);
        demandWritable(tx, row);
        // Once shared it is the page of its entry; sharing it again would make a second one.
        if (row.shared_as !== '') throw new ExpectedError('not-allowed');
        const kind = tx.get<{ kind: string }>('SELECT kind FROM circles WHERE circle_id = ?', [
          circleId,
        ])?.kind;
        if (kind !== 'circle') throw new ExpectedError('not-allowed');
        tx.run(
          `INSERT INTO pending_shares (draft_id, circle_id, writers, title, date, tags, content, due_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          [entryId, circleId, writers, row.title, row.date, row.tags, UTF8.encode.encode(content), undoUntil],
        );
        tx.touch('journal.sharing', [entryId]);
      });
      arm(entryId, undoUntil);
      return { undoUntil };
    },

    undoShare({ entryId }: ParsedInputOf<'journal.undoShare'>) {
      timers.get(entryId)?.();
      timers.delete(entryId);
      return database.write((tx) => {
        const { changes } = tx.run('DELETE FROM pending_shares WHERE draft_id = ?', [entryId]);
        if (changes === 0) throw new ExpectedError('not-found');
        tx.touch('journal.sharing', [entryId]);
        return {};
      });
    },

    shareChanges: ({ entryId }: ParsedInputOf<'journal.shareChanges'>) =>
      turns.take(entryId, () => shareChanges(entryId)),

    /** My page goes back to what the others have. */
    discardChanges: ({ entryId }: ParsedInputOf<'journal.discardChanges'>) =>
      turns.take(entryId, () => discardChanges(entryId)),
  };

  async function shareChanges(entryId: string) {
    const before = database.read((tx) => {
      const row = findEntry(tx, entryId);
      if (row.page_id === null || row.page_document === null) throw new ExpectedError('not-allowed');
      demandActive(tx, row.home);
      const counter = counters.forCommands(tx, row.document_id);
      return {
        row,
        page: textUpdates(tx, row.page_document).updates,
        shared: textUpdates(tx, row.document_id).updates,
        ...counter,
      };
    });
    const { json } = await texts.visible(before.page);
    const difference = await ownDifference(texts, before.shared, json, before.clientId);
    database.write((tx) => {
      const row = findEntry(tx, entryId);
      if (!isAhead(row) && difference === null) return;
      if (difference !== null) {
        log.appendText(tx, { documentId: row.document_id, counter: before.counter, ...difference });
      }
      const title = row.page_title ?? row.title;
      const date = row.page_date ?? row.date;
      const tags = row.page_tags ?? row.tags;
      const fields = {
        ...(title === row.title ? {} : { title }),
        ...(date === row.date ? {} : { date }),
        ...(tags === row.tags ? {} : { tags: JSON.parse(tags) as string[] }),
      };
      if (Object.keys(fields).length > 0) log.putFields(tx, entryId, fields);
      tx.run('DELETE FROM ahead WHERE entry_id = ?', [entryId]);
      tx.touch('journal.entries', [entryId]);
    });
    parts.leaveSoon(before.row.home);
    return {};
  }

  async function discardChanges(entryId: string) {
    const before = database.read((tx) => {
      const row = findEntry(tx, entryId);
      if (row.page_id === null || row.page_document === null) throw new ExpectedError('not-allowed');
      return {
        pageId: row.page_id,
        pageDocument: row.page_document,
        page: textUpdates(tx, row.page_document).updates,
        shared: textUpdates(tx, row.document_id).updates,
        ...counters.forCommands(tx, row.page_document),
      };
    });
    const { json } = await texts.visible(before.shared);
    const difference = await ownDifference(texts, before.page, json, before.clientId);
    database.write((tx) => {
      const row = findEntry(tx, entryId);
      if (difference !== null) {
        log.appendText(tx, { documentId: before.pageDocument, counter: before.counter, ...difference });
      }
      log.putFields(tx, before.pageId, {
        title: row.title,
        date: row.date,
        tags: JSON.parse(row.tags) as string[],
      });
      tx.run('DELETE FROM ahead WHERE entry_id = ?', [entryId]);
      tx.touch('journal.entries', [entryId]);
    });
    return {};
  }
}

function pendingShare(
  draftId: string,
  get: (sql: string, params: string[]) => Record<string, unknown> | undefined,
): PendingShare | undefined {
  const row = get('SELECT * FROM pending_shares WHERE draft_id = ?', [draftId]);
  if (row === undefined) return undefined;
  return { ...row, content: UTF8.decode.decode(row['content'] as Uint8Array) } as PendingShare;
}
