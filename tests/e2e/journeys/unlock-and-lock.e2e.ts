/** Journey "unlock and lock". */
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { beginJournal, passphraseOf, textField, tryPassphrase, unlock } from '../../support/journeys/door.ts';
import { goToJustMe, goToSettings } from '../../support/journeys/places.ts';
import { showRecoveryWords } from '../../support/journeys/recovery-words.ts';
import { card, whenSaved } from '../../support/journeys/writing.ts';
import { isAlive, processTree, whenGone } from '../../support/process-tree.ts';
import type { Desktop } from '../../support/launch-desktop.ts';
import { expect, test } from '../desktop-test.ts';

const NEXT = 'ana lantern harbour violin';
const LAST = 'ana meadow harbour quartz';

/** Of the page and of the vault: what locking ends. */
function roomsOf({ pid }: Desktop): readonly number[] {
  return processTree(pid)
    .filter(({ command }) => command.some((word) => /^--type=renderer$|node\.mojom\.NodeService/.test(word)))
    .map((one) => one.pid);
}

// Fails when locking keeps the page or the vault's process, when wrong tries are not delayed, or a passphrase outlives its change.
test('the journal locks at once, delays wrong tries, and opens with the passphrase or the words', async ({
  launch,
}) => {
  const desktop = await launch();
  const ana = await beginJournal(desktop, 'Ana');
  const first = desktop.window;
  await first.keyboard.type('Nobody reads this.');
  await whenSaved(first);
  await goToSettings(first);
  await first.getByRole('button', { name: 'Write them down' }).click();
  const words = await showRecoveryWords(first, ana.passphrase);
  await first.keyboard.press('Escape');

  const locked =
    await test.step('Ctrl+L ends the page and the vault’s process, and nothing is left on the screen', async () => {
      const before = roomsOf(desktop);
      expect(before.length).toBeGreaterThanOrEqual(2);
      await first.keyboard.press('Control+l');
      const page = await desktop.currentWindow(first);
      await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
      await whenGone(before);
      expect(before.filter(isAlive)).toEqual([]);
      await expect(page.locator('body')).not.toContainText('Nobody reads this.');
      await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
      return page;
    });

  await test.step('wrong tries are said, and delayed longer and longer', async () => {
    // Each click waits until the button can be pressed, thus through the delays of one and two seconds.
    for (let wrong = 1; wrong <= 6; wrong++) await tryPassphrase(locked, 'not this one at all');
    await expect(locked.getByText('That passphrase does not open your journal.')).toBeVisible();
    const note = locked.getByText(/the next one is looked at in \d+ seconds?/).first();
    await expect(note).toContainText(/in [345] seconds/);
    await expect(locked.getByRole('button', { name: 'Unlock' })).toBeDisabled();
    await tryPassphrase(locked, 'not this one at all');
    await expect(note).toContainText(/in ([6-9]|10) seconds/);
    await expect(note).toBeHidden({ timeout: 30_000 });
  });

  await test.step('the right one opens it again, and the menu locks it', async () => {
    await unlock(ana);
    const open = desktop.window;
    await desktop.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.click());
    const page = await desktop.currentWindow(open);
    await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  });

  await test.step('forgotten: the words open it and set a new passphrase', async () => {
    const page = desktop.window;
    await page.getByRole('button', { name: 'I forgot it: use my recovery words' }).click();
    const field = page.getByRole('textbox', { name: 'Your twelve recovery words' });
    await page.getByLabel('New passphrase', { exact: true }).fill(NEXT);
    const open = page.getByRole('button', { name: 'Open and set the new passphrase' });
    await field.fill([...words.slice(1), words[0]].join(' '));
    await open.click();
    await expect(page.getByRole('alert')).toContainText(
      /These (are not twelve recovery words|twelve words belong)/,
    );
    await field.fill(words.join(' '));
    await open.click();
    await expect(page.getByText('Hello, Ana.')).toBeVisible({ timeout: 60_000 });
  });

  await test.step('the passphrase is changed in the settings; the old ones open nothing any more', async () => {
    const page = desktop.window;
    await goToSettings(page);
    const section = page.getByRole('region', { name: 'Change the passphrase' });
    const now = section.getByLabel('Your passphrase now', { exact: true });
    await now.fill(ana.passphrase);
    await section.getByLabel('New passphrase', { exact: true }).fill(LAST);
    await section.getByRole('button', { name: 'Change it' }).click();
    await expect(section.getByText('That passphrase does not open your journal.')).toBeVisible({
      timeout: 60_000,
    });
    await now.fill(NEXT);
    await section.getByRole('button', { name: 'Change it' }).click();
    await expect(section.getByText('The passphrase was changed.')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Lock', exact: true }).click();
    const shut = await desktop.currentWindow(page);
    await tryPassphrase(shut, NEXT);
    await expect(shut.getByText('That passphrase does not open your journal.')).toBeVisible({
      timeout: 60_000,
    });
    await unlock({ ...ana, passphrase: LAST });
    await goToJustMe(desktop.window);
    await card(desktop.window, /Nobody reads this\./).click();
    await expect(textField(desktop.window)).toHaveText('Nobody reads this.');
  });
});

// Fails when "vault in use" is not told from a wrong passphrase, or a damaged header asks for one.
test('a journal whose lock is damaged says so, and never asks for a passphrase that cannot open it', async ({
  launch,
}) => {
  const desktop = await launch();
  await beginJournal(desktop, 'Ana', passphraseOf('Ana'));
  await desktop.close();
  truncateSync(join(desktop.userDataDir, 'vault', 'vault.header'), 100);
  const again = await launch({ userDataDir: desktop.userDataDir });
  const page = again.window;
  await expect(page.getByRole('heading', { name: 'The lock of your journal is damaged' })).toBeVisible();
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Restore a backup' })).toBeVisible();
});
