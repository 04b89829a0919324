import { readdirSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Desktop } from '../../support/desktop.ts';
import { circleOver, mailboxOf, newDesktop, note, notes, rounds } from '../../support/desktop.ts';
import { counted } from '../../support/counts.ts';
import { sharedTextWorker } from '../../support/text-worker-under-test.ts';
import { temporaryFolder } from '../../support/vault-on-disk.ts';

const texts = sharedTextWorker();
const seconds = 1000;
const running = new Set<Desktop>();

afterEach(() => running.clear());

/** The app runs: from here on it exchanges by itself. */
async function run(...desktops: Desktop[]): Promise<void> {
  for (const desktop of desktops) {
    desktop.exchange.start();
    running.add(desktop);
  }
  await idle();
}

/** Until no exchange is under way anywhere. */
async function idle(): Promise<void> {
  for (let still = true; still;) {
    await new Promise((resume) => setImmediate(resume));
    still = false;
    for (const { exchange } of running) still ||= (await exchange.calls.status({})).exchanging;
  }
}

/** Time goes by for all of them, in small steps. */
async function pass(ms: number, step = 1 * seconds): Promise<void> {
  for (let gone = 0; gone < ms; gone += step) {
    for (const { time } of running) await time.move(step);
    await idle();
  }
}

async function twoPeople() {
  const [ana, ben] = [await newDesktop({ name: 'Ana', texts }), await newDesktop({ name: 'Ben', texts })];
  const folder = temporaryFolder();
  const circleId = await circleOver(folder, ana, ben);
  await rounds(ana, ben, ana, ben);
  return { ana, ben, folder, circleId };
}

const feedFiles = (folder: string, desktop: Desktop, circleId: string) =>
  readdirSync(join(folder, mailboxOf(desktop, circleId), 'f'), { recursive: true }).filter((name) =>
    String(name).endsWith('.cp1'),
  ).length;

describe('the pace', () => {
  it('changes leave ten seconds after the last one', async () => {
    const { ana, folder, circleId } = await twoPeople();
    await run(ana);
    const before = feedFiles(folder, ana, circleId);
    note(ana, circleId, 'one');
    await pass(5 * seconds);
    note(ana, circleId, 'two');
    await pass(9 * seconds);
    expect(feedFiles(folder, ana, circleId)).toBe(before);
    await pass(2 * seconds);
    expect(feedFiles(folder, ana, circleId)).toBe(before + 1);
  });

  it('whoever writes without a pause is sent once a minute', async () => {
    // Fails when every further change puts off the one before.
    const { ana, folder, circleId } = await twoPeople();
    await run(ana);
    const before = feedFiles(folder, ana, circleId);
    for (let second = 0; second < 200; second++) {
      note(ana, circleId, `word ${second}`);
      await pass(1 * seconds);
    }
    const sent = feedFiles(folder, ana, circleId) - before;
    expect(sent).toBeGreaterThanOrEqual(3);
    expect(sent).toBeLessThanOrEqual(4);
  });

  it('what others put there comes in at the next look, at the latest', async () => {
    const { ana, ben, circleId } = await twoPeople();
    await run(ben);
    note(ana, circleId, 'from Ana');
    await rounds(ana);
    await pass(16 * seconds);
    expect(notes(ben, circleId)).toEqual(['from Ana']);
  });

  it('Share, Send and Lock wait for nothing', async () => {
    const { ana, folder, circleId } = await twoPeople();
    await run(ana);
    const before = feedFiles(folder, ana, circleId);
    note(ana, circleId, 'shared');
    await ana.exchange.flush(circleId);
    expect(feedFiles(folder, ana, circleId)).toBe(before + 1);
    note(ana, circleId, 'before the lock');
    await ana.exchange.stop(60 * seconds);
    expect(feedFiles(folder, ana, circleId)).toBe(before + 2);
  });

  it('an ack goes alone after a minute, once; acks are never acked', async () => {
    // Fails when an ack counts as something that is owed an ack, or rides on its own although another left.
    const { ana, ben, folder, circleId } = await twoPeople();
    note(ana, circleId, 'please confirm');
    await rounds(ana);
    await run(ana, ben);
    const before = feedFiles(folder, ana, circleId);
    await pass(50 * seconds);
    expect(feedFiles(folder, ana, circleId)).toBe(before);
    await pass(40 * seconds);
    expect(feedFiles(folder, ana, circleId)).toBe(before + 1);
    await pass(30 * 60 * seconds, 15 * seconds);
    expect(feedFiles(folder, ana, circleId)).toBe(before + 1);
  });

  it('acks alone go at most every five minutes, however much comes in', async () => {
    const { ana, ben, folder, circleId } = await twoPeople();
    await run(ana, ben);
    const before = feedFiles(folder, ana, circleId);
    const minutes = 20;
    for (let minute = 0; minute < minutes; minute++) {
      note(ana, circleId, `minute ${minute}`);
      await ana.exchange.flush(circleId);
      await pass(60 * seconds, 5 * seconds);
    }
    const acks = feedFiles(folder, ana, circleId) - before - minutes;
    expect(acks).toBeGreaterThanOrEqual(3);
    expect(acks).toBeLessThanOrEqual(5);
  });

  it('a folder that is not there is looked for at every poll, and not more often', async () => {
    // Fails when changes that are overdue make the next round begin at once.
    const { ana, folder, circleId } = await twoPeople();
    let timers = 0;
    const time = {
      ...ana.time,
      setTimer: (callback: () => void, ms: number) => {
        timers++;
        return ana.time.setTimer(callback, ms);
      },
    };
    const again = await ana.restart({ time });
    await rename(folder, `${folder}-away`);
    await run(again);
    note(again, circleId, 'waits');
    await pass(20 * seconds);
    timers = 0;
    await pass(600 * seconds, 5 * seconds);
    await rename(`${folder}-away`, folder);
    // Forty polls, each with a few timers of its own for the carrier.
    expect(timers).toBeLessThan(40 * 6);
    expect(timers).toBeGreaterThan(40);
    await pass(16 * seconds);
    expect((await again.exchange.calls.status({})).circles[0]).toMatchObject({
      carrierState: 'ready',
      waitingToLeave: 0,
    });
  });

  it('F14: a clock that is set back ten years while changes and an ack wait holds neither back', async () => {
    // Fails when a wait ends at a time of the clock that it began with.
    const { ana, ben, folder, circleId } = await twoPeople();
    let offset = 0;
    const time = { ...ana.time, now: () => ana.time.now() + offset };
    const again = await ana.restart({ time });
    note(ben, circleId, 'owed an ack');
    await rounds(ben);
    await run(again);
    note(again, circleId, 'waits');
    offset = -10 * 365 * 24 * 60 * 60 * seconds;
    const before = feedFiles(folder, again, circleId);
    await pass(60 * seconds);
    expect(feedFiles(folder, again, circleId)).toBeGreaterThan(before);
    expect(feedFiles(folder, again, circleId)).toBeLessThanOrEqual(before + 2);
    await rounds(ben);
    expect(notes(ben, circleId)).toEqual(['owed an ack', 'waits']);
  });

  it('case 84: many devices settle: everybody has everything, and then nothing moves any more', async () => {
    // Fails when acks answer acks, or grow with every device that answers.
    const people = counted(5, 30);
    const desktops: Desktop[] = [];
    for (let i = 0; i < people; i++) desktops.push(await newDesktop({ name: `Person ${i}`, texts }));
    const [host, ...guests] = desktops;
    if (host === undefined) throw new Error('Nobody');
    const folder = temporaryFolder();
    const circleId = await circleOver(folder, host, ...guests);
    await run(...desktops);
    const before = feedFiles(folder, host, circleId);
    note(host, circleId, 'to all');
    await pass(30 * 60 * seconds, 15 * seconds);
    for (const one of desktops) expect(notes(one, circleId)).toEqual(['to all']);
    const settled = feedFiles(folder, host, circleId);
    // The note, and at most two acks of each: one for what came at joining, one for the note.
    expect(settled - before).toBeLessThanOrEqual(1 + 2 * people);
    await pass(30 * 60 * seconds, 15 * seconds);
    expect(feedFiles(folder, host, circleId)).toBe(settled);
  });
});
