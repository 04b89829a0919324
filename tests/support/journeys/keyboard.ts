/** Going through the window without a mouse. */
import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has. */
const STOPS = 150;

/** Presses Tab until the keyboard is there. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible({ timeout: 60_000 });
  await expect(target).toBeEnabled();
  for (let stop = 0; stop < STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab reaches ${target.toString()} nowhere`);
}

/** Goes there and presses a key: Enter for a button, Space for a choice. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** Goes there and types, over what stands there. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}
