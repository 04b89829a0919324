import { describe, expect, it } from 'vitest';
import { writeShared, writtenAt } from '../../support/entries.ts';
import { inOneCircle, twoPeople } from '../../support/two-people.ts';
import { justMe, openTestVault, type TestVault } from '../../support/vault-under-test.ts';
import { writeInto } from '../../support/window-text.ts';

const circleAt = async (vault: TestVault, circleId: string) =>
  (await vault.call('people.circles', {})).circles.find((circle) => circle.circleId === circleId);

describe('names', () => {
  it('of a circle and its colour are changed by either; of a person by that person', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    await ben.call('people.changeCircle', { circleId, name: 'Walks and words', colour: 5 });
    await ben.call('people.changeMyName', { name: 'Benedict' });
    await two.exchange(2);
    expect(await circleAt(ana, circleId)).toMatchObject({
      name: 'Walks and words',
      initials: 'WW',
      colour: 5,
      memberNames: ['Benedict'],
      iAmHost: true,
    });
    expect((await ben.call('vault.state', {})).name).toBe('Benedict');
    await ana.call('people.changeCircle', { circleId, colour: 0 });
    await two.exchange(2);
    expect(await circleAt(ben, circleId)).toMatchObject({
      name: 'Walks and words',
      colour: 0,
      iAmHost: false,
    });
  });

  it('are not empty, not long, and a circle that is not mine has none to change', async () => {
    const ana = await openTestVault();
    for (const name of ['', '   ', 'x'.repeat(61)]) {
      expect(await ana.codeOf('people.createCircle', { name, colour: 1 })).toBe('input-invalid');
      expect(await ana.codeOf('people.changeMyName', { name })).toBe('input-invalid');
    }
    expect(await ana.codeOf('people.createCircle', { name: 'x', colour: 8 })).toBe('input-invalid');
    expect(await ana.codeOf('people.changeCircle', { circleId: 'ab'.repeat(32), name: 'x' })).toBe(
      'not-found',
    );
    // "Just me" has no name to change.
    expect(await ana.codeOf('people.changeCircle', { circleId: await justMe(ana), name: 'x' })).toBe(
      'not-found',
    );
  });
});

describe('leaving a circle', () => {
  it('tells the others, sends what was written, and leaves everything readable on both sides', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { entryId, documentId } = await writeShared(ana, circleId, {
      title: 'Tuesday',
      words: 'What I did not say',
      writers: 'all',
    });
    await two.exchange(2);
    await (await writeInto(ben, documentId)).type(' My last words.');
    await ben.call('comments.add', { entryId, text: 'Farewell.' });
    await ben.call('people.leave', { circleId });
    await two.exchange(3);

    expect((await ana.call('people.members', { circleId })).members.map(({ name }) => name)).toEqual(['Ana']);
    expect((await circleAt(ana, circleId))?.memberNames).toEqual([]);
    expect((await writeInto(ana, documentId)).words()).toBe('What I did not say My last words.');
    expect((await ana.call('comments.list', { entryId })).comments.map(({ text }) => text)).toEqual([
      'Farewell.',
    ]);

    expect(await circleAt(ben, circleId)).toMatchObject({ state: 'left' });
    expect((await ben.call('journal.list', { circleId })).entries).toMatchObject([{ title: 'Tuesday' }]);
    expect((await writeInto(ben, documentId)).words()).toBe('What I did not say My last words.');
    const codes = await Promise.all([
      ben.codeOf('journal.createDraft', { circleId, date: writtenAt }),
      ben.codeOf('journal.change', { entryId, title: 'x' }),
      ben.codeOf('journal.trash', { entryId }),
      ben.codeOf('journal.restore', { entryId }),
      ben.codeOf('comments.add', { entryId, text: 'x' }),
      ben.codeOf('people.changeCircle', { circleId, name: 'x' }),
      ben.codeOf('people.invite', { circleId, forName: 'x' }),
    ]);
    expect(codes).toEqual(codes.map(() => 'circle-read-only'));
    expect(await ben.codeOf('people.leave', { circleId })).toBe('not-allowed');

    // What Ana writes now is under keys that Ben never had, and he takes nothing in.
    await writeShared(ana, circleId, { title: 'After Ben', words: 'Alone again' });
    await two.exchange(3);
    expect((await ben.call('journal.list', { circleId })).total).toBe(1);
    expect((await ana.call('exchange.status', {})).circles[0]).toMatchObject({
      setAside: 0,
      waitingToLeave: 0,
    });
  });

  it('is not possible from Just me, nor from a circle that does not exist', async () => {
    const ana = await openTestVault();
    expect(await ana.codeOf('people.leave', { circleId: await justMe(ana) })).toBe('not-allowed');
    expect(await ana.codeOf('people.leave', { circleId: 'ab'.repeat(32) })).toBe('not-found');
    expect((await ana.call('people.members', { circleId: 'ab'.repeat(32) })).members).toEqual([]);
    expect((await ana.call('people.invitations', { circleId: 'ab'.repeat(32) })).invitations).toEqual([]);
  });
});
