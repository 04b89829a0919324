import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../shared/errors/error-codes.ts';
import { findCanaries, findInBytes, makeCanary } from '../../support/canary.ts';
import { contractCalls } from '../../support/contract-calls.ts';
import { writeDraft, writeShared } from '../../support/entries.ts';
import { inOneCircle, twoPeople } from '../../support/two-people.ts';
import {
  justMe,
  openTestVault,
  startTestVault,
  unlockTestVault,
  type TestVault,
} from '../../support/vault-under-test.ts';
import { temporaryFolder } from '../../support/vault-on-disk.ts';

/** The same input with the canary in every text of it; ids and handles stay, so that handlers are reached. */
function marked(value: unknown, canary: string, field = ''): unknown {
  if (typeof value === 'string') return /Id$|Handle$|^(date|writers)$/.test(field) ? value : canary;
  if (value instanceof Uint8Array) return new TextEncoder().encode(canary);
  if (Array.isArray(value)) return value.map((item) => marked(item, canary));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, marked(inner, canary, name)]),
  );
}

describe('calls that fail', () => {
  // Fails when: an error carries what was typed, a path, or the message of what went wrong; or the log does.
  it('B8, J1: carry a code and nothing of what was handed in, in answers and in the log', async () => {
    const canary = makeCanary('what was handed in');
    const gone = temporaryFolder();
    const vault = await openTestVault({ name: canary.marker });
    const answers: unknown[] = [];
    const ask = async (at: TestVault, name: string, input: unknown) => {
      // Dialogs lead to places whose names are canaries, and which are not there.
      at.answerDialogs(`${gone}/${canary.marker}/x`);
      const answer = await at.ask(name, input);
      if (!answer.ok) {
        answers.push(answer.error);
        expect(errorCodes).toContain(answer.error.code);
        expect(
          Object.keys(answer.error).filter((key) => !['code', 'retryInMs', 'reason'].includes(key)),
        ).toEqual([]);
      }
      at.time.sleep(400_000);
    };
    for (const { name, input } of contractCalls) {
      if (name === 'vault.lock') continue;
      await ask(vault, name, marked(input, canary.sentence));
      await ask(vault, name, { ...input, [canary.marker]: canary.sentence });
      await ask(vault, name, canary.sentence);
      await ask(vault, `${name}.${canary.marker}`, input);
    }
    expect(answers.length).toBeGreaterThan(200);
    const locked = await startTestVault();
    for (const { name, input } of contractCalls) {
      if (name !== 'vault.create') await ask(locked, name, marked(input, canary.sentence));
    }
    const lines = [...vault.logLines, ...locked.logLines];
    expect(lines.length).toBeGreaterThan(20);
    const told = [...vault.told, ...locked.told];
    const everything = Buffer.from(JSON.stringify([answers, lines, told]));
    expect(findInBytes(everything, [canary], 'answers and log')).toEqual([]);
  });

  it('J1: no line of the log holds what people write or are called, whatever they do', async () => {
    const two = await twoPeople();
    const canaries = ['a title', 'words', 'a comment', 'a name', 'a circle', 'a tag', 'a search'].map(
      (label) => makeCanary(label),
    );
    const [title, words, comment, name, circle, tag, search] = canaries.map(({ marker }) => marker);
    const { ana, ben } = two;
    const { circleId } = await inOneCircle(two);
    await ana.call('people.changeMyName', { name: name ?? '' });
    await ana.call('people.changeCircle', { circleId, name: circle ?? '' });
    const { entryId } = await writeShared(ana, circleId, {
      title: title ?? '',
      words: words ?? '',
      writers: 'all',
    });
    await ana.call('journal.change', { entryId, tags: [tag ?? ''] });
    await ana.call('journal.list', { circleId, text: search ?? '' });
    await ana.call('comments.add', { entryId, text: comment ?? '' });
    await two.exchange(3);
    expect(
      findInBytes(Buffer.from(JSON.stringify(await ben.call('journal.list', { circleId }))), canaries, '')
        .length,
    ).toBeGreaterThan(0);
    const lines = Buffer.from([...ana.logLines, ...ben.logLines].join('\n'));
    expect(lines.length).toBeGreaterThan(100);
    expect(findInBytes(lines, canaries, 'the log')).toEqual([]);
    // D6: nor is any of it readable in the vaults' files, or in the folders between them, open or locked.
    const places = [ana.folder, ben.folder, two.folders.a, two.folders.b];
    expect(findCanaries(places, canaries)).toEqual([]);
    await ana.lock();
    await ben.lock();
    expect(findCanaries(places, canaries)).toEqual([]);
  });
});

/** Every value of every table, those of the search index included, as the open database holds them. */
async function everyValue(vault: TestVault, tables: (name: string) => boolean): Promise<Buffer> {
  const names = await vault.rows<{ name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite_%'`,
  );
  const values: Buffer[] = [];
  for (const { name } of names.filter((table) => tables(table.name))) {
    for (const row of await vault.rows(`SELECT * FROM "${name}"`)) {
      for (const value of Object.values(row)) {
        if (typeof value === 'string') values.push(Buffer.from(value), Buffer.from('\n'));
        else if (value instanceof Uint8Array) values.push(Buffer.from(value), Buffer.from('\n'));
      }
    }
  }
  return Buffer.concat(values);
}

describe('the search index', () => {
  it('D7: is inside the encrypted file; there is no other', async () => {
    const vault = await openTestVault();
    const canary = makeCanary('a searched word');
    const circleId = await justMe(vault);
    await writeDraft(vault, circleId, { title: 'Tuesday', words: canary.sentence });
    await vault.quiet();
    expect((await vault.call('journal.list', { circleId, text: canary.marker })).total).toBe(1);
    expect(readdirSync(vault.folder).toSorted()).toEqual([
      'unlock-attempts.json',
      'vault.db',
      'vault.db-shm',
      'vault.db-wal',
      'vault.header',
      'vault.lock',
    ]);
    expect(findCanaries([vault.folder], [canary])).toEqual([]);
    await vault.lock();
    expect(readdirSync(vault.folder).toSorted()).toEqual([
      'unlock-attempts.json',
      'vault.db',
      'vault.header',
    ]);
    expect(findCanaries([vault.folder], [canary])).toEqual([]);
  });

  // Fails when: the index keeps the words of texts as they were; FTS5 only marks them until its parts are joined.
  it('D8: holds no deleted word after the next lock, nor does any other view', async () => {
    const made = await openTestVault();
    const [deleted, title, shared, kept] = ['deleted', 'an earlier title', 'shared and undone', 'kept'].map(
      (label) => makeCanary(label),
    );
    if (deleted === undefined || title === undefined || shared === undefined || kept === undefined)
      throw new Error('No canaries');
    const { circleId } = await made.call('people.createCircle', { name: 'Ana and Ben', colour: 1 });
    const { entryId, text } = await writeDraft(made, circleId, {
      title: title.sentence,
      words: kept.sentence,
    });
    await text.type(deleted.sentence);
    await made.quiet();
    expect((await made.call('journal.list', { circleId, text: deleted.marker })).total).toBe(1);
    await text.erase(kept.sentence.length, deleted.sentence.length);
    await made.call('journal.change', { entryId, title: 'Tuesday' });
    const other = await writeDraft(made, circleId, { title: 'Other', words: shared.sentence });
    await made.call('journal.share', { entryId: other.entryId, circleId, writers: 'author' });
    await made.call('journal.undoShare', { entryId: other.entryId });
    await other.text.erase(0, shared.sentence.length);
    await made.quiet();
    await made.lock();

    const vault = await unlockTestVault({ folder: made.folder });
    expect((await vault.call('journal.list', { circleId, text: deleted.marker })).total).toBe(0);
    expect((await vault.call('journal.list', { circleId, text: kept.marker })).total).toBe(1);
    // The log itself keeps what was written: it is the truth that all views follow from.
    const views = await everyValue(vault, (table) => table !== 'changes');
    // Terms lie in the index without their first letters where neighbours begin alike.
    const end = (marker: string) => Buffer.from(marker.slice(4));
    expect(views.includes(end(kept.marker))).toBe(true);
    for (const canary of [deleted, title, shared]) {
      expect([canary.label, views.includes(end(canary.marker))]).toEqual([canary.label, false]);
    }
  });
});
