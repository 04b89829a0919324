/** How a window looks: as its settings say, and how large it is. */
import { expect, type Page } from '@playwright/test';
import { callVault } from '../bridge.ts';
import type { Desktop } from '../launch-desktop.ts';

export async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await callVault(page, 'settings.change', { theme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
  await whenStill(page);
}

export async function inLanguage(page: Page, language: 'en' | 'pseudo-rtl'): Promise<void> {
  await callVault(page, 'settings.change', { language });
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'en' ? 'ltr' : 'rtl');
  await whenStill(page);
}

export async function inSize({ app, window: page }: Desktop, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows().forEach((one) => one.setContentSize(size.width, size.height)),
    { width, height },
  );
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
  await whenStill(page);
}

/** Nothing moves or fades any more; a caret and a spinner do for ever and do not count. */
export async function whenStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
        .map((one) => one.finished.catch(() => {})),
    );
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
