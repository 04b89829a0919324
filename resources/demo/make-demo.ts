/**
 * Two made-up people, each with a vault of their own, in one circle over a folder: made by the same calls
 * that two windows would make. Run with the folder in which everything of the demo goes.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { protocolReady } from '../../shared/protocol/protocol.ts';
import { write } from './demo-text.ts';
import { startDemoVault, type DemoVault } from './vault-without-window.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const [place, passphrase] = process.argv.slice(2);
if (place === undefined || passphrase === undefined) throw new Error('Usage: make-demo FOLDER PASSPHRASE');

await protocolReady();
const shared = join(place, 'Shared folder');
mkdirSync(shared, { recursive: true });
const mira = await begin('mira', 'Mira');
const teo = await begin('teo', 'Teo');
const circleId = await meet();
await writeEntries();
await exchangeUntil(async () => (await newFor(mira)) >= 2 && (await newFor(teo)) >= 2);
for (const vault of [mira, teo]) await vault.lock();
process.exit(0);

async function begin(folder: string, name: string): Promise<DemoVault> {
  const vault = startDemoVault(join(place ?? '', folder, 'vault'), place ?? '');
  await vault.call('vault.create', { name, passphrase: passphrase ?? '' });
  return vault;
}

/** Teo invites Mira over the folder; both compare; he admits her. */
async function meet(): Promise<string> {
  const { circleId: id } = await teo.call('people.createCircle', { name: 'Mira and Teo', colour: 0 });
  teo.nextPath(shared);
  const { folder } = await teo.call('exchange.chooseFolder', { circleId: id, invitationHandle: null });
  await teo.call('exchange.useFolder', { circleId: id, folderHandle: folder?.folderHandle ?? '' });
  const { link } = await teo.call('people.invite', { circleId: id, forName: 'Mira' });
  const { invitationHandle } = await mira.call('people.readInvitation', { link });
  mira.nextPath(shared);
  const found = await mira.call('exchange.chooseFolder', { circleId: null, invitationHandle });
  await mira.call('people.join', { invitationHandle, folderHandle: found.folder?.folderHandle ?? null });
  await mira.call('people.markCompared', { circleId: id, memberId: null });
  await exchangeUntil(async () => (await requests()).length === 1);
  await teo.call('people.admit', { requestId: (await requests())[0]?.requestId ?? '', compared: true });
  await exchangeUntil(async () => {
    const { circles } = await mira.call('people.circles', {});
    return circles.some((circle) => circle.circleId === id && circle.state === 'active');
  });
  return id;

  async function requests() {
    return (await teo.call('people.joinRequests', { circleId: id })).requests;
  }
}

async function writeEntries(): Promise<void> {
  const win = await draft(teo, 'A small win nobody saw', 6, ['thesis']);
  await write(teo, win.documentId, ['Rewrote the abstract in one sitting and then left it alone.']);
  await share(teo, win.entryId, 'author');

  const unsaid = await draft(teo, 'What I did not say on Tuesday', 0, ['honesty', 'thesis']);
  await write(teo, unsaid.documentId, [
    'I told her the draft was nearly done. It is not, and the reason is not time. I have rewritten the opening of chapter two six times because as long as it is unfinished nobody can say it is not good.',
    'What I wanted to ask, and did not: how do you know when a thing is done enough to be seen? She would have had an answer. She always answers such questions with a story about her own first talk, and I always write it down.',
    'So, for next time:',
    '[ ] Send chapter two as it is, by Thursday evening.',
    '[ ] Say out loud which page I am afraid of.',
  ]);
  await share(teo, unsaid.entryId, 'author');

  const questions = await draft(mira, 'Three questions before the review', 1, []);
  await write(mira, questions.documentId, [
    'You asked how I decide when to stop polishing. I went back to my own notes from that year, and found that I never decided: somebody always took it out of my hands.',
    'Who could take it out of yours? What would you lose if it were seen too early? And what are you losing now?',
  ]);
  await share(mira, questions.entryId, 'author');

  const ours = await draft(mira, 'Swap notes', 3, []);
  await write(mira, ours.documentId, [
    'Went forward: the interviews.',
    'Stuck on: the second chapter, still.',
  ]);
  await share(mira, ours.entryId, 'all');

  const unsent = await draft(teo, 'Asking for the harder project', 2, []);
  await write(teo, unsent.documentId, ['I keep waiting for somebody to offer it.']);

  await exchangeUntil(async () => (await list(mira)).length === 4);
  const seen = (await list(mira)).find((entry) => entry.title === 'What I did not say on Tuesday');
  await mira.call('comments.add', {
    entryId: seen?.entryId ?? '',
    text: 'Page forty-one, I would guess. Send me that one first and nothing else.',
  });
}

async function draft(vault: DemoVault, title: string, daysAgo: number, tags: string[]) {
  const date = new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 16);
  const { entryId } = await vault.call('journal.createDraft', { circleId, title, date });
  await vault.call('journal.change', { entryId, tags });
  const { documentId } = await vault.call('journal.entry', { entryId });
  return { entryId, documentId };
}

/** Presses Share and waits out the ten seconds of Undo at the very end, for all entries together. */
async function share(vault: DemoVault, entryId: string, writers: 'author' | 'all'): Promise<void> {
  await vault.call('journal.share', { entryId, circleId, writers });
}

async function list(vault: DemoVault) {
  const { entries } = await vault.call('journal.list', { circleId });
  return entries.filter((entry) => entry.state === 'shared');
}

async function newFor(vault: DemoVault): Promise<number> {
  return (await vault.call('today.overview', {})).newFromOthers.length;
}

async function exchangeUntil(met: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await met())) {
    if (Date.now() > deadline) throw new Error('The two of the demo do not hear each other');
    for (const vault of [teo, mira]) await vault.call('exchange.exchangeNow', {});
    await pause(200);
  }
}
