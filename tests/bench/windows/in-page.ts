/** What is measured inside a page, by the page's own clock. Each function is sent into the page as it stands. */
import type { Page } from '@playwright/test';
import { callVault } from '../../support/bridge.ts';

/** When anything was first painted, in milliseconds since 1970. */
export async function firstPaintAt(page: Page): Promise<number> {
  const at = () =>
    page.evaluate(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      return paint === undefined ? 0 : performance.timeOrigin + paint.startTime;
    });
  // Painted means that the screen was told; the entry follows a little later.
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return at();
}

/** Milliseconds from sending the passphrase to the painted Today with all that it shows at first. */
export async function unlockToToday(page: Page, passphrase: string): Promise<number> {
  const field = page.getByLabel('Passphrase', { exact: true });
  await field.fill(passphrase);
  const painted = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sentAt = 0;
        document.addEventListener('submit', () => (sentAt = performance.now()), {
          capture: true,
          once: true,
        });
        const look = new MutationObserver(() => {
          const text = document.body.textContent ?? '';
          // The greeting, the question of the day (it comes with the overview) and the list of places.
          const isThere = ['Hello, Ana.', 'Write for yourself', 'Close friends'].every((part) =>
            text.includes(part),
          );
          if (!isThere || sentAt === 0) return;
          look.disconnect();
          requestAnimationFrame(() => {
            const after = new MessageChannel();
            after.port1.addEventListener('message', () => resolve(performance.now() - sentAt));
            after.port1.start();
            after.port2.postMessage(null);
          });
        });
        look.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
  );
  await field.press('Enter');
  return painted;
}

/** How long one derivation takes here and now: proving the passphrase again does hardly anything else. */
export async function derivationMs(page: Page, passphrase: string): Promise<number> {
  const started = performance.now();
  const { ok } = await callVault(page, 'vault.confirmPassphrase', { passphrase });
  if (!ok) throw new Error('The passphrase was not taken');
  return performance.now() - started;
}

/** From now on, notes for each key how long it took from the keyboard to the painted screen. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted: number[] = [];
    Object.assign(window, { benchKeys: noted });
    document.addEventListener(
      'keydown',
      (event) => {
        // After the frame that the key's own work goes into has been handed to the screen.
        requestAnimationFrame(() => {
          const after = new MessageChannel();
          after.port1.addEventListener('message', () => noted.push(performance.now() - event.timeStamp));
          after.port1.start();
          after.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

export async function notedKeys(page: Page): Promise<number[]> {
  return page.evaluate(() => Reflect.get(window, 'benchKeys') as number[]);
}
