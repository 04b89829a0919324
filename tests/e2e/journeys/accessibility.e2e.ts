/** Journey "accessibility": axe on every screen with data, empty and in error, in light and dark; and all of it by keyboard alone. */
import { accessibilityViolations } from '../../support/axe.ts';
import { inTheme } from '../../support/journeys/appearance.ts';
import { safetyNumber } from '../../support/journeys/circle.ts';
import { passphraseOf, textField } from '../../support/journeys/door.ts';
import { expect, test } from '../../support/journeys/journey-test.ts';
import { press, reach, typeInto } from '../../support/journeys/keyboard.ts';
import { tourOfACircle, tourOfTheDoor, type Visit } from '../../support/journeys/tour.ts';
import { whenSaved, whenShared } from '../../support/journeys/writing.ts';
import type { Desktop } from '../../support/launch-desktop.ts';
import { join } from 'node:path';

const lookWithAxe: Visit = async (screen, desktop) => {
  for (const theme of ['dark', 'light'] as const) {
    await inTheme(desktop.window, theme);
    expect.soft(await accessibilityViolations(desktop.window), `${screen}, ${theme}`).toEqual([]);
  }
};

// Each fails when a screen loses a name, a role, an order of headings or the contrast of a colour.
test('axe finds nothing at the door and in the first minutes, light and dark', async ({ launch }) => {
  await tourOfTheDoor(launch, lookWithAxe);
});

test('axe finds nothing in a circle, its dialogs and its errors, light and dark', async ({
  pair,
  launch,
}) => {
  await tourOfACircle(pair, launch, lookWithAxe);
});

const CIRCLE = 'Keys';
const LATE = { timeout: 60_000 };

async function beginByKeyboard(desktop: Desktop, name: string): Promise<void> {
  const page = desktop.window;
  await expect(page.getByRole('textbox', { name: 'What may we call you?' })).toBeFocused();
  await page.keyboard.type(name);
  await typeInto(page, page.getByLabel('Choose a passphrase', { exact: true }), passphraseOf(name));
  await page.keyboard.press('Enter');
  await expect(textField(page)).toBeFocused(LATE);
  await page.keyboard.type(`${name} was here.`);
  await whenSaved(page);
}

// Fails when anything on the way can only be clicked, or the keyboard is lost after a step.
test('two people meet, write, exchange, lock, unlock and back up without touching a mouse', async ({
  launch,
  shared,
}) => {
  const [ana, ben] = await Promise.all([launch(), launch()]);
  await Promise.all([beginByKeyboard(ana, 'Ana'), beginByKeyboard(ben, 'Ben')]);
  const [anas, bens] = [ana.window, ben.window];

  const link = await test.step('a circle and an invitation', async () => {
    await press(anas, anas.getByRole('button', { name: 'New circle' }));
    await expect(anas.getByRole('textbox', { name: 'Name of the circle' })).toBeFocused();
    await anas.keyboard.type(CIRCLE);
    await anas.keyboard.press('Enter');
    await expect(anas.getByRole('heading', { name: 'People', level: 1 })).toBeFocused();
    await press(anas, anas.getByRole('button', { name: 'Invite someone' }).first());
    const dialog = anas.getByRole('dialog', { name: 'Invite someone' });
    await press(anas, dialog.getByRole('button', { name: 'Not now, invite first' }));
    await press(anas, dialog.getByRole('radio', { name: /^We share a folder/ }), 'Space');
    await ana.dialogs.nextOpen(shared.a);
    await press(anas, dialog.getByRole('button', { name: 'Choose the shared folder…' }));
    await expect(dialog.getByText('Alongside will make the circle’s own folder inside.')).toBeVisible();
    await typeInto(anas, dialog.getByRole('textbox', { name: 'For whom?' }), 'Ben');
    await anas.keyboard.press('Enter');
    const letter = dialog.getByRole('textbox', { name: 'Letter with the invitation' });
    await expect(letter).toHaveValue(/alongside:\S+/);
    const link = /alongside:\S+/.exec(await letter.inputValue())?.[0] ?? '';
    await anas.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    return link;
  });

  await test.step('asking, comparing, admitting', async () => {
    await press(bens, bens.getByRole('button', { name: 'Open an invitation' }));
    await expect(bens.getByRole('textbox', { name: 'The link' })).toBeFocused();
    await bens.keyboard.insertText(link);
    await bens.keyboard.press('Enter');
    const dialog = bens.getByRole('dialog', { name: 'Join a circle' });
    await press(bens, dialog.getByRole('radio', { name: /^We share a folder/ }), 'Space');
    await ben.dialogs.nextOpen(shared.b);
    await press(bens, dialog.getByRole('button', { name: 'Choose the shared folder…' }));
    await press(bens, dialog.getByRole('button', { name: 'Ask to join' }));
    await expect(bens.getByRole('heading', { name: CIRCLE, level: 1 })).toBeFocused();
    const there = await safetyNumber(bens, 'Ana');
    await press(bens, bens.getByRole('button', { name: 'They match' }));
    await expect(bens.getByText('Compared. Now Ana can admit you.')).toBeVisible();
    await exchangeByKeyboard(ana);
    await expect(anas.getByRole('heading', { name: /^Ben wants to join/ })).toBeVisible(LATE);
    expect(await safetyNumber(anas, 'Ben')).toEqual(there);
    await press(anas, anas.getByRole('checkbox', { name: /^They match/ }), 'Space');
    await press(anas, anas.getByRole('button', { name: 'Admit Ben' }));
    await expect(anas.getByText('Waiting for you')).toBeHidden();
    await exchangeByKeyboard(ben);
    await expect(bens.getByRole('heading', { name: 'People', level: 1 })).toBeVisible(LATE);
  });

  await test.step('writing, sharing, a comment', async () => {
    await anas.keyboard.press('Control+3');
    await expect(anas.getByRole('heading', { name: 'Journal', level: 1 })).toBeFocused();
    await anas.keyboard.press('Control+n');
    await expect(textField(anas)).toBeFocused();
    await anas.keyboard.type('Without a mouse.');
    await typeInto(anas, anas.getByRole('textbox', { name: 'Title', exact: true }), 'By keyboard');
    await anas.keyboard.press('Enter');
    await expect(textField(anas)).toBeFocused();
    await anas.keyboard.press('Control+Enter');
    const share = anas.getByRole('dialog', { name: 'Share this entry' });
    await expect(share.getByRole('button', { name: 'Share with Ben' })).toBeFocused();
    await anas.keyboard.press('Enter');
    await expect(anas.getByText('Shared with Ben.')).toBeVisible();
    await expect(anas.getByRole('button', { name: 'Undo' }).last()).toBeFocused();
    await whenShared(anas);
    await exchangeByKeyboard(ana);
    await exchangeByKeyboard(ben);
    await bens.keyboard.press('Control+3');
    const card = bens.getByRole('button', { name: /^By keyboard/ });
    await press(bens, card);
    await expect(textField(bens)).toHaveText('Without a mouse.');
    await typeInto(bens, bens.getByRole('textbox', { name: 'Your comment' }), 'Nor here.');
    await bens.keyboard.press('Control+Enter');
    await expect(bens.getByRole('article').filter({ hasText: 'Nor here.' }).last()).toBeVisible();
    await bens.keyboard.press('Escape');
    await reach(bens, card);
  });

  await test.step('files, backup, lock, unlock', async () => {
    await press(
      anas,
      anas.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'People' }),
    );
    await ana.dialogs.nextSave(join(ana.folder, 'home', 'for Ben.alongside'));
    await press(anas, anas.getByRole('button', { name: 'Send as file…' }));
    await expect(anas.getByText(/^The file is saved\./)).toBeVisible();
    await anas.keyboard.press('Control+,');
    await expect(anas.getByRole('heading', { name: 'Settings', level: 1 })).toBeFocused();
    await ana.dialogs.nextSave(join(ana.folder, 'home', 'ana.alongside-backup'));
    await press(anas, anas.getByRole('button', { name: 'Back up now' }));
    await expect(anas.getByText(/^Saved \(/)).toBeVisible(LATE);
    await expect(anas.getByRole('button', { name: 'Back up now' })).toBeFocused();
    await anas.keyboard.press('Control+l');
    const locked = await ana.currentWindow(anas);
    await expect(locked.getByLabel('Passphrase', { exact: true })).toBeFocused();
    await locked.keyboard.type(passphraseOf('Ana'));
    await locked.keyboard.press('Enter');
    await expect(locked.getByRole('heading', { level: 1 })).toBeFocused(LATE);
    await expect(locked.getByText('Hello, Ana.')).toBeVisible();
  });
});

async function exchangeByKeyboard({ window: page }: Desktop): Promise<void> {
  await press(page, page.getByTitle('How your circles exchange'));
  const button = page
    .getByRole('dialog', { name: 'How your circles exchange' })
    .getByRole('button', { name: 'Exchange now' });
  await press(page, button);
  await expect(button).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByTitle('How your circles exchange')).toBeFocused();
}
