/** Journey "send as file": the whole way from an invitation to an exchanged entry without any folder. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { admit, beginCircle, invite } from '../../support/journeys/circle.ts';
import { beginJournal, textField, type Person } from '../../support/journeys/door.ts';
import { goToJournal, goToPeople } from '../../support/journeys/places.ts';
import { card, comment, openEntry, share, whenShared, writeDraft } from '../../support/journeys/writing.ts';
import { expect, test } from '../desktop-test.ts';

const CIRCLE = 'By post';

/** A file leaves one computer and is carried to another, under another name. */
async function send(from: Person, to: Person, name: string): Promise<string> {
  const page = from.desktop.window;
  const written = join(from.desktop.folder, 'home', name);
  await from.desktop.dialogs.nextSave(written);
  await goToPeople(page, CIRCLE);
  const carrier = page.getByRole('region', { name: 'How this circle exchanges' });
  await carrier.getByRole('button', { name: 'Send as file…' }).click();
  await expect(carrier.getByText(/^The file is saved\. It holds/)).toBeVisible();
  const arrived = join(to.desktop.folder, 'home', `from-${from.name}-${name}`);
  copyFileSync(written, arrived);
  return arrived;
}

/** Opens a file by the button on the People page, and answers what is said about it. */
async function openFile({ desktop }: Person, path: string): Promise<string> {
  await goToPeople(desktop.window, CIRCLE);
  const carrier = desktop.window.getByRole('region', { name: 'How this circle exchanges' });
  await desktop.dialogs.nextOpen(path);
  await carrier.getByRole('button', { name: 'Open a file…' }).click();
  const said = carrier.getByText(/arrived with the file\.|holds nothing new\.|^That file/);
  await expect(said.first()).toBeVisible();
  return (await said.first().textContent()) ?? '';
}

// Fails when any step of joining or exchanging needs a folder, or a file is not idempotent.
test('invitation, request, admission, entry and comment travel as files', async ({ launch }) => {
  const begin = async (name: string) => beginJournal(await launch(), name);
  const [ana, ben] = await Promise.all([begin('Ana'), begin('Ben')]);
  const [anas, bens] = [ana.desktop.window, ben.desktop.window];
  const homeOf = ({ desktop }: Person) => join(desktop.folder, 'home');

  await test.step('the invitation is a file that Ben opens', async () => {
    await beginCircle(anas, CIRCLE);
    await invite(ana.desktop, 'Ben', 'files');
    await anas.getByRole('button', { name: 'Copy again: the invitation for Ben' }).click();
    const dialog = anas.getByRole('dialog', { name: 'Invite someone' });
    const file = join(homeOf(ana), 'For Ben.alongside-invite');
    await ana.desktop.dialogs.nextSave(file);
    await dialog.getByRole('button', { name: 'Save as file…' }).click();
    await expect(dialog.getByText('The invitation is saved as a file.')).toBeVisible();
    await anas.keyboard.press('Escape');
    await bens.getByRole('button', { name: 'Open an invitation' }).click();
    const join1 = bens.getByRole('dialog', { name: 'Join a circle' });
    await ben.desktop.dialogs.nextOpen(file);
    await join1.getByRole('button', { name: 'Open an invitation file…' }).click();
    await expect(join1.getByText(`Ana invites you to “${CIRCLE}”`)).toBeVisible();
    await join1.getByRole('radio', { name: /^We’ll send files/ }).click();
    await join1.getByRole('button', { name: 'Ask to join' }).click();
    await expect(
      bens.getByText('Your request still has to reach Ana: save it as a file and send it.'),
    ).toBeVisible();
  });

  await test.step('Ben’s request and Ana’s answer are files', async () => {
    const request = join(homeOf(ben), 'request.alongside');
    await ben.desktop.dialogs.nextSave(request);
    await bens.getByRole('button', { name: 'Save the request as a file…' }).click();
    await expect(bens.getByText('The request is saved as a file. Send it to Ana.')).toBeVisible();
    await openFile(ana, request);
    await admit(anas, 'Ben');
    const answer = await send(ana, ben, 'answer.alongside');
    await ben.desktop.dialogs.nextOpen(answer);
    await bens.getByRole('button', { name: 'Open the answer file…' }).click();
    await expect(bens.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
  });

  await test.step('an entry goes by file, dropped on the window; the same file once more changes nothing', async () => {
    await goToJournal(anas, CIRCLE);
    await writeDraft(anas, 'On paper', 'Sent in an envelope.');
    await share(anas, 'Ben', 'It stays mine');
    await whenShared(anas);
    const file = await send(ana, ben, 'first.alongside');
    await goToJournal(bens, CIRCLE);
    await drop(ben, file);
    await expect(bens.getByText(/arrived with the file\.$/)).toBeVisible();
    await bens.getByRole('status').getByRole('button', { name: 'Close' }).click();
    await openEntry(bens, 'On paper');
    await expect(textField(bens)).toHaveText('Sent in an envelope.');
    await comment(bens, 'The stamp is lovely.');
    expect(await openFile(ben, file)).toBe('The file holds nothing new. Everything in it is here already.');
  });

  await test.step('the comment comes back, and Ana learns that her entry arrived', async () => {
    const file = await send(ben, ana, 'second.alongside');
    await openFile(ana, file);
    await goToJournal(anas, CIRCLE);
    await card(anas, /^On paper/).click();
    await expect(anas.getByText('The stamp is lovely.')).toBeVisible();
    await expect(anas.getByText(/Arrived at Ben’s computer/)).toBeVisible();
  });

  await test.step('a torn file, a foreign one and a photograph say what they are; nothing is lost', async () => {
    await goToJournal(bens, CIRCLE);
    await writeDraft(bens, 'A reply', 'It came through.');
    await share(bens, 'Ana', 'It stays mine');
    await whenShared(bens);
    const whole = await send(ben, ana, 'third.alongside');
    const bytes = readFileSync(whole);
    const torn = join(homeOf(ana), 'torn.alongside');
    writeFileSync(torn, bytes.subarray(0, Math.floor(bytes.length / 2)));
    expect(await openFile(ana, torn)).toMatch(/^That file is incomplete or was changed on its way\./);
    mkdirSync(join(homeOf(ana), 'pictures'));
    const photograph = join(homeOf(ana), 'pictures', 'holiday.alongside');
    writeFileSync(photograph, Buffer.alloc(4000, 0x5a));
    expect(await openFile(ana, photograph)).toMatch(/^That file/);
    expect(await openFile(ana, whole)).toMatch(/arrived with the file\.$/);
    await goToJournal(anas, CIRCLE);
    await expect(card(anas, /^A reply/)).toBeVisible();
  });
});

/** Drops a file on the window, as a file manager would. */
async function drop({ desktop }: Person, path: string): Promise<void> {
  const bytes = [...readFileSync(path)];
  const carried = await desktop.window.evaluateHandle((bytes) => {
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(bytes)], 'first.alongside'));
    return carried;
  }, bytes);
  await desktop.window.dispatchEvent('main', 'dragover', { dataTransfer: carried });
  await expect(desktop.window.getByText('Drop the .alongside file here')).toBeVisible();
  await desktop.window.dispatchEvent('main', 'drop', { dataTransfer: carried });
}
