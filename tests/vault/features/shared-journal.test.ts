import { describe, expect, it } from 'vitest';
import { writtenAt, share, writeDraft, writeShared } from '../../support/entries.ts';
import { inOneCircle, twoPeople } from '../../support/two-people.ts';
import { justMe, openTestVault } from '../../support/vault-under-test.ts';
import { writeInto } from '../../support/window-text.ts';

const nobodys = 'ab'.repeat(16);

describe('an entry that is mine', () => {
  it('is changed, shared further and trashed by me alone', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { entryId } = await writeShared(ana, circleId, { title: 'Tuesday', words: 'What I did not say' });
    await two.exchange(2);
    expect(await ben.call('journal.entry', { entryId })).toMatchObject({
      mine: false,
      canWrite: false,
      writers: 'author',
    });
    expect(await ben.codeOf('journal.change', { entryId, title: 'Mine now' })).toBe('not-allowed');
    expect(await ben.codeOf('journal.trash', { entryId })).toBe('not-allowed');
    expect(await ben.codeOf('journal.share', { entryId, circleId, writers: 'all' })).toBe('not-allowed');
    expect(await ben.codeOf('journal.shareChanges', { entryId })).toBe('not-allowed');
    expect(await ben.codeOf('journal.discardChanges', { entryId })).toBe('not-allowed');
    const { documentId } = await ben.call('journal.entry', { entryId });
    const opened = await ben.call('documents.open', { documentId });
    expect(opened.canWrite).toBe(false);
    expect(await ben.codeOf('documents.update', { documentId, update: new Uint8Array([0, 0]) })).toBe(
      'not-allowed',
    );
  });

  it('says who can read it, and to the others from whom it is', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const draft = await writeDraft(ana, circleId, { title: 'Tuesday' });
    expect(await ana.call('journal.entry', { entryId: draft.entryId })).toMatchObject({
      state: 'draft',
      circleId,
      readers: [],
      whereabouts: { place: 'private', arrivedAt: [] },
    });
    const entryId = await share(ana, circleId, draft.entryId);
    expect((await ana.call('journal.entry', { entryId })).readers.map(({ name }) => name)).toEqual(['Ben']);
    await two.exchange(2);
    const seen = await ben.call('journal.entry', { entryId });
    expect(seen.readers.map(({ name }) => name)).toEqual(['Ana']);
    expect(seen.authorName).toBe('Ana');
  });

  it('is not shared twice, nor changed while it waits to leave, nor shared from Just me into Just me', async () => {
    const ana = await openTestVault();
    const { circleId } = await ana.call('people.createCircle', { name: 'Ana and Ben', colour: 1 });
    const mine = await justMe(ana);
    const { entryId } = await writeDraft(ana, circleId, { title: 'Tuesday' });
    expect(await ana.codeOf('journal.share', { entryId, circleId: mine, writers: 'author' })).toBe(
      'not-allowed',
    );
    expect(await ana.codeOf('journal.share', { entryId, circleId: 'ab'.repeat(32), writers: 'author' })).toBe(
      'not-found',
    );
    await ana.call('journal.share', { entryId, circleId, writers: 'author' });
    expect(await ana.codeOf('journal.share', { entryId, circleId, writers: 'author' })).toBe('not-allowed');
    expect(await ana.codeOf('journal.change', { entryId, title: 'Wednesday' })).toBe('not-allowed');
    expect(await ana.codeOf('journal.trash', { entryId })).toBe('not-allowed');
    await ana.time.move(10_000);
    await ana.until(() => Promise.resolve(ana.events('journal.shared').length === 1));
    expect(await ana.codeOf('journal.undoShare', { entryId })).toBe('not-found');
    // The draft is now the page of the shared entry.
    expect(await ana.codeOf('journal.share', { entryId, circleId, writers: 'author' })).toBe('not-allowed');
    expect((await ana.call('journal.list', { circleId })).total).toBe(1);
  });

  it('leaves at Lock, without the rest of its ten seconds', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const draft = await writeDraft(ana, circleId, { title: 'In a hurry' });
    await ana.call('journal.share', { entryId: draft.entryId, circleId, writers: 'author' });
    await ana.lock();
    await two.sync.settle();
    await ben.call('exchange.exchangeNow', {});
    expect((await ben.call('journal.list', { circleId })).entries).toMatchObject([{ title: 'In a hurry' }]);
  });
});

describe('an entry that is ours', () => {
  it('is written, renamed, trashed and brought back by either', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { entryId, documentId } = await writeShared(ana, circleId, {
      title: 'Ours',
      words: 'We begin.',
      writers: 'all',
    });
    await two.exchange(2);
    expect(await ben.call('journal.entry', { entryId })).toMatchObject({
      canWrite: true,
      hasUnsharedChanges: false,
    });
    await (await writeInto(ben, documentId)).type(' Ben goes on.');
    await ben.call('journal.change', {
      entryId,
      title: 'Ours, by Ben',
      tags: ['us', 'us', 'both'],
      date: '2026-01-06T10:00',
    });
    await two.exchange(2);
    expect(await ana.call('journal.entry', { entryId })).toMatchObject({
      title: 'Ours, by Ben',
      tags: ['us', 'both'],
      date: '2026-01-06T10:00',
    });
    expect((await writeInto(ana, documentId)).words()).toBe('We begin. Ben goes on.');

    await ben.call('journal.trash', { entryId });
    await two.exchange(2);
    for (const vault of [ana, ben]) {
      expect((await vault.call('journal.list', { circleId })).total).toBe(0);
      const { entries } = await vault.call('journal.list', { circleId, show: 'trash' });
      expect(entries.map((entry) => entry.entryId)).toEqual([entryId]);
      expect((await vault.call('journal.entry', { entryId })).canWrite).toBe(false);
      expect((await vault.call('journal.entry', { entryId })).trashedAt).not.toBeNull();
    }
    await ana.call('journal.restore', { entryId });
    await two.exchange(2);
    for (const vault of [ana, ben]) {
      expect((await vault.call('journal.list', { circleId })).total).toBe(1);
      expect((await vault.call('journal.entry', { entryId })).trashedAt).toBeNull();
    }
  });
});

describe('the trash', () => {
  it('of a shared entry is the same for both, and either brings it back within 30 days', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { entryId } = await writeShared(ana, circleId, { title: 'Tuesday' });
    await two.exchange(2);
    await ana.call('journal.trash', { entryId });
    await two.exchange(2);
    expect((await ben.call('journal.list', { circleId })).total).toBe(0);
    two.time.sleep(29 * 86_400_000);
    await ben.call('journal.restore', { entryId });
    await two.exchange(2);
    expect((await ana.call('journal.list', { circleId })).entries).toMatchObject([
      { entryId, title: 'Tuesday' },
    ]);
  });

  // Fails when: who spoke last is read from what a view remembered before the change was sealed.
  it('is decided by whoever spoke last, also when both spoke without hearing of each other', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { entryId } = await writeShared(ana, circleId, { title: 'Ours', writers: 'all' });
    await two.exchange(2);
    // Each makes a record of their own about the same entry.
    await ana.call('journal.trash', { entryId });
    await ben.call('journal.trash', { entryId });
    await two.exchange(3);
    const trashed = async () =>
      Promise.all(
        [ana, ben].map(async (vault) => (await vault.call('journal.entry', { entryId })).trashedAt !== null),
      );
    expect(await trashed()).toEqual([true, true]);
    await ben.call('journal.restore', { entryId });
    await two.exchange(3);
    expect(await trashed()).toEqual([false, false]);
    await ana.call('journal.trash', { entryId });
    await two.exchange(3);
    expect(await trashed()).toEqual([true, true]);
    await ana.call('journal.restore', { entryId });
    await two.exchange(3);
    expect(await trashed()).toEqual([false, false]);
  });

  it('holds drafts too, which nobody else ever hears of', async () => {
    const ana = await openTestVault();
    const circleId = await justMe(ana);
    const { entryId } = await writeDraft(ana, circleId, { title: 'Only mine', words: 'a word' });
    await ana.call('journal.trash', { entryId });
    expect(await ana.codeOf('journal.trash', { entryId })).toBe('not-allowed');
    expect((await ana.call('journal.tags', { circleId })).tags).toEqual([]);
    expect((await ana.call('journal.entry', { entryId })).canWrite).toBe(false);
    await ana.call('journal.restore', { entryId });
    expect((await ana.call('journal.entry', { entryId })).canWrite).toBe(true);
  });
});

describe('lists of entries', () => {
  it('are newest first, page after page, each entry once', async () => {
    const ana = await openTestVault();
    const circleId = await justMe(ana);
    const dates = Array.from(
      { length: 130 },
      (_, at) => `2026-01-${String(1 + (at % 28)).padStart(2, '0')}T09:00`,
    );
    for (const date of dates) await ana.call('journal.createDraft', { circleId, date, title: date });
    const seen: { entryId: string; date: string }[] = [];
    let cursor: string | null = null;
    const sizes: number[] = [];
    do {
      const page: Awaited<ReturnType<typeof ana.call<'journal.list'>>> = await ana.call('journal.list', {
        circleId,
        cursor,
      });
      expect(page.total).toBe(130);
      sizes.push(page.entries.length);
      seen.push(...page.entries);
      cursor = page.next;
    } while (cursor !== null);
    expect(sizes).toEqual([60, 60, 10]);
    expect(new Set(seen.map(({ entryId }) => entryId)).size).toBe(130);
    expect(seen.map(({ date }) => date)).toEqual(dates.toSorted().toReversed());
    // A cursor that is none begins at the beginning.
    expect(
      (await ana.call('journal.list', { circleId, cursor: 'nonsense', limit: 1 })).entries[0]?.date,
    ).toBe(seen[0]?.date);
  });

  it('filter by tag and by words, and know all tags', async () => {
    const ana = await openTestVault();
    const circleId = await justMe(ana);
    const one = await writeDraft(ana, circleId, {
      title: 'Über den Fluß',
      words: 'A heron stood in the reeds',
    });
    const other = await writeDraft(ana, circleId, { title: 'Second', words: 'No bird at all' });
    await ana.call('journal.change', { entryId: one.entryId, tags: ['birds', 'walks'] });
    await ana.call('journal.change', { entryId: other.entryId, tags: ['walks'] });
    await ana.quiet();
    const found = async (filter: object) =>
      (await ana.call('journal.list', { circleId, ...filter })).entries
        .map((entry) => entry.title)
        .toSorted();
    expect((await ana.call('journal.tags', { circleId })).tags).toEqual(['birds', 'walks']);
    expect(await found({ tag: 'walks' })).toEqual(['Second', 'Über den Fluß']);
    expect(await found({ tag: 'birds' })).toEqual(['Über den Fluß']);
    expect(await found({ tag: 'walk' })).toEqual([]);
    expect(await found({ text: 'HERON reed' })).toEqual(['Über den Fluß']);
    expect(await found({ text: 'uber' })).toEqual(['Über den Fluß']);
    expect(await found({ text: 'walks bird' })).toEqual(['Second', 'Über den Fluß']);
    // What looks like the language of the index is nothing but words.
    for (const text of ['"', 'NEAR(', 'title:', '*', "' OR 1=1", 'heron" OR "bird', '-heron', '^', '  ']) {
      await ana.call('journal.list', { circleId, text });
    }
    expect(await found({ text: 'heron OR bird' })).toEqual([]);
  });

  it('forget what is new once it was looked at, until somebody writes again', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { entryId } = await writeShared(ana, circleId, { title: 'Tuesday', words: 'First.' });
    await two.exchange(2);
    const counts = async () => {
      const entry = await ben.call('journal.entry', { entryId });
      const { circles } = await ben.call('people.circles', {});
      return [
        entry.isNew,
        entry.comments,
        entry.newComments,
        circles.find((one) => one.circleId === circleId)?.newEntries,
      ];
    };
    expect(await counts()).toEqual([true, 0, 0, 1]);
    await ben.call('journal.markSeen', { entryId });
    expect(await counts()).toEqual([false, 0, 0, 0]);
    await ana.call('comments.add', { entryId, text: 'One more thing.' });
    await two.exchange(2);
    expect(await counts()).toEqual([false, 1, 1, 1]);
    await ben.call('journal.markSeen', { entryId });
    expect(await counts()).toEqual([false, 1, 0, 0]);
    // What I write myself is never new to me.
    await ben.call('comments.add', { entryId, text: 'Thank you.' });
    expect(await counts()).toEqual([false, 2, 0, 0]);
  });
});

describe('what does not exist', () => {
  it('is said so, by every call about an entry', async () => {
    const ana = await openTestVault();
    const circleId = await justMe(ana);
    const entryId = nobodys;
    const codes = await Promise.all([
      ana.codeOf('journal.entry', { entryId }),
      ana.codeOf('journal.change', { entryId, title: '' }),
      ana.codeOf('journal.share', { entryId, circleId, writers: 'author' }),
      ana.codeOf('journal.undoShare', { entryId }),
      ana.codeOf('journal.shareChanges', { entryId }),
      ana.codeOf('journal.discardChanges', { entryId }),
      ana.codeOf('journal.trash', { entryId }),
      ana.codeOf('journal.restore', { entryId }),
      ana.codeOf('journal.markSeen', { entryId }),
      ana.codeOf('comments.add', { entryId, text: 'To nobody' }),
      ana.codeOf('documents.open', { documentId: entryId }),
      ana.codeOf('documents.update', { documentId: entryId, update: new Uint8Array([0, 0]) }),
      ana.codeOf('journal.createDraft', { circleId: 'ab'.repeat(32), date: writtenAt }),
      ana.codeOf('journal.createDraft', { circleId, date: writtenAt, templateId: 'no-such-template' }),
    ]);
    expect(codes).toEqual(codes.map(() => 'not-found'));
    expect((await ana.call('comments.list', { entryId })).comments).toEqual([]);
    expect((await ana.call('journal.prompts', {})).prompts.length).toBeGreaterThan(5);
  });
});
