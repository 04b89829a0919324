/** Going from place to place by the list on the left. */
import { expect, type Page } from '@playwright/test';

const places = (page: Page) => page.getByRole('navigation', { name: 'Places' });

export async function goToToday(page: Page): Promise<void> {
  await places(page).getByRole('button', { name: 'Today' }).click();
  await expect(page.getByText(/^Hello, /)).toBeVisible();
}

export async function goToJustMe(page: Page): Promise<void> {
  await places(page).getByRole('button', { name: 'Just me' }).click();
  await expect(page.getByRole('heading', { name: 'Just me', level: 1 })).toBeVisible();
}

export async function goToSettings(page: Page): Promise<void> {
  await places(page).getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
}

/** A circle's journal; only the chosen circle is unfolded. */
export async function goToJournal(page: Page, circle: string): Promise<void> {
  await unfold(page, circle);
  await places(page)
    .getByRole('button', { name: /^Journal/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Journal', level: 1 })).toBeVisible();
}

export async function goToPeople(page: Page, circle: string): Promise<void> {
  await unfold(page, circle);
  await places(page)
    .getByRole('button', { name: /^People/ })
    .click();
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
}

async function unfold(page: Page, circle: string): Promise<void> {
  await expect(places(page).getByRole('button', { name: circle })).toBeVisible();
  const folded = places(page).getByRole('button', { name: circle, expanded: false });
  if (await folded.isVisible()) await folded.click();
  await expect(places(page).getByRole('button', { name: circle, expanded: true })).toBeVisible();
}
