/** Journey "backup and restore": a computer breaks, and another one goes on from the file. */
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginJournal, passphraseOf, textField, tryPassphrase, unlock } from '../../support/journeys/door.ts';
import { goToJustMe, goToSettings } from '../../support/journeys/places.ts';
import { card, whenSaved, writeDraft } from '../../support/journeys/writing.ts';
import { expect, test } from '../desktop-test.ts';

// Fails when a backup lacks its header, a torn one replaces anything, or the journal that was there is not set aside.
test('a backup opens on another computer, a damaged one changes nothing, and what was there is set aside', async ({
  launch,
}) => {
  const desktop = await launch();
  const ana = await beginJournal(desktop, 'Ana');
  const page = desktop.window;
  const file = join(desktop.folder, 'home', 'ana.alongside-backup');

  await test.step('Back up now writes one file, says how large it is and that it opens', async () => {
    await page.keyboard.type('Before the backup.');
    await whenSaved(page);
    await goToSettings(page);
    const section = page.getByRole('region', { name: 'Backup', exact: true });
    await expect(section.getByText('There is no backup yet.')).toBeVisible();
    await desktop.dialogs.nextSave(null);
    await section.getByRole('button', { name: 'Back up now' }).click();
    await expect(section.getByText('There is no backup yet.')).toBeVisible();
    await desktop.dialogs.nextSave(file);
    await section.getByRole('button', { name: 'Back up now' }).click();
    await expect(section.getByText(/^Saved \(.*\) and checked: the copy opens\.$/)).toBeVisible({
      timeout: 60_000,
    });
    await expect(section.getByText(/^Last backup: /)).toBeVisible();
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  await test.step('another computer restores it from Welcome; a torn file is refused first', async () => {
    const other = await launch();
    const welcome = other.window;
    const torn = join(other.folder, 'home', 'torn.alongside-backup');
    const bytes = readFileSync(file);
    writeFileSync(torn, bytes.subarray(0, Math.floor(bytes.length * 0.7)));
    await welcome.getByRole('button', { name: 'Restore from a backup' }).click();
    await other.dialogs.nextOpen(torn);
    await welcome.getByRole('button', { name: 'Choose a backup' }).click();
    await expect(welcome.getByRole('alert')).toContainText(
      'That file is not a complete backup of Alongside.',
    );
    await other.dialogs.nextOpen(file);
    await welcome.getByRole('button', { name: 'Choose a backup' }).click();
    const locked = other.app.windows().at(-1) ?? welcome;
    await expect(locked.getByRole('heading', { name: 'Welcome back' })).toBeVisible({ timeout: 60_000 });
    const open = await unlock({ ...ana, desktop: other });
    await goToJustMe(open);
    await card(open, /Before the backup\./).click();
    await expect(textField(open)).toHaveText('Before the backup.');
    await textField(open).press('Control+End');
    await textField(open).pressSequentially(' And after it.');
    await whenSaved(open);
    await other.close();
  });

  await test.step('restoring over a journal sets that one aside, and the file’s passphrase opens it', async () => {
    const kept = join(desktop.folder, 'home', 'kept.alongside-backup');
    copyFileSync(file, kept);
    await goToJustMe(page);
    await writeDraft(page, 'Later', 'Written after the backup.');
    await page.getByRole('button', { name: 'Lock', exact: true }).click();
    const locked = await desktop.currentWindow(page);
    await locked.getByRole('button', { name: 'Restore a backup' }).click();
    await expect(
      locked.getByText('The journal that is here now is set aside on this disk, not deleted'),
    ).toBeVisible();
    await desktop.dialogs.nextOpen(kept);
    await locked.getByRole('button', { name: 'Choose a backup' }).click();
    const after = await desktop.currentWindow();
    await expect(after.getByRole('heading', { name: 'Welcome back' })).toBeVisible({ timeout: 60_000 });
    await tryPassphrase(after, passphraseOf('Ana'));
    await expect(after.getByText('Hello, Ana.')).toBeVisible({ timeout: 60_000 });
    await goToJustMe(after);
    await expect(card(after, /Before the backup\./)).toBeVisible();
    await expect(card(after, /^Later/)).toHaveCount(0);
  });
});
