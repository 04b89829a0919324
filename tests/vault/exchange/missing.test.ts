import { cpSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carrierFiles } from '../../../electron/transports/carrier-files.ts';
import { gapsOf } from '../../../electron/vault/exchange/gaps.ts';
import type { Desktop } from '../../support/desktop.ts';
import {
  circleOver,
  deliver,
  digest,
  found,
  mailboxOf,
  newDesktop,
  note,
  notes,
  objectsOf,
  rounds,
  statusOf,
  useFolder,
} from '../../support/desktop.ts';
import { faultyFiles } from '../../support/faulty-files.ts';
import { sharedTextWorker } from '../../support/text-worker-under-test.ts';
import { codeOf, temporaryFolder } from '../../support/vault-on-disk.ts';

const texts = sharedTextWorker();

async function twoPeople() {
  const [ana, ben] = [await newDesktop({ name: 'Ana', texts }), await newDesktop({ name: 'Ben', texts })];
  const folder = temporaryFolder();
  const circleId = await circleOver(folder, ana, ben);
  return { ana, ben, folder, circleId };
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

const deviceOf = ({ database, keys }: Desktop) =>
  database.read((tx) => keys.circlesToExchange(tx))[0]?.myDevice ?? '';

/** The newest so many objects of one's own feed. */
const newest = (desktop: Desktop, circleId: string, count: number) =>
  objectsOf(desktop, circleId)
    .filter(({ name }) => name.startsWith('f/'))
    .slice(-count);

function gaps({ database, keys }: Desktop, circleId: string) {
  return database.read((tx) => {
    const circle = keys.circlesToExchange(tx).find((one) => one.circleId === circleId);
    return circle === undefined ? [] : gapsOf(tx, circle);
  });
}

describe('what is missing', () => {
  it('F2, case 12: a dropped middle envelope is named, and what follows waits for it', async () => {
    // Fails when an envelope beyond the next place is applied, or a gap is not told.
    const { ana, ben, circleId } = await twoPeople();
    for (const text of ['one', 'two', 'three']) {
      note(ana, circleId, text);
      await ana.exchange.sealPending(circleId);
    }
    const [first, second, third] = newest(ana, circleId, 3);
    if (first === undefined || second === undefined || third === undefined) throw new Error('Nothing sealed');
    await deliver(ben, circleId, [first, third]);
    expect(notes(ben, circleId)).toEqual(['one']);
    const seq = Number(/(\d+)-/.exec(second.name)?.[1]);
    expect(gaps(ben, circleId)).toEqual([{ deviceId: deviceOf(ana), from: seq, to: seq }]);
    expect((await statusOf(ben, circleId)).missingHere).toBe(1);
    await deliver(ben, circleId, [second]);
    expect(notes(ben, circleId)).toEqual(['one', 'three', 'two']);
    expect((await statusOf(ben, circleId)).missingHere).toBe(0);
  });

  it('case 13: a tail that was cut off is named once somebody says that it arrived there', async () => {
    // Fails when only holes between envelopes count, and not what others cite.
    const [ana, ben, cleo] = [
      await newDesktop({ name: 'Ana', texts }),
      await newDesktop({ name: 'Ben', texts }),
      await newDesktop({ name: 'Cleo', texts }),
    ];
    const circleId = await circleOver(temporaryFolder(), ana, ben, cleo);
    note(ana, circleId, 'the tail');
    await ana.exchange.sealPending(circleId);
    const tail = newest(ana, circleId, 1);
    await deliver(ben, circleId, tail);
    note(ben, circleId, 'an answer');
    await ben.exchange.sealPending(circleId);
    await deliver(cleo, circleId, newest(ben, circleId, 1));
    expect(notes(cleo, circleId)).toEqual([]);
    expect(gaps(cleo, circleId)).toMatchObject([{ deviceId: deviceOf(ana) }]);
    expect((await statusOf(cleo, circleId)).missingHere).toBe(1);
    await deliver(cleo, circleId, tail);
    expect(notes(cleo, circleId)).toEqual(['an answer', 'the tail']);
  });

  it('F13, case 17: an emptied mailbox deletes nothing here, is not written to before a word, and is then filled again', async () => {
    // Fails when absence is taken for deletion, or when a round fills a folder that may be another one.
    const { ana, ben, folder, circleId } = await twoPeople();
    note(ana, circleId, 'kept');
    await rounds(ana, ben, ana);
    const kept = objectsOf(ana, circleId);
    rmSync(join(folder, mailboxOf(ana, circleId)), { recursive: true });
    note(ana, circleId, 'written meanwhile');
    await rounds(ana, ana);
    expect((await statusOf(ana, circleId)).carrierState).toBe('emptied');
    expect(filesIn(folder)).toEqual([]);
    expect(notes(ana, circleId)).toEqual(['kept', 'written meanwhile']);
    expect(objectsOf(ana, circleId)).toEqual(kept);
    expect((await statusOf(ana, circleId)).waitingToLeave).toBe(1);

    await ana.exchange.calls.fillAgain({ circleId });
    expect((await statusOf(ana, circleId)).carrierState).toBe('ready');
    // Also what Ben wrote is back: Ana passes it on.
    const names = filesIn(folder).map((path) => path.slice(-30));
    for (const { name } of objectsOf(ben, circleId)) {
      if (!name.startsWith('i/')) expect(names).toContain(name.slice(-30));
    }
    await rounds(ben);
    expect(notes(ben, circleId)).toEqual(['kept', 'written meanwhile']);
    expect(digest(ben, circleId)).toBe(digest(ana, circleId));
  });

  it('F13, case 18: a mailbox that was rolled back is noticed before anything is written there', async () => {
    const { ana, ben, folder, circleId } = await twoPeople();
    const older = temporaryFolder();
    cpSync(folder, older, { recursive: true });
    for (let i = 0; i < 4; i++) {
      note(ana, circleId, `note ${i}`);
      await rounds(ana, ben);
    }
    rmSync(folder, { recursive: true });
    cpSync(older, folder, { recursive: true });
    const rolledBack = filesIn(folder);
    note(ana, circleId, 'afterwards');
    await rounds(ana, ben);
    expect((await statusOf(ana, circleId)).carrierState).toBe('emptied');
    expect(filesIn(folder)).toEqual(rolledBack);
    await ana.exchange.calls.fillAgain({ circleId });
    await rounds(ben);
    expect(notes(ben, circleId)).toContain('afterwards');
    expect((await statusOf(ben, circleId)).carrierState).toBe('ready');
  });

  it('one or two files that somebody took away are put back without a question', async () => {
    const { ana, ben, folder, circleId } = await twoPeople();
    note(ana, circleId, 'kept');
    await rounds(ana, ben);
    const before = filesIn(folder);
    const gone = before.find((path) => path.includes('/f/')) ?? '';
    rmSync(gone);
    await rounds(ben);
    expect(filesIn(folder)).toEqual(before);
  });

  it('F12: a file of mine that was torn in the folder is mended; a torn one of others is left alone', async () => {
    // Fails when only missing names are looked for, or when a repair touches what is not mine.
    const { ana, ben, folder, circleId } = await twoPeople();
    note(ana, circleId, 'whole');
    await rounds(ana);
    const path = join(folder, mailboxOf(ana, circleId), newest(ana, circleId, 1)[0]?.name ?? '');
    truncateSync(path, 100);
    await rounds(ben, ben);
    expect(notes(ben, circleId)).toEqual([]);
    expect(await statusOf(ben, circleId)).toMatchObject({ setAside: 0, carrierState: 'ready' });
    await rounds(ana, ben);
    expect(notes(ben, circleId)).toEqual(['whole']);
  });

  it('case 47: an object that the folder never hands out holds up neither the others nor the next round', async () => {
    // Fails when a carrier is waited for without a limit, or when the same object is tried first every time.
    const { ana, ben, circleId } = await twoPeople();
    for (const text of ['first', 'second', 'third']) {
      note(ana, circleId, text);
      await rounds(ana);
    }
    const [, stuck] = newest(ana, circleId, 3);
    const reader = await ben.restart({
      files: {
        ...carrierFiles,
        read: (path, most) =>
          path.endsWith(stuck?.name.split('/').at(-1) ?? '-')
            ? new Promise(() => {})
            : carrierFiles.read(path, most),
      },
    });
    const round = reader.exchange.flush();
    for (let still = true; still;) {
      await reader.time.move(1000);
      still = (await reader.exchange.calls.status({})).exchanging;
    }
    await round;
    await rounds(reader);
    expect(notes(reader, circleId)).toEqual(['first']);
    expect((await statusOf(reader, circleId)).missingHere).toBe(1);
    await rounds(await reader.restart());
    await rounds(ana);
  });

  it('F12: empty and cut-off files are not here yet, and are never put anywhere else', async () => {
    const { ana, ben, folder, circleId } = await twoPeople();
    note(ana, circleId, 'later');
    await rounds(ana);
    const [object] = newest(ana, circleId, 1);
    if (object === undefined) throw new Error('Nothing sealed');
    const path = join(folder, mailboxOf(ana, circleId), object.name);
    for (const length of [0, 1, 591]) {
      writeFileSync(path, object.bytes.subarray(0, length));
      const kept = objectsOf(ben, circleId).length;
      await rounds(ben);
      expect(objectsOf(ben, circleId).length).toBe(kept);
      expect(await statusOf(ben, circleId)).toMatchObject({ setAside: 0, missingHere: 0 });
    }
    writeFileSync(path, object.bytes);
    await ben.exchange.calls.exchangeNow({});
    expect(notes(ben, circleId)).toEqual(['later']);
  });
});

describe('a wrong folder', () => {
  it('that is gone is said, deletes nothing, and is found again', async () => {
    const { ana, ben, folder, circleId } = await twoPeople();
    note(ana, circleId, 'waiting');
    await rename(folder, `${folder}-away`);
    await rounds(ana);
    expect(await statusOf(ana, circleId)).toMatchObject({ carrierState: 'missing', waitingToLeave: 1 });
    await rename(`${folder}-away`, folder);
    await rounds(ana, ben);
    expect(await statusOf(ana, circleId)).toMatchObject({ carrierState: 'ready', waitingToLeave: 0 });
    expect(notes(ben, circleId)).toEqual(['waiting']);
  });

  it('case 52: one that may not be written is said, and read all the same', async () => {
    // Fails when a round ends before it has taken in what a read-only mailbox holds.
    const { ana, ben, circleId } = await twoPeople();
    const reader = await ben.restart({ files: { ...carrierFiles, mayWrite: () => Promise.resolve(false) } });
    note(ana, circleId, 'from Ana');
    note(reader, circleId, 'cannot leave');
    await rounds(ana, reader, ana);
    expect(notes(reader, circleId)).toEqual(['cannot leave', 'from Ana']);
    expect(notes(ana, circleId)).toEqual(['from Ana']);
    expect(await statusOf(reader, circleId)).toMatchObject({ carrierState: 'read-only', waitingToLeave: 1 });
    expect(await codeOf(() => useFolder(reader, circleId, temporaryFolder()))).toBe('folder-read-only');
  });

  it('a full disk there ends the round, and everything leaves once there is room', async () => {
    const { ana, ben, circleId } = await twoPeople();
    note(ana, circleId, 'needs room');
    const full = await ana.restart({ files: faultyFiles({ at: 2, code: 'ENOSPC', forever: true }) });
    await rounds(full);
    expect(await statusOf(full, circleId)).toMatchObject({ carrierState: 'ready', waitingToLeave: 1 });
    const again = await full.restart();
    await rounds(again, ben);
    expect(notes(ben, circleId)).toEqual(['needs room']);
  });

  it('F13: choosing one that holds only other circles is refused by its own code, and nothing is written', async () => {
    const ana = await newDesktop({ name: 'Ana', texts });
    const circleId = found(ana);
    const foreign = temporaryFolder();
    await mkdir(join(foreign, 'cp1-aaaabbbbccccdddd'));
    expect(await codeOf(() => useFolder(ana, circleId, foreign))).toBe('folder-of-another-circle');
    expect(await codeOf(() => useFolder(ana, circleId, join(foreign, 'nowhere')))).toBe('folder-missing');
    expect(filesIn(foreign)).toEqual([]);
    ana.answerDialogs(foreign);
    const chosen = await ana.exchange.calls.chooseFolder({ circleId, invitationHandle: null });
    expect(chosen.folder?.state).toBe('another-circle');
  });

  it('is not one that holds another circle of mine: people keep several in one folder', async () => {
    const { ana, folder } = await twoPeople();
    const second = found(ana);
    await useFolder(ana, second, folder);
    expect(readdirSync(folder).length).toBe(2);
    expect((await statusOf(ana, second)).carrierState).toBe('ready');
  });

  it('a cancelled dialog chooses nothing; an unknown handle is refused', async () => {
    const ana = await newDesktop({ name: 'Ana', texts });
    const circleId = found(ana);
    ana.answerDialogs(null);
    expect(await ana.exchange.calls.chooseFolder({ circleId, invitationHandle: null })).toEqual({
      folder: null,
    });
    const folderHandle = '0'.repeat(32);
    expect(await codeOf(() => ana.exchange.calls.useFolder({ circleId, folderHandle }))).toBe('not-found');
  });

  it('the mailbox itself may be chosen instead of the folder around it', async () => {
    const { ana, folder, circleId } = await twoPeople();
    await useFolder(ana, circleId, join(folder, mailboxOf(ana, circleId)));
    expect(readdirSync(folder).length).toBe(1);
    expect(await statusOf(ana, circleId)).toMatchObject({ carrierState: 'ready' });
  });

  it('moving to another folder puts everything there, and takes nothing from the old one', async () => {
    const { ana, ben, folder, circleId } = await twoPeople();
    note(ben, circleId, 'by Ben');
    await rounds(ben, ana);
    const before = filesIn(folder);
    const next = temporaryFolder();
    await useFolder(ana, circleId, next);
    expect(filesIn(folder)).toEqual(before);
    await useFolder(ben, circleId, next);
    note(ana, circleId, 'in the new folder');
    await rounds(ana, ben);
    expect(notes(ben, circleId)).toEqual(['by Ben', 'in the new folder']);
  });
});
