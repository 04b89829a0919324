/** Journey "invite, compare, admit": two strangers to the app become one circle over a folder, and no link works twice. */
import {
  admit,
  askToJoin,
  beginCircle,
  invite,
  lookAtLink,
  safetyNumber,
} from '../../support/journeys/circle.ts';
import { beginJournal } from '../../support/journeys/door.ts';
import { exchangeNow } from '../../support/journeys/exchanging.ts';
import { expect, test } from '../../support/journeys/journey-test.ts';
import { goToPeople, goToToday } from '../../support/journeys/places.ts';

const CIRCLE = 'Thursday pair';
const LATE = { timeout: 60_000 };

test('the host compares and admits; the joiner sees who must do what meanwhile', async ({
  launch,
  shared,
}) => {
  const begin = async (name: string) => beginJournal(await launch(), name);
  const [ana, ben] = await Promise.all([begin('Ana'), begin('Ben')]);
  const [anas, bens] = [ana.desktop.window, ben.desktop.window];

  const link =
    await test.step('the host is asked for the recovery words first, and how to exchange', async () => {
      await shared.stop();
      await beginCircle(anas, CIRCLE);
      await expect(anas.getByText('You are the only one here')).toBeVisible();
      const link = await invite(ana.desktop, 'Ben', { folder: shared.a });
      const invitations = anas.getByRole('region', { name: 'Invitations' });
      await expect(invitations.getByText('For Ben')).toBeVisible();
      await expect(invitations.getByText(/^open until /)).toBeVisible();
      return link;
    });

  await test.step('the joiner sees who invites to what, and that the folder is still empty', async () => {
    await askToJoin(ben.desktop, link, CIRCLE, { folder: shared.b, finding: /Nothing from Ana here yet/ });
    await expect(bens.getByText(/^Ana must open Alongside and admit you\. Asked today at /)).toBeVisible();
    await expect(bens.getByText('waiting to be admitted')).toBeVisible();
    await expect(
      bens.getByText('Meanwhile everything else works: write in Just me, share it later.'),
    ).toBeVisible();
    shared.start();
  });

  await test.step('the host hears of it on Today and in the list; Admit is closed until the numbers were compared', async () => {
    await goToToday(anas);
    await exchangeNow(bens);
    await expect(anas.getByText(`Ben wants to join ${CIRCLE}`)).toBeVisible(LATE);
    await anas.getByRole('button', { name: 'Look at it' }).click();
    const here = await safetyNumber(anas, 'Ben');
    expect(here.every((group) => /^\d{5}$/.test(group))).toBe(true);
    expect(await safetyNumber(bens, 'Ana')).toEqual(here);
    await bens.getByRole('button', { name: 'They match' }).click();
    await expect(bens.getByText('Compared. Now Ana can admit you.')).toBeVisible();
    await admit(anas, 'Ben');
  });

  await test.step('both are in, each knows the other, and the number is marked as compared on both sides', async () => {
    await exchangeNow(anas);
    await expect(bens.getByRole('heading', { name: 'People', level: 1 })).toBeVisible(LATE);
    for (const [page, other, role] of [
      [anas, 'Ben', 'member'],
      [bens, 'Ana', 'host'],
    ] as const) {
      const row = page.getByRole('listitem').filter({ has: page.getByText(other, { exact: true }) });
      await expect(row).toContainText(role, LATE);
      await expect(row.getByText('Compared', { exact: true })).toBeVisible();
    }
    await expect(
      anas.getByRole('region', { name: 'Invitations' }).getByText('used', { exact: true }),
    ).toBeVisible();
  });

  const second =
    await test.step('an invitation that was taken back, used, altered or is foreign says so', async () => {
      const refused = async (attempt: string, sentence: RegExp) => {
        const dialog = await lookAtLink(bens, attempt);
        await expect(dialog.getByRole('alert')).toContainText(sentence);
      };
      await refused('https://example.org/join', /This is not an invitation of Alongside/);
      await refused(link.slice(0, -9), /This invitation is incomplete or was changed on its way/);
      await refused(
        `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`,
        /incomplete or was changed on its way/,
      );
      const again = await lookAtLink(bens, link);
      await again.getByRole('radio', { name: /^We’ll send files/ }).click();
      await again.getByRole('button', { name: 'Ask to join' }).click();
      await expect(again.getByRole('alert')).toContainText('You are already in this circle.');
      await bens.keyboard.press('Escape');
      const own = await invite(ana.desktop, 'Mira', 'as before');
      const dialog = await lookAtLink(anas, own);
      await dialog.getByRole('radio', { name: /^We’ll send files/ }).click();
      await dialog.getByRole('button', { name: 'Ask to join' }).click();
      await expect(dialog.getByRole('alert')).toContainText('This is an invitation that you wrote yourself.');
      await anas.keyboard.press('Escape');
      return own;
    });

  const mira =
    await test.step('whoever used a link that was taken back hears it and stays outside', async () => {
      await goToPeople(anas, CIRCLE);
      await anas.getByRole('button', { name: 'Take back the invitation for Mira' }).click();
      await anas.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
      await expect(anas.getByRole('region', { name: 'Invitations' }).getByText('taken back')).toBeVisible();
      await exchangeNow(anas);
      await ben.desktop.close();
      const mira = await beginJournal(await launch(), 'Mira');
      await askToJoin(mira.desktop, second, CIRCLE, {
        folder: shared.b,
        finding: /✓ Ana’s circle is here\./,
      });
      await expect(mira.desktop.window.getByText('This invitation was taken back.')).toBeVisible(LATE);
      return mira;
    });

  await test.step('without comparing is a way, too, and leaves its mark', async () => {
    const page = mira.desktop.window;
    await page.getByRole('button', { name: 'Take my request back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
    await expect(page.getByText('Hello, Mira.')).toBeVisible();
    const third = await invite(ana.desktop, 'Mira', 'as before');
    await exchangeNow(anas);
    await askToJoin(mira.desktop, third, CIRCLE, { folder: shared.b, finding: /✓ Ana’s circle is here\./ });
    await exchangeNow(mira.desktop.window);
    await expect(anas.getByRole('heading', { name: /^Mira wants to join/ })).toBeVisible(LATE);
    await anas.getByRole('button', { name: 'Admit without comparing…' }).click();
    const question = anas.getByRole('dialog', { name: 'Admit Mira without comparing?' });
    await expect(question).toContainText('A lasting mark beside the name will say so.');
    await question.getByRole('button', { name: 'Admit without comparing' }).click();
    const row = anas.getByRole('listitem').filter({ has: anas.getByText('Mira', { exact: true }) });
    await expect(row.getByText('Not compared yet')).toBeVisible();
  });
});
