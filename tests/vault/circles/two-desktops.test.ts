import { describe, expect, it } from 'vitest';
import { inOneCircle, twoPeople } from '../../support/two-people.ts';
import { writeInto } from '../../support/window-text.ts';

const date = '2026-01-05T09:00';

describe('two desktops, one circle, a folder between them', () => {
  it('invite, compare, admit: both see the same number, and each other by name', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const seenByAna = (await two.ana.call('people.members', { circleId })).members;
    const seenByBen = (await two.ben.call('people.members', { circleId })).members;
    expect(seenByAna.map((member) => [member.name, member.role, member.isMe])).toEqual([
      ['Ana', 'host', true],
      ['Ben', 'member', false],
    ]);
    expect(seenByBen.map((member) => [member.name, member.role, member.isMe])).toEqual([
      ['Ben', 'member', true],
      ['Ana', 'host', false],
    ]);
    expect(seenByAna[1]?.safetyNumber).toMatch(/^(\d{5} ){5}\d{5}$/);
    expect(seenByAna[1]?.safetyNumber).toBe(seenByBen[1]?.safetyNumber);
    expect((await two.ben.call('people.circles', {})).circles.map((circle) => circle.name)).toEqual([
      '',
      'Ana and Ben',
    ]);
  });

  it('an entry that is mine goes across, is commented on, and arrives', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { entryId: draftId } = await ana.call('journal.createDraft', { circleId, date, title: 'Tuesday' });
    const draft = await ana.call('journal.entry', { entryId: draftId });
    const text = await writeInto(ana, draft.documentId);
    await text.type('What I did not say');
    await two.exchange(2);
    expect((await ben.call('journal.list', { circleId })).total).toBe(0);

    await ana.call('journal.share', { entryId: draftId, circleId, writers: 'author' });
    await two.time.move(10_000);
    await two.exchange(3);
    // The first words follow a moment after the entry.
    await ben.until(async () => (await ben.call('journal.list', { circleId })).entries[0]?.snippet !== '');
    const { entries } = await ben.call('journal.list', { circleId });
    expect(entries).toMatchObject([
      { title: 'Tuesday', authorName: 'Ana', mine: false, isNew: true, snippet: 'What I did not say' },
    ]);
    const entryId = entries[0]?.entryId ?? '';
    const seen = await ben.call('journal.entry', { entryId });
    expect(seen.canWrite).toBe(false);
    expect((await writeInto(ben, seen.documentId)).words()).toBe('What I did not say');

    await ben.call('comments.add', { entryId, text: 'Page forty-one, I would guess.' });
    await two.exchange(3);
    const { comments } = await ana.call('comments.list', { entryId });
    expect(comments).toMatchObject([
      { authorName: 'Ben', text: 'Page forty-one, I would guess.', isNew: true },
    ]);
    expect((await ana.call('journal.entry', { entryId })).whereabouts).toEqual({
      place: 'arrived',
      arrivedAt: ['Ben'],
    });
    expect((await ben.call('comments.list', { entryId })).comments[0]?.whereabouts).toEqual({
      place: 'arrived',
      arrivedAt: ['Ana'],
    });
  });

  it('two people in one entry that is ours at once: both their words survive', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { entryId: draftId } = await ana.call('journal.createDraft', { circleId, date, title: 'Ours' });
    const draft = await ana.call('journal.entry', { entryId: draftId });
    await (await writeInto(ana, draft.documentId)).type('We begin.');
    await ana.call('journal.share', { entryId: draftId, circleId, writers: 'all' });
    await two.time.move(10_000);
    await two.exchange(3);
    const entryId = (await ben.call('journal.list', { circleId })).entries[0]?.entryId ?? '';
    const { documentId } = await ben.call('journal.entry', { entryId });
    const anasText = await writeInto(ana, documentId);
    const bensText = await writeInto(ben, documentId);
    await Promise.all([anasText.type(' Ana was here.'), bensText.type(' Ben was here.')]);
    await two.exchange(4);
    expect(anasText.words()).toBe(bensText.words());
    expect(anasText.words()).toContain('Ana was here.');
    expect(anasText.words()).toContain('Ben was here.');
  });
});

describe('the status line', () => {
  // Fails if the session does not tell windows that a circle begins to have something that waits.
  it('hears at once that something waits to leave', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana } = two;
    const { entryId } = await ana.call('journal.createDraft', { circleId, date, title: 'Tuesday' });
    await ana.call('journal.share', { entryId, circleId, writers: 'author' });
    await two.time.move(10_000);
    await two.exchange(2);
    const shared = (await ana.call('journal.list', { circleId })).entries[0]?.entryId ?? '';
    ana.heard.length = 0;
    await ana.call('comments.add', { entryId: shared, text: 'One more thing' });
    const told = ana.heard.flatMap((message) => ('changed' in message ? message.changed : []));
    expect(told).toContain('exchange.status');
    expect((await ana.call('exchange.status', {})).circles[0]?.waitingToLeave).toBe(1);
  });
});
