/** A circle from its first name to its second member, as the two people see it. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Desktop } from '../launch-desktop.ts';

/** Begins a circle; its People page stands there. */
export async function beginCircle(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'New circle' }).click();
  const dialog = page.getByRole('dialog', { name: 'New circle' });
  await dialog.getByRole('textbox', { name: 'Name of the circle' }).fill(name);
  await dialog.getByRole('button', { name: 'Begin the circle' }).click();
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
}

export type Way = { readonly folder: string } | 'files' | 'as before';

/** On the People page: makes an invitation and answers its link. */
export async function invite({ window: page, dialogs }: Desktop, forName: string, way: Way): Promise<string> {
  await page.getByRole('button', { name: 'Invite someone' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Invite someone' });
  const later = dialog.getByRole('button', { name: 'Not now, invite first' });
  const forWhom = dialog.getByRole('textbox', { name: 'For whom?' });
  await expect(later.or(forWhom)).toBeVisible();
  if (await later.isVisible()) await later.click();
  if (way === 'files') await dialog.getByRole('radio', { name: /^We’ll send files/ }).click();
  else if (way !== 'as before') {
    await dialog.getByRole('radio', { name: /^We share a folder/ }).click();
    await dialogs.nextOpen(way.folder);
    await dialog.getByRole('button', { name: 'Choose the shared folder…' }).click();
    await expect(dialog.getByText('Alongside will make the circle’s own folder inside.')).toBeVisible();
  }
  await forWhom.fill(forName);
  await dialog.getByRole('button', { name: 'Make the invitation' }).click();
  const letter = dialog.getByRole('textbox', { name: 'Letter with the invitation' });
  await expect(letter).toHaveValue(/alongside:\S+/);
  const link = /alongside:\S+/.exec(await letter.inputValue())?.[0] ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  return link;
}

/** Opens the dialog for an invitation and gives it the link. */
export async function lookAtLink(page: Page, link: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: 'Join a circle' });
  if (!(await dialog.isVisible()))
    await page
      .getByRole('navigation', { name: 'Places' })
      .getByRole('button', { name: 'Open an invitation' })
      .click();
  await dialog.getByRole('textbox', { name: 'The link' }).fill(link);
  await dialog.getByRole('button', { name: 'Look at it' }).click();
  return dialog;
}

/** Asks to join by a link, over a folder or by files; the waiting screen stands there. */
export async function askToJoin(
  desktop: Desktop,
  link: string,
  circle: string,
  way: { readonly folder: string; readonly finding: RegExp } | 'files',
): Promise<void> {
  const dialog = await lookAtLink(desktop.window, link);
  await expect(dialog.getByText(new RegExp(`invites you to “${circle}”`))).toBeVisible();
  const ask = dialog.getByRole('button', { name: 'Ask to join' });
  await expect(ask).toBeDisabled();
  if (way === 'files') await dialog.getByRole('radio', { name: /^We’ll send files/ }).click();
  else {
    await dialog.getByRole('radio', { name: /^We share a folder/ }).click();
    await desktop.dialogs.nextOpen(way.folder);
    await dialog.getByRole('button', { name: 'Choose the shared folder…' }).click();
    await expect(dialog.getByText(way.finding)).toBeVisible();
  }
  await ask.click();
  await expect(desktop.window.getByRole('heading', { name: circle, level: 1 })).toBeVisible();
}

/** The six groups of five digits beside a name. */
export async function safetyNumber(page: Page, name: string): Promise<readonly string[]> {
  const number = page.getByRole('list', { name: `Safety number with ${name}` });
  await expect(number.getByRole('listitem')).toHaveCount(6);
  return number.getByRole('listitem').allTextContents();
}

/** On the host's People page, once the request is there: compares and admits. */
export async function admit(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: new RegExp(`^${name} wants to join`) })).toBeVisible({
    timeout: 60_000,
  });
  const button = page.getByRole('button', { name: `Admit ${name}` });
  await expect(button).toBeDisabled();
  await page.getByRole('checkbox', { name: /^They match/ }).check();
  await button.click();
  await expect(page.getByText('Waiting for you')).toBeHidden();
}
