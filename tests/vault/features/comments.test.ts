import { describe, expect, it } from 'vitest';
import { writeDraft, writeShared } from '../../support/entries.ts';
import { inOneCircle, twoPeople } from '../../support/two-people.ts';
import { justMe, openTestVault, type TestVault } from '../../support/vault-under-test.ts';

const under = async (vault: TestVault, entryId: string) =>
  (await vault.call('comments.list', { entryId })).comments.map(({ text, edited, mine }) => ({
    text,
    edited,
    mine,
  }));

describe('comments', () => {
  it('are edited, removed and brought back by whoever wrote them, and by nobody else', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { entryId } = await writeShared(ana, circleId, { title: 'Tuesday' });
    await two.exchange(2);
    const { commentId } = await ben.call('comments.add', { entryId, text: '  Page forty-one?  ' });
    await two.exchange(2);
    expect(await under(ana, entryId)).toEqual([{ text: 'Page forty-one?', edited: false, mine: false }]);

    for (const code of await Promise.all([
      ana.codeOf('comments.edit', { commentId, text: 'Not what Ben said' }),
      ana.codeOf('comments.remove', { commentId }),
      ana.codeOf('comments.restore', { commentId }),
    ])) {
      expect(code).toBe('not-allowed');
    }

    await ben.call('comments.edit', { commentId, text: 'Page forty-two.' });
    await two.exchange(2);
    expect(await under(ana, entryId)).toEqual([{ text: 'Page forty-two.', edited: true, mine: false }]);
    await ben.call('comments.remove', { commentId });
    await two.exchange(2);
    expect(await under(ana, entryId)).toEqual([]);
    expect((await ana.call('journal.entry', { entryId })).comments).toBe(0);
    await ben.call('comments.restore', { commentId });
    await two.exchange(2);
    expect(await under(ana, entryId)).toEqual([{ text: 'Page forty-two.', edited: true, mine: false }]);
  });

  it('stand oldest first, with their authors, on both sides', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { entryId } = await writeShared(ana, circleId, { title: 'Tuesday' });
    await two.exchange(2);
    await ana.call('comments.add', { entryId, text: 'one' });
    await two.time.move(1);
    await ben.call('comments.add', { entryId, text: 'two' });
    await two.time.move(1);
    await ana.call('comments.add', { entryId, text: 'three' });
    await two.exchange(3);
    for (const vault of [ana, ben]) {
      const { comments } = await vault.call('comments.list', { entryId });
      expect(comments.map(({ authorName, text }) => `${authorName}: ${text}`)).toEqual([
        'Ana: one',
        'Ben: two',
        'Ana: three',
      ]);
    }
  });

  it('are not possible where nobody else reads', async () => {
    const ana = await openTestVault();
    const draft = await writeDraft(ana, await justMe(ana), { title: 'Only mine' });
    expect(await ana.codeOf('comments.add', { entryId: draft.entryId, text: 'To myself' })).toBe(
      'not-allowed',
    );
  });

  it('hold words, and not too many', async () => {
    const ana = await openTestVault();
    const { circleId } = await ana.call('people.createCircle', { name: 'Ana and Ben', colour: 1 });
    const { entryId } = await writeShared(ana, circleId);
    for (const text of ['', '   \n ', 'x'.repeat(4001)]) {
      expect(await ana.codeOf('comments.add', { entryId, text })).toBe('input-invalid');
    }
    expect(await ana.codeOf('comments.add', { entryId, text: 'x'.repeat(4000) })).toBe('answered');
    const nobodys = 'ab'.repeat(16);
    expect(await ana.codeOf('comments.edit', { commentId: nobodys, text: 'x' })).toBe('not-found');
    // An entry is no comment.
    expect(await ana.codeOf('comments.remove', { commentId: entryId })).toBe('not-found');
  });
});
