/** Keys into a long entry at a steady pace, as a person types them: in the real window, into the real vault. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { journalTexts } from '../journal-words.ts';
import { notedKeys, watchKeys } from './in-page.ts';
import { LONG_ENTRY } from './large-vault.ts';

const KEYS_A_SECOND = 10;

/** Milliseconds from each key to the painted screen. */
export async function typeKeys(page: Page, keys: number): Promise<number[]> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Just me' }).click();
  await page
    .getByRole('region', { name: 'Journal' })
    .getByRole('list')
    .getByRole('button', { name: LONG_ENTRY })
    .click();
  const text = page.getByRole('textbox', { name: /^Text of/ });
  await text.click();
  await page.keyboard.press('Control+End');
  const before = (await text.textContent())?.length ?? 0;
  await watchKeys(page);
  const words = journalTexts(31)(keys);
  const started = performance.now();
  for (let at = 0; at < keys; at++) {
    await pause(Math.max(0, started + (at * 1000) / KEYS_A_SECOND - performance.now()));
    const key = words.charAt(at);
    await page.keyboard.press(key === ' ' ? 'Space' : key === '.' ? 'Period' : key);
  }
  await page.getByText(/Saved on this computer$/).waitFor();
  const after = (await text.textContent())?.length ?? 0;
  if (after - before !== keys) throw new Error(`Of ${keys} keys ${after - before} stand in the text`);
  return notedKeys(page);
}
