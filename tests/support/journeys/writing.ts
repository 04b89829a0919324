/** Entries: writing them, sharing them, finding them in the list, saying something about them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { textField } from './door.ts';

/** A new draft in the journal that is open. */
export async function writeDraft(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'New entry', exact: true }).click();
  await expect(textField(page)).toBeFocused();
  await textField(page).pressSequentially(text);
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill(title);
  await expect(page.getByRole('article', { name: title })).toBeVisible();
  await whenSaved(page);
}

/** The page says that everything typed is in the vault. */
export async function whenSaved(page: Page): Promise<void> {
  await expect(page.getByText(/Saved on this computer$/)).toBeVisible();
}

export type Writers = 'It stays mine' | 'It becomes ours';

/** Shares the open entry. Ten seconds later it is on its way, and no longer a draft. */
export async function share(page: Page, withWhom: string, writers: Writers): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this entry' });
  await dialog.getByRole('radio', { name: writers }).click();
  await dialog.getByRole('button', { name: `Share with ${withWhom}` }).click();
  await expect(page.getByText(`Shared with ${withWhom}.`)).toBeVisible();
}

/** The ten seconds to take it back are over. */
export async function whenShared(page: Page): Promise<void> {
  await expect(page.getByText(/^Can be read by/)).toBeVisible({ timeout: 30_000 });
}

export function card(page: Page, title: string | RegExp): Locator {
  return page.getByRole('region', { name: 'Journal' }).getByRole('list').getByRole('button', { name: title });
}

export async function openEntry(page: Page, title: string): Promise<void> {
  await card(page, title).click();
  await expect(page.getByRole('article', { name: title })).toBeVisible();
}

export async function comment(page: Page, text: string): Promise<void> {
  const column = page.getByRole('region', { name: 'Comments' });
  await column.getByRole('textbox', { name: 'Your comment' }).fill(text);
  await column.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(column.getByRole('article').filter({ hasText: text })).toBeVisible();
}
