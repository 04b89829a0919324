/** Pictures of every screen, for people to look at: light, dark, small, and from right to left. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { inLanguage, inSize, inTheme } from '../../support/journeys/appearance.ts';
import { expect, test } from '../../support/journeys/journey-test.ts';
import { tourOfACircle, tourOfTheDoor, type Visit } from '../../support/journeys/tour.ts';

const folder = fileURLToPath(new URL('../../../out/screenshots', import.meta.url));

const takePictures: Visit = async (screen, desktop) => {
  const page = desktop.window;
  const take = (kind: string) => page.screenshot({ path: `${folder}/${screen}-${kind}.png` });
  await inTheme(page, 'light');
  await take('light');
  await fitsAcross(desktop.window, screen);
  await inLanguage(page, 'pseudo-rtl');
  await take('rtl');
  await inLanguage(page, 'en');
  await inTheme(page, 'dark');
  await take('dark');
  await inTheme(page, 'light');
  await inSize(desktop, 1024, 700);
  await take('small');
  await fitsAcross(desktop.window, screen);
  await inSize(desktop, 1280, 820);
};

/** Nobody has to scroll sideways. */
async function fitsAcross(page: Page, screen: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, `${screen} is wider than its window`).toBeLessThanOrEqual(0);
}

test.beforeAll(() => void mkdirSync(folder, { recursive: true }));

test('the door and the first minutes fit into the window, in every look', async ({ launch }) => {
  await tourOfTheDoor(launch, takePictures);
});

test('a circle of two fits into the window, in every look', async ({ pair, launch }) => {
  await tourOfACircle(pair, launch, takePictures);
});
