/**
 * Journey "private stays private": what is typed and deleted before sharing, what stays a draft and what is in Just me
 * is in nothing that leaves, and on nobody else's screen. (That what leaves does not even hold it sealed is a test of
 * the vault, which can open it.)
 */
import { findCanaries, makeCanary } from '../../support/canary.ts';
import { textField } from '../../support/journeys/door.ts';
import { exchangeBoth } from '../../support/journeys/exchanging.ts';
import { CIRCLE, expect, test } from '../../support/journeys/journey-test.ts';
import { goToJournal, goToJustMe, goToToday } from '../../support/journeys/places.ts';
import { card, openEntry, share, whenSaved, whenShared, writeDraft } from '../../support/journeys/writing.ts';

// Fails when sharing sends the history of a text, or anything of a draft is exchanged.
test('deleted before sharing, kept as a draft, written for myself: none of it reaches Ben', async ({
  pair,
}) => {
  const { ana, ben, shared } = pair;
  const [anas, bens] = [ana.desktop.window, ben.desktop.window];
  const deleted = makeCanary('deleted before sharing');
  const draft = makeCanary('a draft');
  const draftTitle = makeCanary('the title of a draft');
  const own = makeCanary('Just me');
  const privateToAna = [deleted, draft, draftTitle, own];

  await test.step('Ana writes for herself, a draft, and an entry of which she deletes a sentence', async () => {
    await goToJustMe(anas);
    await writeDraft(anas, 'For me', own.sentence);
    await goToJournal(anas, CIRCLE);
    await writeDraft(anas, draftTitle.sentence, draft.sentence);
    await writeDraft(anas, 'What I share', 'These words may go. ');
    await textField(anas).press('Control+End');
    await textField(anas).pressSequentially(deleted.sentence);
    await whenSaved(anas);
    for (const _ of deleted.sentence) await anas.keyboard.press('Backspace');
    await expect(textField(anas)).toHaveText('These words may go.');
    await whenSaved(anas);
  });

  await test.step('she shares the last one, and it arrives', async () => {
    await share(anas, 'Ben', 'It becomes ours');
    await whenShared(anas);
    await exchangeBoth(ana, ben);
    await goToJournal(bens, CIRCLE);
    await expect(card(bens, /^What I share/)).toBeVisible({ timeout: 60_000 });
    await openEntry(bens, 'What I share');
    await expect(textField(bens)).toHaveText('These words may go.');
  });

  await test.step('Ben has nothing else: not on the page, not by undo, not by searching, not on Today', async () => {
    await textField(bens).press('Control+z');
    await expect(textField(bens)).toHaveText('These words may go.');
    const find = bens.getByRole('searchbox', { name: 'Find in titles and texts' });
    for (const { marker } of privateToAna) {
      await find.fill(marker);
      await expect(bens.getByText('No title and no text here holds these words.')).toBeVisible();
    }
    await find.fill('');
    await expect(card(bens, /./)).toHaveCount(1);
    await goToToday(bens);
    for (const { marker } of privateToAna) await expect(bens.locator('body')).not.toContainText(marker);
  });

  await test.step('nothing of it lies in the folders or on Ben’s computer in any form', async () => {
    await shared.client.settle();
    expect(
      findCanaries([shared.a, shared.b, ben.desktop.folder, ben.desktop.userDataDir], privateToAna),
    ).toEqual([]);
  });
});
