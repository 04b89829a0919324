/** What one does at the line at the top when one does not want to wait. */
import { expect, type Page } from '@playwright/test';
import type { Person } from './door.ts';

const line = (page: Page) => page.getByTitle('How your circles exchange');

/** Presses "Exchange now". */
export async function exchangeNow(page: Page): Promise<void> {
  await line(page).click();
  const details = page.getByRole('dialog', { name: 'How your circles exchange' });
  const button = details.getByRole('button', { name: 'Exchange now' });
  await button.click();
  // While it works it cannot be pressed; then it can, and Escape on it closes the details.
  await expect(button).toBeEnabled();
  await button.press('Escape');
  await expect(details).toBeHidden();
}

/** Both press it, the sender first. */
export async function exchangeBoth(from: Person, to: Person): Promise<void> {
  await exchangeNow(from.desktop.window);
  await exchangeNow(to.desktop.window);
}
