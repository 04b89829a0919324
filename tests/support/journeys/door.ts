/** Making a journal and opening it, as a person does it at the door. */
import { expect, type Page } from '@playwright/test';
import type { Desktop } from '../launch-desktop.ts';

export interface Person {
  readonly name: string;
  readonly passphrase: string;
  readonly desktop: Desktop;
}

/** Strong enough for the vault, and not in any list. */
export const passphraseOf = (name: string): string => `${name.toLowerCase()} lantern ferry quartz`;

/** Welcome: a name and a passphrase, then the cursor stands in the first entry. */
export async function beginJournal(
  desktop: Desktop,
  name: string,
  passphrase = passphraseOf(name),
): Promise<Person> {
  const page = desktop.window;
  await page.getByRole('textbox', { name: 'What may we call you?' }).fill(name);
  await page.getByLabel('Choose a passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Begin writing' }).click();
  await expect(textField(page)).toBeFocused({ timeout: 60_000 });
  return { name, passphrase, desktop };
}

/** Types the passphrase at the lock. */
export async function tryPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

/** Opens a locked journal; Today stands there. */
export async function unlock({ desktop, name, passphrase }: Person): Promise<Page> {
  const page = await desktop.currentWindow();
  await tryPassphrase(page, passphrase);
  await expect(page.getByText(`Hello, ${name}.`)).toBeVisible({ timeout: 60_000 });
  return page;
}

/** The text of the open entry. */
export function textField(page: Page) {
  return page.getByRole('textbox', { name: /^Text of/ });
}
