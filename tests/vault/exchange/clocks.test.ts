import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted } from '../../support/counts.ts';
import type { Desktop } from '../../support/desktop.ts';
import {
  change,
  circleOver,
  digest,
  newDesktop,
  note,
  notes,
  rounds,
  statusOf,
} from '../../support/desktop.ts';
import { handTime } from '../../support/hand-time.ts';
import { sharedTextWorker } from '../../support/text-worker-under-test.ts';
import { temporaryFolder } from '../../support/vault-on-disk.ts';

const texts = sharedTextWorker();
const year = 365 * 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 0, 5);

/** The same story with clocks that are wrong by so much; answers what everybody has in the end, by values alone. */
async function story(offsets: readonly number[], jumps: readonly number[]): Promise<string[]> {
  const desktops: Desktop[] = [];
  // An invitation is good for days by the clocks of two people: that is theirs to see. All else starts after it.
  let wrong = false;
  for (const [index, offset] of offsets.entries()) {
    const right = handTime(now);
    const time = { ...right, now: () => right.now() + (wrong ? offset : 0) };
    desktops.push(await newDesktop({ name: ['Ana', 'Ben', 'Cleo'][index] ?? '', texts, time }));
  }
  const [ana, ben, cleo] = desktops;
  if (ana === undefined || ben === undefined || cleo === undefined) throw new Error('Three people');
  const circleId = await circleOver(temporaryFolder(), ana, ben, cleo);
  wrong = true;
  const shared = note(ana, circleId, 'first');
  await rounds(ana, ben, cleo);
  for (const [index, jump] of jumps.entries()) {
    const one = desktops[index % 3];
    const other = desktops[(index + 1) % 3];
    if (one === undefined || other === undefined) continue;
    change(one, shared, `change ${index}`);
    change(other, shared, `concurrent ${index}`);
    await one.time.move(Math.max(0, jump));
    await rounds(one, other);
    note(other, circleId, `note ${index}`);
  }
  await rounds(ana, ben, cleo, ana, ben, cleo);
  const digests = desktops.map((one) => digest(one, circleId));
  expect(new Set(digests).size).toBe(1);
  for (const one of desktops) {
    expect(await statusOf(one, circleId)).toMatchObject({ setAside: 0, missingHere: 0, waitingToLeave: 0 });
  }
  return notes(ana, circleId);
}

describe('clocks', () => {
  it('F14, case 50: ten years off, in either direction, all agree, and on the same', async () => {
    // Fails when a time decides what is valid, what wins, or whether something is exchanged at all.
    const right = await story([0, 0, 0], [0, 0, 0, 0]);
    const offsets = fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(-10 * year, -1, 0, 1, 10 * year)));
    const jumps = fc.array(fc.constantFrom(0, 1, 60_000, 10 * year), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(offsets, jumps, async (clocks, jumped) => {
        expect(await story(clocks, jumped)).toEqual(right);
      }),
      { numRuns: counted(3, 60) },
    );
  });

  it('F14: a clock that is set back while the app runs holds nothing back', async () => {
    let offset = 0;
    const time = handTime(now);
    const jumping = { ...time, now: () => time.now() + offset };
    const [ana, ben] = [
      await newDesktop({ name: 'Ana', texts, time: jumping }),
      await newDesktop({ name: 'Ben', texts }),
    ];
    const circleId = await circleOver(temporaryFolder(), ana, ben);
    note(ben, circleId, 'owed an ack');
    await rounds(ben, ana);
    offset = -10 * year;
    note(ana, circleId, 'after the jump');
    await rounds(ana, ben);
    expect(notes(ben, circleId)).toEqual(['after the jump', 'owed an ack']);
    expect(digest(ana, circleId)).toBe(digest(ben, circleId));
  });
});
