import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncClient, type SyncClient } from '../../support/sync-client.ts';

describe('the simulated sync client', () => {
  let place: string;
  let folders: { a: string; b: string };
  let sync: SyncClient;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'alongside-sync-'));
    folders = { a: join(place, 'a'), b: join(place, 'b') };
    for (const folder of Object.values(folders)) mkdirSync(folder);
    sync = createSyncClient(folders);
  });
  afterEach(() => rmSync(place, { recursive: true }));

  const write = (side: 'a' | 'b', path: string, text: string) => {
    mkdirSync(join(folders[side], path, '..'), { recursive: true });
    writeFileSync(join(folders[side], path), text);
  };
  const contents = (side: 'a' | 'b') =>
    Object.fromEntries(
      readdirSync(folders[side], { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => [
          join(entry.parentPath, entry.name).slice(folders[side].length + 1),
          readFileSync(join(entry.parentPath, entry.name), 'utf8'),
        ]),
    );

  it('copies only when it is stepped, both ways, and then has nothing to do', async () => {
    write('a', 'deep/er/one', 'of a');
    write('b', 'two', 'of b');
    expect(contents('b')).toEqual({ two: 'of b' });
    expect((await sync.step()).done.toSorted()).toEqual(['deep/er/one', 'two']);
    expect(contents('a')).toEqual({ 'deep/er/one': 'of a', two: 'of b' });
    expect(contents('b')).toEqual(contents('a'));
    expect(await sync.step()).toEqual({ done: [], waiting: [] });
  });

  it('carries a change and a removal over', async () => {
    write('a', 'one', '1');
    write('a', 'two', '2');
    await sync.settle();
    write('b', 'one', '1, changed');
    rmSync(join(folders.a, 'two'));
    await sync.settle();
    expect([contents('a'), contents('b')]).toEqual([{ one: '1, changed' }, { one: '1, changed' }]);
  });

  it.each([
    ['halved', { one: 'abc' }],
    ['empty', { one: '' }],
    ['held', {}],
    ['renamed', { 'one.sync-conflict-20261122-100000-7ABCDEF': 'abcdef' }],
  ] as const)(
    'a file on its way is %s until the fault is taken back, and does no harm to its source',
    async (fault, there) => {
      write('a', 'one', 'abcdef');
      sync.fault(fault);
      expect(await sync.step()).toEqual({ done: [], waiting: ['one'] });
      expect(await sync.step()).toEqual({ done: [], waiting: ['one'] });
      expect(contents('b')).toEqual(there);
      expect(contents('a')).toEqual({ one: 'abcdef' });
      sync.fault(null);
      await sync.settle();
      expect(contents('b')).toMatchObject({ one: 'abcdef' });
      expect(contents('a')).toEqual({ one: 'abcdef' });
    },
  );

  it('a fault may concern some files only', async () => {
    write('a', 'one', '1');
    write('a', 'two', '2');
    sync.fault('held', (path) => path === 'one');
    expect(await sync.step()).toEqual({ done: ['two'], waiting: ['one'] });
  });

  it('keeps both when both sides changed the same file', async () => {
    write('a', 'one.txt', 'of a');
    write('b', 'one.txt', 'of b');
    await sync.settle();
    expect(Object.values(contents('a')).toSorted()).toEqual(['of a', 'of b']);
    expect(contents('b')).toEqual(contents('a'));
    expect(Object.keys(contents('a'))).toContain('one.sync-conflict-20261122-100001-7ABCDEF.txt');
  });

  it('a dropped side loses everything while the other keeps it, and gets it back', async () => {
    write('a', 'x/one', '1');
    await sync.settle();
    await sync.drop('b');
    expect(await sync.step()).toEqual({ done: [], waiting: [] });
    expect([contents('a'), contents('b')]).toEqual([{ 'x/one': '1' }, {}]);
    await sync.restore('b');
    await sync.settle();
    expect(contents('b')).toEqual({ 'x/one': '1' });
  });

  it('steps until a condition is met', async () => {
    let looks = 0;
    write('a', 'one', '1');
    await sync.stepUntil(() => ++looks > 2);
    expect(contents('b')).toEqual({ one: '1' });
  });
});
