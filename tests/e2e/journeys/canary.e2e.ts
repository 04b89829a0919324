/**
 * Journey "canary" (security.md D6): sentences in every place where words can be typed are readable nowhere outside of
 * the vault: running, locked, and after SIGKILL.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findCanaries, makeCanary, type Canary } from '../../support/canary.ts';
import { textField, tryPassphrase, unlock } from '../../support/journeys/door.ts';
import { exchangeBoth } from '../../support/journeys/exchanging.ts';
import { CIRCLE, expect, test } from '../../support/journeys/journey-test.ts';
import { goToJournal, goToJustMe, goToPeople } from '../../support/journeys/places.ts';
import {
  comment,
  openEntry,
  share,
  whenSaved,
  whenShared,
  writeDraft,
} from '../../support/journeys/writing.ts';

/** A name holds at most sixty characters, a tag forty. */
const short = (label: string): Canary => {
  const canary = makeCanary(label);
  return { ...canary, sentence: canary.marker };
};

// Fails when anything is written beside the database: a cache, a log, a temporary file, a file name, a crash report.
test('D6: nothing that was typed can be read outside of the vault, nor in the folder between the two', async ({
  pair,
  launch,
}) => {
  const { ana, ben, shared, place } = pair;
  const [anas, bens] = [ana.desktop.window, ben.desktop.window];
  const title = makeCanary('the title');
  const text = makeCanary('the text');
  const tag = short('a tag');
  const own = makeCanary('an entry of Just me');
  const said = makeCanary('a comment');
  const unsent = makeCanary('a comment that was not sent');
  const sought = makeCanary('what was looked for');
  const forName = short('whom an invitation is for');
  const circleName = short('the name of the circle');
  const passphrase: Canary = { label: 'the passphrase', marker: ana.passphrase, sentence: ana.passphrase };
  const wrong = makeCanary('a wrong passphrase');
  const canaries = [title, text, tag, own, said, unsent, sought, forName, circleName, passphrase, wrong];
  const places = [place, ana.desktop.folder, ben.desktop.folder];

  await test.step('Ana and Ben write into every field there is', async () => {
    await goToJustMe(anas);
    await writeDraft(anas, 'For me', own.sentence);
    await goToPeople(anas, CIRCLE);
    await anas.getByRole('button', { name: 'Change…' }).click();
    const dialog = anas.getByRole('dialog', { name: 'This circle' });
    await dialog.getByRole('textbox', { name: 'Name of the circle' }).fill(circleName.sentence);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await anas.getByRole('button', { name: 'Invite someone' }).first().click();
    const invite = anas.getByRole('dialog', { name: 'Invite someone' });
    await invite.getByRole('button', { name: 'Not now, invite first' }).click();
    await invite.getByRole('textbox', { name: 'For whom?' }).fill(forName.sentence);
    await invite.getByRole('button', { name: 'Make the invitation' }).click();
    await expect(invite.getByRole('textbox', { name: 'Letter with the invitation' })).toBeVisible();
    await anas.keyboard.press('Escape');
    await goToJournal(anas, circleName.sentence);
    await writeDraft(anas, title.sentence, text.sentence);
    await anas
      .getByRole('combobox', { name: 'Add a tag' })
      .or(anas.getByRole('textbox', { name: 'Add a tag' }))
      .fill(tag.sentence);
    await anas.keyboard.press('Enter');
    await whenSaved(anas);
    await share(anas, 'Ben', 'It becomes ours');
    await whenShared(anas);
    await exchangeBoth(ana, ben);
    await goToJournal(bens, circleName.sentence);
    await openEntry(bens, title.sentence);
    await expect(textField(bens)).toHaveText(text.sentence);
    await comment(bens, said.sentence);
    await bens.getByRole('textbox', { name: 'Your comment' }).fill(unsent.sentence);
    await bens.getByRole('searchbox').fill(sought.sentence);
    await expect(bens.getByText('No title and no text here holds these words.')).toBeVisible();
    await exchangeBoth(ben, ana);
    await expect(anas.getByText(said.sentence)).toBeVisible({ timeout: 60_000 });
  });

  await test.step('nothing is found while both are open; the database and the folder are there and were looked at', async () => {
    expect(findCanaries(places, canaries)).toEqual([]);
    const names = places
      .flatMap((one) => readdirSync(one, { recursive: true, encoding: 'utf8' }))
      .map((one) => basename(one));
    expect(names.filter((name) => name === 'vault.db')).toHaveLength(2);
    expect(names.filter((name) => name.endsWith('.cp1')).length).toBeGreaterThan(10);
  });

  await test.step('nor while Ana has locked and typed a wrong passphrase, and after Ben was killed', async () => {
    await anas.keyboard.press('Control+l');
    const locked = await ana.desktop.currentWindow(anas);
    await tryPassphrase(locked, wrong.sentence);
    await expect(locked.getByRole('alert')).toBeVisible({ timeout: 60_000 });
    await textField(bens).press('Control+End');
    await bens.keyboard.type(` ${own.sentence}`);
    await ben.desktop.kill9();
    await shared.stop();
    expect(findCanaries(places, canaries)).toEqual([]);
  });

  await test.step('nor after an ordinary end; and what was typed is really there', async () => {
    await ana.desktop.close();
    expect(findCanaries(places, canaries)).toEqual([]);
    const again = await launch({ userDataDir: join(place, 'b', 'data') });
    await unlock({ ...ben, desktop: again });
    await goToJournal(again.window, circleName.sentence);
    await openEntry(again.window, title.sentence);
    await expect(textField(again.window)).toContainText(text.sentence);
  });
});
