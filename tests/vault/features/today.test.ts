import { expect, it } from 'vitest';
import { writeDraft, writeShared } from '../../support/entries.ts';
import { inOneCircle, twoPeople } from '../../support/two-people.ts';
import { justMe, openTestVault } from '../../support/vault-under-test.ts';

it('Today shows what is new from others, my drafts, and my pages that are ahead', async () => {
  const two = await twoPeople();
  const { circleId } = await inOneCircle(two);
  const { ana, ben } = two;
  const shared = await writeShared(ana, circleId, { title: 'Tuesday', words: 'What I did not say' });
  await writeDraft(ana, circleId, { title: 'Begun for Ben', words: 'Not yet' });
  await writeDraft(ana, await justMe(ana), { title: 'No draft at all' });
  await two.exchange(2);
  await ben.quiet();
  const seenByBen = await ben.call('today.overview', {});
  expect(seenByBen.newFromOthers).toMatchObject([
    {
      kind: 'entry',
      entryId: shared.entryId,
      circleName: 'Ana and Ben',
      personName: 'Ana',
      title: 'Tuesday',
      snippet: 'What I did not say',
    },
  ]);
  expect(seenByBen.drafts).toEqual([]);

  await ben.call('journal.markSeen', { entryId: shared.entryId });
  expect((await ben.call('today.overview', {})).newFromOthers).toEqual([]);
  await ben.call('comments.add', { entryId: shared.entryId, text: 'Page forty-one?' });
  await two.exchange(2);
  await shared.text.type(' before');
  await ana.until(async () => (await ana.call('today.overview', {})).unshared.length === 1);
  const seenByAna = await ana.call('today.overview', {});
  expect(seenByAna.newFromOthers).toMatchObject([
    { kind: 'comment', personName: 'Ben', title: 'Tuesday', snippet: 'Page forty-one?' },
  ]);
  expect(seenByAna.drafts).toMatchObject([
    { title: 'Begun for Ben', snippet: 'Not yet', circleName: 'Ana and Ben' },
  ]);
  expect(seenByAna.unshared).toMatchObject([{ entryId: shared.entryId, title: 'Tuesday' }]);

  await ana.call('journal.shareChanges', { entryId: shared.entryId });
  await ana.call('journal.trash', { entryId: shared.entryId });
  expect(await ana.call('today.overview', {})).toMatchObject({ newFromOthers: [], unshared: [] });
});

it('Today asks the same question all day, and another one tomorrow', async () => {
  const vault = await openTestVault();
  const prompt = async () => (await vault.call('today.overview', {})).prompt;
  const { prompts } = await vault.call('journal.prompts', {});
  const today = await prompt();
  expect(prompts).toContain(today);
  vault.time.sleep(12 * 3_600_000);
  expect(await prompt()).toBe(today);
  vault.time.sleep(12 * 3_600_000);
  expect(await prompt()).not.toBe(today);
});
