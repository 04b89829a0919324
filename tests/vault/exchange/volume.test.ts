import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { counted } from '../../support/counts.ts';
import {
  circleOver,
  digest,
  mailboxOf,
  newDesktop,
  note,
  notes,
  objectsOf,
  rounds,
  statusOf,
} from '../../support/desktop.ts';
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

const bytesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

const page = (length: number) =>
  'We talked about the garden and the stone path. '.repeat(500).slice(0, length);

describe('volume', () => {
  it('one changed character in a long page is one file of at most 700 bytes', async () => {
    // Fails when a change carries the page, or a header grows with the circle's history.
    const { ana, ben, folder, circleId } = await twoPeople();
    const text = await newText(ana, texts, circleId, page(20_000));
    await rounds(ana, ben, ana, ben);
    const [before, files] = [bytesIn(folder), objectsOf(ana, circleId).length];
    await rewriteText(ana, texts, text, `${page(20_000)}!`);
    await rounds(ana);
    expect(objectsOf(ana, circleId).length).toBe(files + 1);
    expect(bytesIn(folder) - before).toBeLessThanOrEqual(700);
    await rounds(ben);
    expect((await wordsOf(ben, texts, text)).endsWith('!')).toBe(true);
  });

  it('F18: whatever is written, files have one of a few sizes', async () => {
    // Fails when something is sealed without its padding.
    const { ana, ben, circleId } = await twoPeople();
    for (let length = 1; length < 4000; length = Math.ceil(length * 1.7)) {
      note(ana, circleId, page(length));
      await rounds(ana);
    }
    await rounds(ben);
    const sizes = objectsOf(ana, circleId)
      .filter(({ name }) => name.startsWith('f/'))
      .map(({ bytes }) => bytes.length - 80);
    for (const size of sizes) {
      const exponent = Math.floor(Math.log2(size));
      expect(size % 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1)).toBe(0);
    }
    expect(sizes.filter((size) => size === 512).length).toBeGreaterThan(5);
  });

  it('a large first exchange is a handful of files, arrives in slices, and calls are answered in between', async () => {
    // Fails when everything is taken in by one transaction, or a window must wait for all of it.
    const { ana, ben, folder, circleId } = await twoPeople();
    const many = counted(400, 5000);
    for (let i = 0; i < many; i++) note(ana, circleId, `${i} ${page(800)} ${(i * 7919) % 1000}`);
    const before = readdirSync(join(folder, mailboxOf(ana, circleId), 'f'), { recursive: true }).length;
    await rounds(ana);
    const made =
      readdirSync(join(folder, mailboxOf(ana, circleId), 'f'), { recursive: true }).length - before;
    expect(made).toBeLessThanOrEqual(Math.ceil((many * 1000) / (256 * 1024)) + 1);

    const seen = new Set<number>();
    const exchange = { running: true };
    void ben.exchange.flush().then(() => (exchange.running = false));
    while (exchange.running) {
      await new Promise((resume) => setImmediate(resume));
      seen.add(notes(ben, circleId).length);
      expect(typeof (await ben.exchange.calls.status({})).exchanging).toBe('boolean');
    }
    expect(seen.size).toBeGreaterThan(1);
    expect(notes(ben, circleId).length).toBe(many);
    expect(digest(ana, circleId)).toBe(digest(ben, circleId));
  });

  it('a round with nothing to do reads no object and changes no row', async () => {
    // Fails when known objects are read or noted again.
    const { ana, ben, circleId } = await twoPeople();
    for (let i = 0; i < 30; i++) {
      note(ana, circleId, `note ${i}`);
      await rounds(ana);
    }
    await rounds(ben, ana, ben);
    const changed = () =>
      ben.database.write((tx) => tx.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0);
    const before = changed();
    await rounds(ben, ben, ben);
    expect(changed()).toBe(before);
    expect(await statusOf(ben, circleId)).toMatchObject({ carrierState: 'ready' });
  });
});
