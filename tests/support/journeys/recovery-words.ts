/** The sheet of recovery words. */
import { expect, type Page } from '@playwright/test';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Your recovery words' });

/** In the open dialog: the passphrase, then the twelve words as they stand on the sheet. */
export async function showRecoveryWords(page: Page, passphrase: string): Promise<readonly string[]> {
  await dialog(page).getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog(page).getByRole('button', { name: 'Show the words' }).click();
  await expect(dialog(page).getByText('Never read these to anyone, not even to a friend')).toBeVisible({
    timeout: 60_000,
  });
  return dialog(page).getByRole('listitem').allTextContents();
}

/** Says "I have written them down" where it is asked, and types the two words that are asked for. */
export async function checkTwoWords(page: Page, words: readonly string[]): Promise<void> {
  const written = dialog(page).getByRole('button', { name: 'I have written them down' });
  if (await written.isVisible()) await written.click();
  const fields = dialog(page).getByRole('textbox', { name: /^Word number / });
  await expect(fields).toHaveCount(2);
  for (const field of await fields.all()) {
    const label = await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '');
    const number = Number(/\d+/.exec(label)?.[0]);
    await field.fill(words[number - 1] ?? '');
  }
  await dialog(page).getByRole('button', { name: 'Check' }).click();
}
