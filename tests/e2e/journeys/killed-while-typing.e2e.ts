/** Journey "killed while typing": what the window called saved is there after SIGKILL. (security.md K1) */
import type { Page } from '@playwright/test';
import { beginJournal, textField, unlock } from '../../support/journeys/door.ts';
import { goToJustMe } from '../../support/journeys/places.ts';
import { card, whenSaved } from '../../support/journeys/writing.ts';
import { expect, test } from '../desktop-test.ts';

const large = process.env['ALONGSIDE_COUNTS'] === 'large';
const DEATHS = large ? 50 : 3;

/** Keeps in the page, outside of the app, the longest text that was on the screen while the page said "Saved". */
function watchSaved(): void {
  const seen = { text: '' };
  Object.assign(globalThis, { alongsideTestSaved: seen });
  const look = () => {
    const text = document.querySelector('[role="textbox"][contenteditable]')?.textContent ?? '';
    const saved = [...document.querySelectorAll('p')].some((line) =>
      line.textContent?.endsWith('Saved on this computer'),
    );
    if (saved && text.length > seen.text.length) seen.text = text;
  };
  // As it is painted: between two frames the text may be drawn already and the line not yet.
  const frame = () => {
    look();
    requestAnimationFrame(frame);
  };
  frame();
}

// Fails when "Saved" is said before the vault has committed, or the database is opened without full synchronisation.
test(`every character that was shown as saved is there after SIGKILL, ${DEATHS} times`, async ({
  launch,
}) => {
  let desktop = await launch();
  const ana = await beginJournal(desktop, 'Ana');
  await desktop.window.getByRole('textbox', { name: 'Title', exact: true }).fill('To the last letter');
  await textField(desktop.window).click();
  await whenSaved(desktop.window);
  let before = '';
  for (let death = 1; death <= DEATHS; death++) {
    const dying = desktop;
    const page = dying.window;
    await page.evaluate(watchSaved);
    await page.keyboard.press('Control+End');
    const typed = (async () => {
      // As fast as people type and a little faster; without any pause no picture ever shows all of it saved.
      for (let word = 1; !dying.isOver; word++) {
        await page.keyboard.type(`word ${death}.${word} and `, { delay: 40 });
      }
    })().catch(() => {
      // The window has gone: this is what we wait for.
    });
    // Not a moment that is quiet: a few words are saved, and the typing goes on.
    await expect.poll(() => savedIn(page)).toMatch(new RegExp(`word ${death}\\.${4 * death}\\b`));
    const saved = await savedIn(page);
    await dying.kill9();
    await typed;
    desktop = await launch({ userDataDir: dying.userDataDir });
    const open = await unlock({ ...ana, desktop });
    await goToJustMe(open);
    await card(open, /^To the last letter/).click();
    await expect(textField(open)).toContainText(saved.trim());
    const there = (await textField(open).textContent()) ?? '';
    expect(there.startsWith(before)).toBe(true);
    expect(there.startsWith(saved)).toBe(true);
    before = there;
    await textField(open).click();
  }
});

function savedIn(page: Page): Promise<string> {
  return page.evaluate(() => (Reflect.get(globalThis, 'alongsideTestSaved') as { text: string }).text);
}
