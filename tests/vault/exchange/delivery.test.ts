import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PackedObject } from '../../../shared/protocol/protocol.ts';
import { counted } from '../../support/counts.ts';
import type { Desktop } from '../../support/desktop.ts';
import {
  change,
  circleOver,
  deliver,
  digest,
  newDesktop,
  note,
  objectsOf,
  rounds,
  statusOf,
} from '../../support/desktop.ts';
import { sharedTextWorker } from '../../support/text-worker-under-test.ts';
import { temporaryFolder } from '../../support/vault-on-disk.ts';
import { newText, rewriteText, wordsOf } from '../../support/write-text.ts';

const texts = sharedTextWorker();

/** Three people have written at the same time and after each other; Cleo's computer was off all the while. */
async function busyCircle() {
  const [ana, ben, cleo] = [
    await newDesktop({ name: 'Ana', texts }),
    await newDesktop({ name: 'Ben', texts }),
    await newDesktop({ name: 'Cleo', texts }),
  ];
  const circleId = await circleOver(temporaryFolder(), ana, ben, cleo);
  const page = await newText(ana, texts, circleId, 'We begin.');
  const record = note(ana, circleId, 'one');
  await rounds(ana, ben);
  await rewriteText(ana, texts, page, 'We begin. Ana goes on.');
  await rewriteText(ben, texts, page, 'Ben before. We begin.');
  change(ben, record, 'two');
  change(ana, record, 'three');
  await rounds(ana, ben, ana);
  note(ben, circleId, 'a second record');
  await rewriteText(ben, texts, page, 'All anew.', 1);
  await rounds(ben, ana);
  for (let i = 0; i < 4; i++) {
    note(i % 2 === 0 ? ana : ben, circleId, `later ${i}`);
    await rounds(ana, ben);
  }
  await rounds(ana, ben, ana);
  expect(digest(ana, circleId)).toBe(digest(ben, circleId));
  return { ana, ben, cleo, circleId, page, objects: objectsOf(ana, circleId) };
}

async function expectSame(one: Desktop, other: Desktop, circleId: string, page: string): Promise<void> {
  expect(digest(one, circleId)).toBe(digest(other, circleId));
  expect(await wordsOf(one, texts, page)).toBe(await wordsOf(other, texts, page));
  expect(await statusOf(one, circleId)).toMatchObject({ setAside: 0, missingHere: 0 });
}

describe('delivery', () => {
  it('in any order, in any pieces and with any repetition gives the same state', async () => {
    // Fails when an envelope is applied before what it cites, or when one that waits is never tried again.
    const { ana, cleo, circleId, page, objects } = await busyCircle();
    const indices = objects.map((_, index) => index);
    const orders = fc.tuple(
      fc.shuffledSubarray(indices, { minLength: objects.length }),
      fc.array(fc.nat(objects.length - 1), { maxLength: 20 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 10 }),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([shuffled, repeated, sizes]) => {
        const fresh = await cleo.copy();
        const order = [...repeated, ...shuffled, ...repeated].flatMap((index) => objects[index] ?? []);
        for (const piece of piecesOf(order, sizes)) {
          await deliver(fresh, circleId, piece);
        }
        await expectSame(fresh, ana, circleId, page);
      }),
      { numRuns: counted(12, 300) },
    );
  });

  it('a text written in two windows by turns is valid to everybody: only neighbouring updates are merged', async () => {
    // Fails when updates of one client id are merged over what was written under another in between.
    const [ana, ben] = [await newDesktop({ name: 'Ana', texts }), await newDesktop({ name: 'Ben', texts })];
    const circleId = await circleOver(temporaryFolder(), ana, ben);
    const page = await newText(ana, texts, circleId, 'One.');
    await rewriteText(ana, texts, page, 'One. Two.', 1);
    await rewriteText(ana, texts, page, 'One. Two. Three.', 0);
    await rewriteText(ana, texts, page, 'One. Two. Three. Four.', 1);
    await rounds(ana, ben);
    await expectSame(ben, ana, circleId, page);
  });

  it('F3, case 11: the whole history three times, shuffled, changes nothing', async () => {
    // Fails when a replayed object is applied a second time, or counts as bad.
    const { ana, cleo, circleId, page, objects } = await busyCircle();
    await deliver(cleo, circleId, objects);
    const before = digest(cleo, circleId);
    expect(before).toBe(digest(ana, circleId));
    const orders = fc.sample(fc.shuffledSubarray(objects, { minLength: objects.length }), 3);
    for (const shuffled of orders) {
      expect(await deliver(cleo, circleId, shuffled)).toBe(0);
      expect(digest(cleo, circleId)).toBe(before);
    }
    await expectSame(cleo, ana, circleId, page);
  });
});

function* piecesOf(objects: readonly PackedObject[], sizes: readonly number[]): Generator<PackedObject[]> {
  for (let from = 0, turn = 0; from < objects.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield objects.slice(from, from + size);
    from += size;
  }
}
