/** Journey "first run": the first five minutes of somebody who has never seen Alongside. */
import { beginJournal, passphraseOf, textField, unlock } from '../../support/journeys/door.ts';
import { goToJustMe, goToSettings } from '../../support/journeys/places.ts';
import { checkTwoWords, showRecoveryWords } from '../../support/journeys/recovery-words.ts';
import { card, openEntry, whenSaved } from '../../support/journeys/writing.ts';
import { expect, test } from '../desktop-test.ts';

// Fails when anything more is asked before the first sentence, or the cursor is not in its text.
test('a name and a passphrase are enough, and the cursor stands in the first entry', async ({ launch }) => {
  const desktop = await launch();
  const page = desktop.window;
  const name = page.getByRole('textbox', { name: 'What may we call you?' });
  const field = page.getByLabel('Choose a passphrase', { exact: true });

  await test.step('the keyboard starts in the name; nothing can be begun without both', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'A journal for you, and for the people beside you',
    );
    await expect(name).toBeFocused();
    await page.getByRole('button', { name: 'Begin writing' }).click();
    await expect(page.getByText('A name is needed, any name.')).toBeVisible();
    await expect(page.getByText('A passphrase is needed, or let Alongside suggest one.')).toBeVisible();
  });

  await test.step('a weak passphrase is refused with the reason, and a suggestion is strong', async () => {
    await name.fill('Ana');
    await field.fill('password');
    await expect(page.getByText('This is one of the ten passphrases that are tried first.')).toBeVisible();
    await page.getByRole('button', { name: 'Begin writing' }).click();
    await expect(page.getByText('That passphrase would be found too quickly')).toBeVisible();
    await page.getByRole('button', { name: 'Suggest one' }).click();
    await expect(page.getByText(/^(Good|Very good): /)).toBeVisible();
    await expect(field).toHaveValue(/^\S+( \S+){3,}$/);
  });

  const ana = await beginJournal(desktop, 'Ana', passphraseOf('Ana'));
  await test.step('what is typed is saved, says who can read it, and is there after a restart', async () => {
    await page.keyboard.type('The first sentence of many.');
    await whenSaved(page);
    await expect(page.getByRole('group', { name: 'Who can read this' })).toHaveText('Only you.');
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Day one');
    await expect(page.getByRole('article', { name: 'Day one' })).toBeVisible();
    await whenSaved(page);
  });

  await test.step('the recovery words are shown after the passphrase, and two of them are asked', async () => {
    await goToSettings(page);
    await page.getByRole('button', { name: 'Write them down' }).click();
    const words = await showRecoveryWords(page, ana.passphrase);
    expect(words).toHaveLength(12);
    await checkTwoWords(
      page,
      words.map(() => 'zebra'),
    );
    await expect(page.getByText('At least one of the two is not the word on the sheet.')).toBeVisible();
    await checkTwoWords(page, words);
    await expect(page.getByText('Keep the paper safe.')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByText('Written down and checked.')).toBeVisible();
    await page.getByRole('button', { name: 'Show them again' }).click();
    expect(await showRecoveryWords(page, ana.passphrase)).toEqual(words);
  });

  await desktop.close();
  await test.step('a restart asks for the passphrase, and everything is there', async () => {
    const again = await launch({ userDataDir: desktop.userDataDir });
    const page = await unlock({ ...ana, desktop: again });
    await goToJustMe(page);
    await expect(card(page, /^Day one/)).toBeVisible();
    await openEntry(page, 'Day one');
    await expect(textField(page)).toHaveText('The first sentence of many.');
  });
});
