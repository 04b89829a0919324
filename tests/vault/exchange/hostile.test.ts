import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../shared/base/hex.ts';
import {
  encodeChanges,
  fileId,
  formatName,
  parseName,
  textClientId,
  type PackedObject,
  type RecordChange,
  type TextChange,
} from '../../../shared/protocol/protocol.ts';
import { counted } from '../../support/counts.ts';
import type { Desktop } from '../../support/desktop.ts';
import {
  circleOver,
  deliver,
  digest,
  mailboxOf,
  newDesktop,
  note,
  notes,
  objectsOf,
  rounds,
  statusOf,
} from '../../support/desktop.ts';
import { opened, sealAgain, sealAs, sealDeflated } from '../../support/forge.ts';
import { craftUpdate } from '../../support/hostile-updates.ts';
import { testBytes } from '../../support/test-objects.ts';
import { sharedTextWorker } from '../../support/text-worker-under-test.ts';
import { temporaryFolder } from '../../support/vault-on-disk.ts';
import { newText, rewriteText, wordsOf } from '../../support/write-text.ts';

const texts = sharedTextWorker();

async function twoPeople() {
  const [ana, ben] = [await newDesktop({ name: 'Ana', texts }), await newDesktop({ name: 'Ben', texts })];
  const folder = temporaryFolder();
  const circleId = await circleOver(folder, ana, ben);
  return { ana, ben, folder, circleId };
}

/** Puts an object into the folder as a sync program does, under a name that commits to its bytes. */
async function put(folder: string, desktop: Desktop, circleId: string, object: PackedObject): Promise<void> {
  const path = join(folder, mailboxOf(desktop, circleId), object.name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, object.bytes);
}

/** The same place in the mailbox, other bytes, and the name that belongs to them. */
function altered(object: PackedObject, change: (bytes: Uint8Array) => Uint8Array): PackedObject {
  const bytes = change(object.bytes.slice());
  const name = parseName(object.name);
  if (name === undefined) throw new Error('Not an object');
  return { name: formatName({ ...name, id: fileId(bytes) }), bytes };
}

const flipped = (object: PackedObject, at: number) =>
  altered(object, (bytes) => bytes.with(at, (bytes[at] ?? 0) ^ 0x10));

describe('what is bad', () => {
  it('F9: one bad object among many is set aside and counted once; all others go on', async () => {
    // Fails when a refusal ends the round, or when what was set aside is read and counted again.
    const { ana, ben, folder, circleId } = await twoPeople();
    const many = counted(40, 1000);
    const badAt = fc.sample(fc.nat(many - 1), 1)[0] ?? 0;
    const expected: string[] = [];
    for (let i = 0; i < many; i++) {
      note(ana, circleId, `note ${i}`);
      expected.push(`note ${i}`);
      await rounds(ana);
      const newest = objectsOf(ana, circleId).at(-1);
      if (i === badAt && newest !== undefined) await put(folder, ana, circleId, flipped(newest, 300));
    }
    for (let round = 0; round < 3; round++) {
      await rounds(ben);
      expect(notes(ben, circleId)).toEqual(expected.toSorted());
      expect(await statusOf(ben, circleId)).toMatchObject({ setAside: 1, missingHere: 0 });
    }
  });

  it('case 1: any flipped bit of any object is refused, and the feed goes on', async () => {
    const { ana, ben, circleId } = await twoPeople();
    note(ana, circleId, 'real');
    await rounds(ana);
    const objects = objectsOf(ana, circleId).filter(({ name }) => name.startsWith('f/'));
    const before = digest(ben, circleId);
    const bad = objects.flatMap((object) =>
      fc.sample(fc.nat(object.bytes.length - 1), counted(15, 500)).map((at) => flipped(object, at)),
    );
    // A changed version or suite reads as "needs a newer app", and is kept; everything else is set aside.
    const newer = bad.filter(({ bytes }) => (bytes[4] ?? 0) > 1 || bytes[5] !== 1).length;
    await deliver(ben, circleId, bad);
    expect(digest(ben, circleId)).toBe(before);
    const names = new Set(bad.map(({ name }) => name));
    const unknown = ben.database.read((tx) =>
      tx.all(`SELECT 1 FROM mailbox_objects WHERE circle_id = ? AND state = 'unopened'`, [circleId]),
    ).length;
    expect((await statusOf(ben, circleId)).setAside + unknown).toBe(names.size);
    expect(unknown).toBeGreaterThanOrEqual(newer > 0 ? 1 : 0);
    await rounds(ben);
    expect(notes(ben, circleId)).toEqual(['real']);
  });

  it('F17: a body that inflates without end is set aside in bounded memory, and others go on', async () => {
    // Fails when a body is inflated before its size is limited.
    const { ana, ben, circleId } = await twoPeople();
    const bomb = sealDeflated(ana, circleId, deflateSync(new Uint8Array(64 * 1024 * 1024), { level: 9 }));
    expect(bomb.bytes.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    await deliver(ben, circleId, [bomb]);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
    expect((await statusOf(ben, circleId)).setAside).toBe(1);
    note(ana, circleId, 'after the bomb');
    await rounds(ana, ben);
    expect(notes(ben, circleId)).toEqual(['after the bomb']);
  });

  it('case 57, case 68: the same content in another file is a duplicate, not a fork and not bad', async () => {
    // Fails when envelopes are told apart by their files instead of their contents.
    const { ana, ben, circleId } = await twoPeople();
    note(ana, circleId, 'once');
    await rounds(ana, ben);
    const newest = objectsOf(ana, circleId).at(-1);
    if (newest === undefined) throw new Error('Nothing was sealed');
    const again = sealAgain(ana, circleId, newest);
    expect(again.name).not.toBe(newest.name);
    const before = digest(ben, circleId);
    await deliver(ben, circleId, [again, sealAgain(ana, circleId, newest)]);
    expect(digest(ben, circleId)).toBe(before);
    expect(await statusOf(ben, circleId)).toMatchObject({ setAside: 0, missingHere: 0 });
  });

  it('case 67: a clock that claims a billion of mine, or of another, stops nobody and frightens nobody', async () => {
    // Fails when a claim alone makes a device stop writing, or is told as it stands.
    const { ana, ben, circleId } = await twoPeople();
    const devices = ben.database.read((tx) => ben.keys.circlesToExchange(tx));
    const mine = fromHex(devices[0]?.myDevice ?? '');
    const claim = sealAs(ana, circleId, {
      clock: [{ deviceId: mine, seq: 1_000_000_000, shortId: new Uint8Array(16).fill(7) }],
    });
    await deliver(ben, circleId, [claim]);
    note(ben, circleId, 'still writing');
    await rounds(ben, ana);
    expect(notes(ana, circleId)).toEqual(['still writing']);
    expect((await statusOf(ben, circleId)).missingHere).toBe(0);
    expect((await statusOf(ana, circleId)).missingHere).toBeLessThanOrEqual(1000);
  });

  it('case 15: a device that signs two contents for one place is noticed, and nothing crashes', async () => {
    const { ana, ben, circleId } = await twoPeople();
    const second = sealAs(ana, circleId);
    note(ana, circleId, 'the one that came first');
    await rounds(ana, ben);
    await deliver(ben, circleId, [second]);
    expect(notes(ben, circleId)).toEqual(['the one that came first']);
    expect((await statusOf(ben, circleId)).setAside).toBe(1);
    note(ben, circleId, 'Ben goes on');
    await rounds(ben);
    expect((await statusOf(ben, circleId)).waitingToLeave).toBe(0);
  });

  it('nobody wins by a large lamport: each such envelope is set aside, and what is in turn again counts', async () => {
    // Fails when the feed of a refused envelope goes on from the lamport that it claims.
    const { ana, ben, circleId } = await twoPeople();
    const high = sealAs(ana, circleId, { lamport: 1_000_000 });
    const lamport = opened(ana, circleId, sealAs(ana, circleId)).header.lamport;
    const second = sealAs(ana, circleId, {
      ahead: 2,
      prev: opened(ana, circleId, high).contentId,
      lamport: 1_000_001,
    });
    const third = sealAs(ana, circleId, {
      ahead: 3,
      prev: opened(ana, circleId, second).contentId,
      lamport: lamport + 2,
    });
    await deliver(ben, circleId, [high, second, third]);
    expect(await statusOf(ben, circleId)).toMatchObject({ setAside: 2, missingHere: 0 });
    const states = ben.database.read((tx) =>
      tx.all<{ state: string }>(
        `SELECT state FROM envelopes WHERE circle_id = ? AND device_id <> ? ORDER BY seq DESC LIMIT 3`,
        [circleId, ben.keys.circlesToExchange(tx)[0]?.myDevice ?? ''],
      ),
    );
    expect(states.map(({ state }) => state)).toEqual(['applied', 'refused', 'refused']);
    const after = note(ben, circleId, 'in turn');
    await rounds(ben);
    const stamp = ben.database.read((tx) => ben.log.readRecord(tx, after)?.stamps['text']);
    expect(stamp?.lamport).toBeLessThan(100);
  });

  it('F4, F5, case 58, case 79, case 81: writing as another, erasing what is not written yet, garbage: each is set aside', async () => {
    // Fails when an update is applied before its structs, deletes and its author's right are checked.
    const { ana, ben, circleId } = await twoPeople();
    const page = await newText(ben, texts, circleId, "Ben's page.");
    const mine = await newText(ben, texts, circleId, 'Mine alone.', 'author');
    await rounds(ben, ana);
    const device = ben.database.read((tx) => ben.keys.circlesToExchange(tx)[0]?.myDevice ?? '');
    const bens = textClientId(fromHex(page), fromHex(device), 0);
    const { random } = ben.database.read((tx) =>
      tx.get<{ random: Uint8Array }>('SELECT random FROM texts WHERE document_id = ?', [page]),
    ) ?? { random: new Uint8Array(16) };
    const text = (id: string, update: Uint8Array, more: object = {}): RecordChange | TextChange => ({
      type: 'text',
      id: fromHex(id),
      counter: 0,
      update,
      ...more,
    });
    const asBen = craftUpdate([{ client: bens, clock: 500, structs: [{ content: 'I did not write this' }] }]);
    const erasing = craftUpdate([], [[bens, 0, 100_000]]);
    const bad: (readonly (RecordChange | TextChange)[])[] = [
      [text(page, asBen)],
      [text(page, erasing)],
      [text(page, testBytes(1, 500))],
      [text(mine, craftUpdate([], []))],
      [text(page, craftUpdate([], []), { declaration: { kind: 'test-text', writers: 'author', random } })],
    ];
    let prev: Uint8Array | undefined;
    let lamport = 0;
    for (const [index, changes] of bad.entries()) {
      const forged = sealAs(ana, circleId, {
        body: encodeChanges(changes),
        ahead: index + 1,
        ...(prev === undefined ? {} : { prev, lamport: lamport + 1 }),
      });
      const { contentId, header } = opened(ana, circleId, forged);
      prev = contentId;
      lamport = header.lamport;
      await deliver(ben, circleId, [forged]);
      expect((await statusOf(ben, circleId)).setAside).toBe(index + 1);
    }
    expect(await wordsOf(ben, texts, page)).toBe("Ben's page.");
    expect(await wordsOf(ben, texts, mine)).toBe('Mine alone.');
    await rewriteText(ben, texts, page, "Ben's page, and more.");
    expect(await wordsOf(ben, texts, page)).toBe("Ben's page, and more.");
  });

  it('case 62: what cannot be decrypted is deleted neither here nor in the mailbox', async () => {
    // Fails when an unreadable object is dropped, or cleaned up in the folder.
    const { ana, ben, folder, circleId } = await twoPeople();
    note(ana, circleId, 'from a newer app');
    await rounds(ana);
    const newest = objectsOf(ana, circleId).at(-1);
    if (newest === undefined) throw new Error('Nothing was sealed');
    const newer = altered(newest, (bytes) => bytes.with(4, 2));
    const foreign = altered(newest, (bytes) => bytes.with(40, (bytes[40] ?? 0) ^ 1));
    for (const object of [newer, foreign]) await put(folder, ben, circleId, object);
    const listed = () => readdirSync(folder, { recursive: true }).map(String).toSorted();
    const before = listed();
    await rounds(ben, ben, ben);
    expect(listed()).toEqual(expect.arrayContaining(before));
    const kept = ben.database.read((tx) =>
      tx.all<{ reason: string }>(
        `SELECT reason FROM mailbox_objects WHERE circle_id = ? AND state = 'unopened' ORDER BY reason`,
        [circleId],
      ),
    );
    expect(kept.map(({ reason }) => reason)).toEqual(['epoch-unknown', 'version-newer']);
    expect((await statusOf(ben, circleId)).setAside).toBe(0);
  });
});
