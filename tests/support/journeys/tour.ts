/** Every screen with data, empty and in error, one after the other, for whoever looks at all of them. */
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Desktop, LaunchOptions } from '../launch-desktop.ts';
import { askToJoin, beginCircle, invite, lookAtLink } from './circle.ts';
import { beginJournal, textField, tryPassphrase } from './door.ts';
import { exchangeBoth, exchangeNow } from './exchanging.ts';
import { CIRCLE, type Pair } from './journey-test.ts';
import { goToJournal, goToJustMe, goToPeople, goToSettings, goToToday } from './places.ts';
import { showRecoveryWords } from './recovery-words.ts';
import { comment, share, whenSaved, whenShared, writeDraft } from './writing.ts';

/** Called at each screen; it must leave the window as it found it. */
export type Visit = (screen: string, desktop: Desktop) => Promise<void>;

const LATE = { timeout: 60_000 };

/** Before there is a journal, and the first minutes of somebody alone. */
export async function tourOfTheDoor(
  launch: (options?: LaunchOptions) => Promise<Desktop>,
  visit: Visit,
): Promise<void> {
  const desktop = await launch();
  const page = desktop.window;
  await expect(page.getByRole('button', { name: 'Begin writing' })).toBeVisible();
  await visit('welcome', desktop);
  await page.getByRole('button', { name: 'Begin writing' }).click();
  await page.getByLabel('Choose a passphrase', { exact: true }).fill('abcabc');
  await expect(page.getByText('A name is needed, any name.')).toBeVisible();
  await visit('welcome-error', desktop);
  await page.getByRole('button', { name: 'Restore from a backup' }).click();
  await visit('restore', desktop);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  const cleo = await beginJournal(desktop, 'Cleo');
  await visit('first-entry', desktop);
  await page.getByRole('button', { name: 'More', exact: true }).last().click();
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(page.getByText('Moved to the trash.')).toBeVisible();
  await visit('just-me-empty', desktop);
  await goToToday(page);
  await visit('today-first-steps', desktop);
  await beginCircle(page, 'Peers');
  await visit('people-alone', desktop);
  await goToJournal(page, 'Peers');
  await visit('journal-empty', desktop);
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  const locked = await desktop.currentWindow(page);
  await expect(locked.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await visit('unlock', desktop);
  await tryPassphrase(locked, 'another passphrase altogether');
  await expect(locked.getByRole('alert')).toBeVisible();
  await visit('unlock-wrong', desktop);
  await locked.getByRole('button', { name: 'I forgot it: use my recovery words' }).click();
  await visit('unlock-with-words', desktop);
  await desktop.close();
  truncateSync(join(cleo.desktop.userDataDir, 'vault', 'vault.header'), 100);
  const damaged = await launch({ userDataDir: desktop.userDataDir });
  await expect(
    damaged.window.getByRole('heading', { name: 'The lock of your journal is damaged' }),
  ).toBeVisible();
  await visit('lock-damaged', damaged);
  await damaged.close();
}

/** Two people who exchange: what is new, an entry with comments, everything about people, settings, dialogs. */
export async function tourOfACircle(
  { ana, ben, shared }: Pair,
  launch: (options?: LaunchOptions) => Promise<Desktop>,
  visit: Visit,
): Promise<void> {
  const [anas, bens] = [ana.desktop.window, ben.desktop.window];
  await goToJournal(bens, CIRCLE);
  await writeDraft(
    bens,
    'A walk along the river',
    'I went without my telephone, and thought of what you asked.',
  );
  await share(bens, 'Ana', 'It stays mine');
  await whenShared(bens);
  await exchangeBoth(ben, ana);
  await goToJournal(anas, CIRCLE);
  await writeDraft(anas, 'The question under the question', 'What I did not say on Tuesday.');
  await share(anas, 'Ben', 'It becomes ours');
  await whenShared(anas);
  await comment(anas, 'I will write more tomorrow.');
  await writeDraft(anas, 'Not finished yet', 'Something about courage.');
  await exchangeBoth(ana, ben);
  await goToToday(anas);
  await expect(anas.getByRole('button', { name: /^Ben shared/ })).toBeVisible(LATE);
  await visit('today', ana.desktop);
  await goToJournal(bens, CIRCLE);
  await expect(bens.getByRole('button', { name: /^The question under/ })).toBeVisible(LATE);
  await bens.getByRole('button', { name: /^The question under/ }).click();
  await expect(bens.getByText('I will write more tomorrow.')).toBeVisible(LATE);
  await comment(bens, 'Take your time.');
  await visit('journal-ours', ben.desktop);
  await bens.getByRole('button', { name: /^A walk along the river/ }).click();
  await textField(bens).press('Control+End');
  await textField(bens).pressSequentially(' More of it.');
  await whenSaved(bens);
  await expect(bens.getByText('Ana has your earlier version.')).toBeVisible();
  await visit('journal-mine-changed', ben.desktop);
  await bens.getByRole('searchbox').fill('no such words');
  await expect(bens.getByText('No title and no text here holds these words.')).toBeVisible();
  await visit('journal-nothing-found', ben.desktop);
  await bens.getByRole('searchbox').fill('');

  await goToJournal(anas, CIRCLE);
  await anas.getByRole('button', { name: /^A walk along the river/ }).click();
  await expect(textField(anas)).toContainText('without my telephone');
  await visit('journal-theirs', ana.desktop);
  await anas.getByRole('button', { name: /^Not finished yet/ }).click();
  await anas.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(anas.getByRole('dialog', { name: 'Share this entry' })).toBeVisible();
  await visit('share', ana.desktop);
  await anas.keyboard.press('Escape');
  await anas.getByTitle('How your circles exchange').click();
  await expect(anas.getByRole('dialog', { name: 'How your circles exchange' })).toBeVisible();
  await visit('exchange', ana.desktop);
  await anas.keyboard.press('Escape');
  await anas.keyboard.press('F1');
  await expect(anas.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await visit('shortcuts', ana.desktop);
  await anas.keyboard.press('Escape');
  await goToJustMe(anas);
  await visit('just-me', ana.desktop);

  await goToPeople(anas, CIRCLE);
  const link = await invite(ana.desktop, 'Mira', 'as before');
  await visit('people', ana.desktop);
  await anas.getByRole('button', { name: 'Copy again: the invitation for Mira' }).click();
  await expect(anas.getByRole('textbox', { name: 'Letter with the invitation' })).toBeVisible();
  await visit('invitation-letter', ana.desktop);
  await anas.keyboard.press('Escape');
  await anas.getByRole('button', { name: 'Leave this circle…' }).click();
  await visit('leave', ana.desktop);
  await anas.keyboard.press('Escape');
  await lookAtLink(bens, 'https://example.org');
  await expect(bens.getByRole('alert')).toBeVisible();
  await visit('join-foreign', ben.desktop);
  await bens.keyboard.press('Escape');
  await ben.desktop.close();

  await exchangeNow(anas);
  const mira = await beginJournal(await launch(), 'Mira');
  await askToJoin(mira.desktop, link, CIRCLE, { folder: shared.b, finding: /✓ Ana’s circle is here\./ });
  await visit('joining', mira.desktop);
  await expect(anas.getByRole('heading', { name: /^Mira wants to join/ })).toBeVisible(LATE);
  await visit('people-request', ana.desktop);
  await mira.desktop.close();

  await shared.client.drop('a');
  await exchangeNow(anas);
  await expect(anas.getByRole('alert').first()).toBeVisible(LATE);
  await visit('people-folder-problem', ana.desktop);
  await goToSettings(anas);
  await visit('settings', ana.desktop);
  await anas.getByRole('button', { name: 'Write them down' }).click();
  await visit('recovery-words-asked', ana.desktop);
  await showRecoveryWords(anas, ana.passphrase);
  await visit('recovery-words', ana.desktop);
  await anas.keyboard.press('Escape');
}
