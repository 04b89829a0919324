import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  decodeOperation,
  deviceLookup,
  openControlObject,
  openEnvelope,
  readCircle,
} from '../../../shared/protocol/protocol.ts';
import { fromHex } from '../../../shared/base/hex.ts';
import { findInBytes, makeCanary, type Canary } from '../../support/canary.ts';
import { share, writeDraft } from '../../support/entries.ts';
import { inOneCircle, twoPeople } from '../../support/two-people.ts';
import type { TestVault } from '../../support/vault-under-test.ts';
import { temporaryFolder } from '../../support/vault-on-disk.ts';

/** Everything that lies in a folder, opened with the keys that this member holds: bytes as any member can see them. */
async function everythingPublished(vault: TestVault, circleId: string, folder: string) {
  const [keys] = await vault.rows<{
    directory_key: Uint8Array;
    box_public: Uint8Array;
    box_secret: Uint8Array;
  }>('SELECT directory_key, box_public, box_secret FROM circle_keys WHERE circle_id = ?', [circleId]);
  const seeds = await vault.rows<{ seed: Uint8Array }>('SELECT seed FROM circle_seeds WHERE circle_id = ?', [
    circleId,
  ]);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.cp1'))
    .map((entry) => ({
      place: entry.parentPath,
      bytes: new Uint8Array(readFileSync(join(entry.parentPath, entry.name))),
    }));
  if (keys === undefined) throw new Error('No keys of this circle');
  const boxKeys = [{ publicKey: keys.box_public, secretKey: keys.box_secret }];
  const control = files.filter(({ place }) => place.endsWith('/c')).map(({ bytes }) => bytes);
  const operations = await vault.rows<{ bytes: Uint8Array }>(
    'SELECT bytes FROM circle_operations WHERE circle_id = ?',
    [circleId],
  );
  const reading = readCircle({
    circleId: fromHex(circleId),
    directoryKey: keys.directory_key,
    boxKeys,
    seeds: seeds.map(({ seed }) => seed),
    controlFiles: control,
    operations: operations.flatMap(({ bytes }) => {
      const decoded = decodeOperation(bytes);
      return decoded.ok ? [decoded.value] : [];
    }),
  });
  if (!reading.ok) throw new Error('A circle that its member cannot read');
  const opening = {
    circleId: fromHex(circleId),
    epochs: reading.value.keyring.epochs,
    deviceOf: deviceLookup(reading.value.state),
  };
  const opened = files
    .filter(({ place }) => /\/f\/[^/]+$/.test(place))
    .map(({ bytes }) => openEnvelope(bytes, opening));
  for (const bytes of control) {
    const object = openControlObject(bytes, {
      circleId: fromHex(circleId),
      directoryKey: keys.directory_key,
      boxKeys,
      epochs: opening.epochs,
    });
    expect(object.ok).toBe(true);
  }
  expect(opened.every((result) => result.ok)).toBe(true);
  const bodies = opened.flatMap((result) => (result.ok ? [result.value.body] : []));
  return { files: files.map(({ bytes }) => bytes), bodies, operations: operations.map(({ bytes }) => bytes) };
}

const seen = (parts: readonly Uint8Array[], canary: Canary) =>
  parts.some((bytes) => findInBytes(Buffer.from(bytes), [canary], '').length > 0);

describe('private first, exactly', () => {
  // Fails when: sharing hands over the draft's own updates, or "Share changes" the page's, instead of their visible content.
  it('what was typed and deleted before sharing is in nothing that leaves', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana } = two;
    const canary = {
      // in the order in which they are written
      visible: makeCanary('what stays'),
      deleted: makeCanary('typed and deleted in the draft'),
      title: makeCanary('an earlier title'),
      other: makeCanary('another draft'),
      changed: makeCanary('shared with Share changes'),
      withdrawn: makeCanary('typed and deleted before Share changes'),
      discarded: makeCanary('discarded'),
      undone: makeCanary('shared and undone'),
      tag: makeCanary('a tag that was taken away'),
    };
    await writeDraft(ana, circleId, { title: canary.other.sentence, words: canary.other.sentence });
    const draft = await writeDraft(ana, circleId, {
      title: canary.title.sentence,
      words: canary.visible.sentence,
    });
    const at = canary.visible.sentence.length;
    await draft.text.type(canary.deleted.sentence);
    await draft.text.erase(at, canary.deleted.sentence.length);
    await ana.call('journal.change', { entryId: draft.entryId, tags: [canary.tag.marker] });
    await ana.call('journal.change', { entryId: draft.entryId, title: 'Tuesday', tags: [] });
    const entryId = await share(ana, circleId, draft.entryId);
    await two.exchange(2);

    await draft.text.type(canary.withdrawn.sentence);
    await draft.text.erase(at, canary.withdrawn.sentence.length);
    await draft.text.type(canary.changed.sentence);
    await ana.call('journal.shareChanges', { entryId });
    await two.exchange(2);
    await draft.text.type(canary.discarded.sentence);
    await ana.call('journal.discardChanges', { entryId });
    await two.exchange(2);

    const undone = await writeDraft(ana, circleId, {
      title: canary.undone.sentence,
      words: canary.undone.sentence,
    });
    await ana.call('journal.share', { entryId: undone.entryId, circleId, writers: 'author' });
    await two.time.move(9_999);
    await ana.call('journal.undoShare', { entryId: undone.entryId });
    await two.exchange(2);
    const pack = join(temporaryFolder(), 'all.alongside');
    ana.answerDialogs(pack);
    await ana.call('exchange.sendAsFile', { circleId });

    const { files, bodies, operations } = await everythingPublished(ana, circleId, two.folders.a);
    expect(bodies.length).toBeGreaterThan(5);
    const inClear = [...bodies, ...operations];
    // The search would find what is there.
    expect(seen(inClear, canary.visible)).toBe(true);
    expect(seen(inClear, canary.changed)).toBe(true);
    for (const name of ['deleted', 'title', 'tag', 'other', 'withdrawn', 'discarded', 'undone'] as const) {
      expect([canary[name].label, seen(inClear, canary[name])]).toEqual([canary[name].label, false]);
    }
    // And nothing at all is readable without the keys.
    expect(existsSync(pack)).toBe(true);
    const raw = [...files, new Uint8Array(readFileSync(pack))];
    for (const each of Object.values(canary))
      expect([each.label, seen(raw, each)]).toEqual([each.label, false]);
  });

  it('what Ben keeps of it on his computer holds none of it either', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const kept = makeCanary('kept');
    const deleted = makeCanary('deleted');
    const draft = await writeDraft(ana, circleId, { title: 'Tuesday', words: kept.sentence });
    await draft.text.type(deleted.sentence);
    await draft.text.erase(kept.sentence.length, deleted.sentence.length);
    await share(ana, circleId, draft.entryId, 'all');
    await two.exchange(3);
    await ben.quiet();
    const tables = await ben.rows<{ name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite_%'`,
    );
    const values: Buffer[] = [];
    for (const { name } of tables) {
      for (const row of await ben.rows(`SELECT * FROM "${name}"`)) {
        for (const value of Object.values(row)) {
          if (typeof value === 'string' || value instanceof Uint8Array)
            values.push(Buffer.from(value as string));
        }
      }
    }
    expect(seen(values, kept)).toBe(true);
    expect(seen(values, deleted)).toBe(false);
  });
});
