import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { whereaboutsOf } from '../../../electron/vault/log/whereabouts.ts';
import { decodePack, encodePack } from '../../../shared/protocol/protocol.ts';
import type { Desktop } from '../../support/desktop.ts';
import {
  admitAll,
  askToJoin,
  circleOver,
  digest,
  found,
  mailboxOf,
  newDesktop,
  note,
  notes,
  rounds,
  statusOf,
} from '../../support/desktop.ts';
import { sharedTextWorker } from '../../support/text-worker-under-test.ts';
import { codeOf, temporaryFolder } from '../../support/vault-on-disk.ts';

const texts = sharedTextWorker();

/** One person saves a file, the other opens it, as by e-mail. */
async function send(from: Desktop, to: Desktop, circleId: string) {
  const path = join(temporaryFolder(), 'sent.alongside');
  from.answerDialogs(path);
  const sent = await from.exchange.calls.sendAsFile({ circleId });
  expect(sent.saved).toBe(true);
  to.answerDialogs(path);
  const { taken } = await to.exchange.calls.openFile({});
  return { path, sent: sent.objects, newObjects: taken?.newObjects ?? -1 };
}

/** A circle that has no folder at all: invitation, request, welcome and all else by files. */
async function circleByFiles(host: Desktop, ...guests: Desktop[]): Promise<string> {
  const circleId = found(host);
  await host.exchange.calls.useFiles({ circleId });
  for (const guest of guests) {
    await askToJoin(host, guest, circleId, null);
    await send(guest, host, circleId);
    admitAll(host);
    await send(host, guest, circleId);
    await send(guest, host, circleId);
  }
  return circleId;
}

async function people(...names: string[]): Promise<Desktop[]> {
  return Promise.all(names.map((name) => newDesktop({ name, texts })));
}

const placeOf = ({ database }: Desktop, circleId: string, recordId: string) =>
  database.read((tx) => whereaboutsOf(tx, circleId, [recordId]));

describe('exchanging by files', () => {
  it('two people meet, admit and write with nothing but files', async () => {
    const [ana, ben] = await people('Ana', 'Ben');
    if (ana === undefined || ben === undefined) throw new Error('Two people');
    const circleId = await circleByFiles(ana, ben);
    note(ana, circleId, 'from Ana');
    note(ben, circleId, 'from Ben');
    await send(ana, ben, circleId);
    await send(ben, ana, circleId);
    expect(notes(ana, circleId)).toEqual(['from Ana', 'from Ben']);
    expect(digest(ana, circleId)).toBe(digest(ben, circleId));
  });

  it('says where what I wrote is: on this computer, sent, arrived', async () => {
    // Fails when handing out a file does not count as sending, or an answer not as arriving.
    const [ana, ben] = await people('Ana', 'Ben');
    if (ana === undefined || ben === undefined) throw new Error('Two people');
    const circleId = await circleByFiles(ana, ben);
    const record = note(ana, circleId, 'on its way');
    expect(placeOf(ana, circleId, record).place).toBe('this-computer');
    expect((await statusOf(ana, circleId)).waitingToLeave).toBe(1);
    await send(ana, ben, circleId);
    expect(placeOf(ana, circleId, record).place).toBe('sent');
    expect((await statusOf(ana, circleId)).waitingToLeave).toBe(0);
    await send(ben, ana, circleId);
    expect(placeOf(ana, circleId, record)).toEqual({ place: 'arrived', arrivedAt: ['Ben'] });
  });

  it('opening a file again, and again after a restart, changes nothing', async () => {
    const [ana, ben] = await people('Ana', 'Ben');
    if (ana === undefined || ben === undefined) throw new Error('Two people');
    const circleId = await circleByFiles(ana, ben);
    note(ana, circleId, 'once');
    const { path } = await send(ana, ben, circleId);
    const before = digest(ben, circleId);
    expect(await ben.exchange.takeArrivedFile(path)).toEqual({ newObjects: 0, problem: null });
    const again = await ben.restart();
    expect(await again.exchange.takeArrivedFile(path)).toEqual({ newObjects: 0, problem: null });
    expect(digest(again, circleId)).toBe(before);
    expect(notes(again, circleId)).toEqual(['once']);
  });

  it('a file holds what the others lack, and not what they said that they have', async () => {
    // Fails when packs carry everything, or leave out what somebody lacks.
    const [ana, ben] = await people('Ana', 'Ben');
    if (ana === undefined || ben === undefined) throw new Error('Two people');
    const circleId = await circleByFiles(ana, ben);
    for (let i = 0; i < 3; i++) {
      note(ana, circleId, `note ${i}`);
      await send(ana, ben, circleId);
      await send(ben, ana, circleId);
    }
    note(ana, circleId, 'the newest');
    const { path } = await send(ana, ben, circleId);
    const pack = decodePack(readFileSync(path));
    if (!pack.ok) throw new Error('No pack');
    expect(pack.value.objects.filter(({ name }) => name.startsWith('f/')).length).toBeLessThanOrEqual(2);
    expect(notes(ben, circleId)).toContain('the newest');
  });

  it('three people: what one sent to a second reaches the third by the second', async () => {
    // Fails when a pack holds the sender's own feed only.
    const [ana, ben, cleo] = await people('Ana', 'Ben', 'Cleo');
    if (ana === undefined || ben === undefined || cleo === undefined) throw new Error('Three people');
    const circleId = await circleByFiles(ana, ben, cleo);
    note(ben, circleId, 'from Ben, by Ana');
    await send(ben, ana, circleId);
    await send(ana, cleo, circleId);
    expect(notes(cleo, circleId)).toEqual(['from Ben, by Ana']);
    await send(ana, ben, circleId);
    await send(cleo, ana, circleId);
    await send(ana, ben, circleId);
    expect(digest(ben, circleId)).toBe(digest(ana, circleId));
    expect(digest(cleo, circleId)).toBe(digest(ana, circleId));
  });

  it('case 14: a folder and files at once: views that were split meet, and nobody is taken for forked', async () => {
    const [ana, ben, cleo] = await people('Ana', 'Ben', 'Cleo');
    if (ana === undefined || ben === undefined || cleo === undefined) throw new Error('Three people');
    const circleId = await circleOver(temporaryFolder(), ana, ben, cleo);
    await cleo.exchange.calls.useFiles({ circleId });
    note(ana, circleId, 'in the folder');
    note(cleo, circleId, 'on the stick');
    await rounds(ana, ben);
    await send(cleo, ben, circleId);
    note(ben, circleId, 'saw both');
    await rounds(ben, ana);
    await send(ben, cleo, circleId);
    for (const one of [ana, ben, cleo]) {
      expect(notes(one, circleId)).toEqual(['in the folder', 'on the stick', 'saw both']);
      expect(await statusOf(one, circleId)).toMatchObject({ setAside: 0, missingHere: 0 });
    }
  });

  it('case 83: what was given to one person only reaches all, before anything that builds on it', async () => {
    // Fails when only one's own objects are put into the folder.
    const [ana, ben, cleo] = await people('Ana', 'Ben', 'Cleo');
    if (ana === undefined || ben === undefined || cleo === undefined) throw new Error('Three people');
    const folder = temporaryFolder();
    const circleId = await circleOver(folder, ana, ben, cleo);
    note(cleo, circleId, 'given to Ben alone');
    await send(cleo, ben, circleId);
    note(ben, circleId, 'builds on it');
    const before = readdirSync(folder, { recursive: true }).length;
    await rounds(ben);
    expect(readdirSync(folder, { recursive: true }).length).toBeGreaterThan(before + 1);
    await rounds(ana);
    expect(notes(ana, circleId)).toEqual(['builds on it', 'given to Ben alone']);
    expect((await statusOf(ana, circleId)).missingHere).toBe(0);
  });
});

describe('a file that is refused', () => {
  it('says why by a code of its own: damaged, newer, of another circle, too large, missing', async () => {
    const [ana, ben] = await people('Ana', 'Ben');
    if (ana === undefined || ben === undefined) throw new Error('Two people');
    const circleId = await circleByFiles(ana, ben);
    note(ana, circleId, 'whole');
    const { path } = await send(ana, ben, circleId);
    const whole = new Uint8Array(readFileSync(path));
    const take = (bytes: Uint8Array) => codeOf(() => ben.exchange.calls.takeFile({ bytes }));
    expect(await take(whole.subarray(0, whole.length - 1))).toBe('file-damaged');
    expect(await take(whole.with(60, (whole[60] ?? 0) ^ 1))).toBe('file-damaged');
    expect(await take(new Uint8Array(0))).toBe('file-damaged');
    expect(await take(whole.with(4, 2))).toBe('file-newer');
    expect(await take(encodePack('cp1-aaaabbbbccccdddd', []))).toBe('file-of-another-circle');

    const other = join(temporaryFolder(), 'other.alongside');
    writeFileSync(other, 'Dear Ben, see attached.');
    expect(await ben.exchange.takeArrivedFile(other)).toMatchObject({ problem: 'file-damaged' });
    writeFileSync(other, '');
    expect(await ben.exchange.takeArrivedFile(other)).toMatchObject({ problem: 'file-damaged' });
    expect(await ben.exchange.takeArrivedFile(`${other}.gone`)).toMatchObject({ problem: 'not-found' });
    const huge = join(temporaryFolder(), 'huge.alongside');
    writeFileSync(huge, new Uint8Array(64 * 1024 * 1024 + 1));
    expect(await ben.exchange.takeArrivedFile(huge)).toMatchObject({ problem: 'file-too-large' });
    expect(notes(ben, circleId)).toEqual(['whole']);
  });

  it('brings its good objects in although some of it is bad', async () => {
    const [ana, ben] = await people('Ana', 'Ben');
    if (ana === undefined || ben === undefined) throw new Error('Two people');
    const circleId = await circleByFiles(ana, ben);
    note(ana, circleId, 'good');
    const path = join(temporaryFolder(), 'sent.alongside');
    ana.answerDialogs(path);
    await ana.exchange.calls.sendAsFile({ circleId });
    const pack = decodePack(readFileSync(path));
    if (!pack.ok) throw new Error('No pack');
    const renamed = pack.value.objects.map(({ bytes }) => ({ name: `c/${'a'.repeat(26)}.cp1`, bytes }));
    const bytes = encodePack(mailboxOf(ana, circleId), [...renamed, ...pack.value.objects]);
    await ben.exchange.calls.takeFile({ bytes });
    expect(notes(ben, circleId)).toEqual(['good']);
    expect((await statusOf(ben, circleId)).setAside).toBe(0);
  });

  it('a cancelled dialog sends and opens nothing', async () => {
    const [ana] = await people('Ana');
    if (ana === undefined) throw new Error('One person');
    const circleId = found(ana);
    ana.answerDialogs(null, null);
    expect(await ana.exchange.calls.sendAsFile({ circleId })).toEqual({ saved: false, objects: 0 });
    expect(await ana.exchange.calls.openFile({})).toEqual({ taken: null });
    expect(await codeOf(() => ana.exchange.calls.sendAsFile({ circleId: '0'.repeat(64) }))).toBe('not-found');
  });

  it('a file that cannot be written leaves everything to be sent again', async () => {
    const [ana, ben] = await people('Ana', 'Ben');
    if (ana === undefined || ben === undefined) throw new Error('Two people');
    const circleId = await circleByFiles(ana, ben);
    const record = note(ana, circleId, 'second try');
    ana.answerDialogs(join(temporaryFolder(), 'gone', 'sent.alongside'));
    expect(await codeOf(() => ana.exchange.calls.sendAsFile({ circleId }))).toBe('folder-missing');
    expect(placeOf(ana, circleId, record).place).toBe('this-computer');
    await send(ana, ben, circleId);
    expect(notes(ben, circleId)).toEqual(['second try']);
  });
});
