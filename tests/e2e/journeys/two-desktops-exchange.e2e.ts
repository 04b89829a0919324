/** Journey "two desktops exchange": the main job, over a folder that a sync program copies to and fro. */
import { textField } from '../../support/journeys/door.ts';
import { exchangeBoth } from '../../support/journeys/exchanging.ts';
import { CIRCLE, expect, test } from '../../support/journeys/journey-test.ts';
import { goToJournal, goToToday } from '../../support/journeys/places.ts';
import {
  card,
  comment,
  openEntry,
  share,
  whenSaved,
  whenShared,
  writeDraft,
} from '../../support/journeys/writing.ts';

const LATE = { timeout: 60_000 };

test('an entry is shared, read, commented on and changed; ours is typed by both at once', async ({
  pair,
}) => {
  const { ana, ben } = pair;
  const [anas, bens] = [ana.desktop.window, ben.desktop.window];

  await test.step('what is mine is shared after ten seconds and arrives', async () => {
    await goToJournal(anas, CIRCLE);
    await writeDraft(anas, 'Tuesday', 'What I did not say.');
    await expect(anas.getByRole('group', { name: 'Who can read this' })).toHaveText(
      'Only you, until you share it with Ben.',
    );
    await share(anas, 'Ben', 'It stays mine');
    await anas.getByRole('button', { name: 'Undo' }).last().click();
    await expect(anas.getByText('Only you, until you share it with Ben.')).toBeVisible();
    await share(anas, 'Ben', 'It stays mine');
    await whenShared(anas);
    await exchangeBoth(ana, ben);
    await goToToday(bens);
    await expect(bens.getByRole('button', { name: /Ana shared “Tuesday”/ })).toBeVisible(LATE);
    await bens.getByRole('button', { name: /Ana shared “Tuesday”/ }).click();
    await expect(textField(bens)).toHaveText('What I did not say.');
    await expect(textField(bens)).toHaveAttribute('contenteditable', 'false');
    await expect(bens.getByRole('group', { name: 'Who can read this' })).toContainText(
      'Ana writes, you comment.',
    );
  });

  await test.step('a comment goes back, and each sees where its words are', async () => {
    await comment(bens, 'Page forty-one, I would guess.');
    await exchangeBoth(ben, ana);
    const column = anas.getByRole('region', { name: 'Comments' });
    await expect(column.getByText('Page forty-one, I would guess.')).toBeVisible(LATE);
    await expect(anas.getByText(/Arrived at Ben’s computer/)).toBeVisible(LATE);
  });

  await test.step('changes of what is mine go when I say so', async () => {
    await textField(anas).press('Control+End');
    await textField(anas).pressSequentially(' Now I say it.');
    await whenSaved(anas);
    await expect(anas.getByText('Ben has your earlier version.')).toBeVisible();
    await exchangeBoth(ana, ben);
    await expect(textField(bens)).toHaveText('What I did not say.');
    await anas.getByRole('button', { name: 'Share changes' }).click();
    await expect(anas.getByText('Ben has your earlier version.')).toBeHidden();
    await exchangeBoth(ana, ben);
    await expect(textField(bens)).toHaveText('What I did not say. Now I say it.', LATE);
  });

  await test.step('two people in one entry that is ours, at the same time, offline: both their words survive', async () => {
    await writeDraft(anas, 'Together', 'We begin.');
    await share(anas, 'Ben', 'It becomes ours');
    await whenShared(anas);
    await exchangeBoth(ana, ben);
    await goToJournal(bens, CIRCLE);
    await expect(card(bens, /^Together/)).toBeVisible(LATE);
    await openEntry(bens, 'Together');
    await expect(textField(bens)).toHaveText('We begin.');
    await expect(textField(anas)).toHaveText('We begin.');
    await pair.shared.stop();
    await textField(anas).press('Control+End');
    await textField(bens).press('Control+End');
    await Promise.all([
      textField(anas).pressSequentially(' Ana was here.'),
      textField(bens).pressSequentially(' Ben was here.'),
    ]);
    await Promise.all([whenSaved(anas), whenSaved(bens)]);
    pair.shared.start();
    await Promise.all([exchangeBoth(ana, ben), expect(textField(anas)).toContainText('Ben was here.', LATE)]);
    await expect(textField(bens)).toContainText('Ana was here.', LATE);
    expect(await textField(anas).textContent()).toBe(await textField(bens).textContent());
  });

  await test.step('undo takes back my own words and none of the partner’s', async () => {
    await textField(bens).press('Control+z');
    await expect(textField(bens)).not.toContainText('Ben was here.');
    await expect(textField(bens)).toContainText('Ana was here.');
  });
});
