import { describe, expect, it } from 'vitest';
import type { SqlRow } from '../../../electron/vault/database/connection.ts';
import type { VaultDatabase } from '../../../electron/vault/database/vault-database.ts';
import { comparePages, projectJournalText } from '../../../electron/vault/features/journal/journal-texts.ts';
import { decodeFields } from '../../../electron/vault/log/record-fields.ts';
import { rebuildViews } from '../../../electron/vault/log/rebuild.ts';
import { createTextPass } from '../../../electron/vault/search/text-pass.ts';
import { forgetViews, projectRecord } from '../../../electron/vault/session/record-views.ts';
import { writeDraft, writeShared } from '../../support/entries.ts';
import { sharedTextWorker } from '../../support/text-worker-under-test.ts';
import { inOneCircle, twoPeople } from '../../support/two-people.ts';
import { justMe } from '../../support/vault-under-test.ts';
import { reopenedVault } from '../../support/vault-on-disk.ts';

const texts = sharedTextWorker();

/** Every view of the log; what this computer alone knows (seen, pending shares) is none. */
const views: readonly string[] = [
  'SELECT record_id, circle_id, kind, author, writers, fields, first_position, last_position, foreign_position FROM records ORDER BY record_id',
  `SELECT entry_id, circle_id, home, state, writers, author, title, date, tags, document_id, shared_as, trashed_at, snippet,
     foreign_position, last_position FROM journal_entries ORDER BY entry_id`,
  'SELECT * FROM comments ORDER BY comment_id',
  'SELECT * FROM entry_status ORDER BY record_id',
  'SELECT * FROM profiles ORDER BY circle_id, member_id',
  'SELECT * FROM circle_names ORDER BY circle_id',
  'SELECT * FROM ahead ORDER BY entry_id',
];

const searches = ['tuesday', 'heron', 'said', 'nothing', 'ours', 'ben'];

/** The values of a record's fields with their stamps; in which order they are kept means nothing. */
const decoded = (row: SqlRow): object =>
  row['fields'] instanceof Uint8Array ? { ...row, fields: decodeFields(row['fields']) } : row;

function viewsOf(database: VaultDatabase): unknown {
  return database.read((tx) => [
    ...views.map((sql) => tx.all<SqlRow>(sql).map(decoded)),
    ...searches.map((word) =>
      tx.all<SqlRow>(
        `SELECT e.entry_id FROM journal_search s JOIN journal_entries e ON e.row = s.rowid WHERE journal_search MATCH ? ORDER BY e.entry_id`,
        [word],
      ),
    ),
  ]);
}

async function readTexts(database: VaultDatabase): Promise<void> {
  const failures: string[] = [];
  const pass = createTextPass({
    database,
    texts,
    project: projectJournalText,
    after: comparePages({ database, texts } as Parameters<typeof comparePages>[0]),
    onFailure: () => failures.push('a turn failed'),
  });
  await pass.settle();
  expect(failures).toEqual([]);
}

describe('everything but the log is a view', () => {
  // Fails when: a view depends on the order in which changes came, on what was sealed when, or on another view.
  it('C11: rebuilt from the log, views equal the live ones, after foreign changes, pending and sealed', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const shared = await writeShared(ana, circleId, { title: 'Tuesday', words: 'What I said' });
    const ours = await writeShared(ana, circleId, { title: 'Ours', words: 'We begin.', writers: 'all' });
    await writeDraft(ana, await justMe(ana), { title: 'Only mine', words: 'A heron' });
    const trashed = await writeDraft(ana, circleId, { title: 'Thrown away' });
    await ana.call('journal.trash', { entryId: trashed.entryId });
    await two.exchange(2);
    await ben.call('journal.change', { entryId: ours.entryId, title: 'Ours, by Ben', tags: ['ben'] });
    await ana.call('journal.change', { entryId: ours.entryId, title: 'Ours, by Ana' });
    await ben.call('journal.trash', { entryId: ours.entryId });
    await ana.call('journal.trash', { entryId: ours.entryId });
    const { commentId } = await ben.call('comments.add', { entryId: shared.entryId, text: 'Nothing to add' });
    await ben.call('comments.edit', { commentId, text: 'Something to add' });
    await ben.call('people.changeCircle', { circleId, name: 'Walks', colour: 4 });
    await ben.call('people.changeMyName', { name: 'Benedict' });
    await two.exchange(3);
    await ana.call('journal.restore', { entryId: ours.entryId });
    await two.exchange(2);
    // What is pending when the computers are shut: a page that is ahead, a comment, a title.
    await shared.text.type(' and nothing else');
    await ana.call('comments.add', { entryId: shared.entryId, text: 'Not sent yet' });
    await ben.call('journal.change', { entryId: ours.entryId, title: 'Not sent yet either' });
    await ben.lock();
    await ana.lock();

    for (const person of [ana, ben]) {
      const { database, close } = await reopenedVault(person.folder);
      await readTexts(database);
      const live = viewsOf(database);
      database.write((tx) => rebuildViews(tx, projectRecord, forgetViews));
      await readTexts(database);
      expect(viewsOf(database)).toEqual(live);
      // And once more: a rebuilt view is as good as any.
      database.write((tx) => rebuildViews(tx, projectRecord, forgetViews));
      await readTexts(database);
      expect(viewsOf(database)).toEqual(live);
      close();
    }
  });
});
