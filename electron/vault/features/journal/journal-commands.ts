/** Writing drafts, and changing, trashing and restoring entries. Sharing is in `journal-sharing.ts`. */
import type { ParsedInputOf } from '../../../../shared/contract/contract.ts';
import { ExpectedError } from '../../../../shared/errors/error-codes.ts';
import { DRAFT, DRAFT_TEXT, ENTRY_STATUS } from '../../../../shared/features/journal/journal-records.ts';
import type { WriteTransaction } from '../../database/transactions.ts';
import { circleIdentity } from '../../log/circle-identity.ts';
import { textClientId } from '../../log/text-clocks.ts';
import { demandActive, justMe } from '../circle-rights.ts';
import type { FeatureParts } from '../feature-parts.ts';
import { decodeOwn } from '../own-updates.ts';
import { editableRecord, findEntry, type EntryRow } from './journal-rows.ts';
import type { TemplateShelf } from './template-shelf.ts';

export function journalCommands(parts: FeatureParts, templates: TemplateShelf) {
  const { database, log, texts, now } = parts;

  return {
    async createDraft(input: ParsedInputOf<'journal.createDraft'>) {
      const template = input.templateId === null ? undefined : templates.find(input.templateId);
      if (input.templateId !== null && template === undefined) throw new ExpectedError('not-found');
      const planned = database.read((tx) => {
        const home = justMe(tx);
        if (input.circleId !== home) demandActive(tx, input.circleId);
        return log.planText(tx, { circleId: home, kind: DRAFT_TEXT, writers: 'author' });
      });
      const clientId = textClientId(planned.documentId, planned.deviceId, 0);
      const update = template === undefined ? null : await texts.compose(template.document, clientId);
      const decoded = update === null ? null : await decodeOwn(texts, update);
      return database.write((tx) => {
        const home = planned.circleId;
        log.createText(tx, planned);
        if (update !== null && decoded !== null) {
          log.appendText(tx, { documentId: planned.documentId, counter: 0, update, decoded });
        }
        const entryId = log.createRecord(tx, {
          circleId: home,
          kind: DRAFT,
          writers: 'author',
          fields: {
            title: input.title === '' ? (template?.title ?? '') : input.title,
            date: input.date,
            tags: [],
            text: planned.documentId,
            writers: input.writers,
            ...(input.circleId === home ? {} : { circle: input.circleId }),
          },
        });
        return { entryId };
      });
    },

    change({ entryId, title, date, tags }: ParsedInputOf<'journal.change'>) {
      return database.write((tx) => {
        const row = findEntry(tx, entryId);
        demandWritable(tx, row);
        log.putFields(tx, editableRecord(row), {
          ...(title === undefined ? {} : { title }),
          ...(date === undefined ? {} : { date }),
          ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
        });
        tx.touch('journal.entries', [entryId]);
        return {};
      });
    },

    trash({ entryId }: ParsedInputOf<'journal.trash'>) {
      return database.write((tx) => {
        const row = findEntry(tx, entryId);
        demandWritable(tx, row);
        if (row.state === 'shared' && row.writers === 'author' && row.mine === 0) {
          throw new ExpectedError('not-allowed');
        }
        setTrashed(tx, row, now());
        return {};
      });
    },

    /** Either of those who can read an entry may bring it back. */
    restore({ entryId }: ParsedInputOf<'journal.restore'>) {
      return database.write((tx) => {
        const row = findEntry(tx, entryId);
        if (row.state === 'shared') demandActive(tx, row.home);
        setTrashed(tx, row, 0);
        return {};
      });
    },

    /** Everything up to this place in the log has been on the screen. */
    markSeen({ entryId }: ParsedInputOf<'journal.markSeen'>) {
      return database.write((tx) => {
        const row = findEntry(tx, entryId);
        if (row.is_new === 0 && row.new_comments === 0) return {};
        tx.run(
          `INSERT INTO seen (object_id, position) VALUES (?, (SELECT coalesce(max(position), 0) FROM changes))
           ON CONFLICT (object_id) DO UPDATE SET position = excluded.position`,
          [entryId],
        );
        tx.touch('journal.entries', [entryId]);
        return {};
      });
    },
  };

  function setTrashed(tx: WriteTransaction, row: EntryRow, trashedAt: number): void {
    if (row.state === 'draft') {
      log.putFields(tx, row.entry_id, { trashedAt });
      return;
    }
    // Everyone has a word of their own about an entry; the latest of all counts.
    const mine = tx.get<{ record_id: string }>(
      'SELECT record_id FROM entry_status WHERE entry_id = ? AND author = ?',
      [row.entry_id, circleIdentity(tx, row.home).memberId],
    );
    if (mine !== undefined) log.putFields(tx, mine.record_id, { trashedAt });
    else {
      log.createRecord(tx, {
        circleId: row.home,
        kind: ENTRY_STATUS,
        writers: 'author',
        fields: { entry: row.entry_id, trashedAt },
      });
    }
  }
}

/** Not while it is being shared, not in the trash, not in a circle that I left. */
export function demandWritable(tx: WriteTransaction, row: EntryRow): void {
  if (row.share_due !== null || row.trashed_at > 0) throw new ExpectedError('not-allowed');
  if (row.state === 'shared') demandActive(tx, row.home);
}
