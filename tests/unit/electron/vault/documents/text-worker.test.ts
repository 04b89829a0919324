import { describe, expect, it } from 'vitest';
import { startTextWorker } from '../../../../../electron/vault/documents/text-worker.ts';
import { endlessUpdate, greedyUpdate } from '../../../../support/hostile-updates.ts';
import { newTextWorker, sharedTextWorker, workerPath } from '../../../../support/text-worker-under-test.ts';
import { textOf } from '../../../../support/y-texts.ts';

const shared = sharedTextWorker();

const compose = (text: string, clientId = 7) => shared.compose(textOf(text), clientId);
const garbage = Uint8Array.from({ length: 40 }, (_, index) => (index * 89 + 17) % 256);

describe('the document worker', () => {
  it('answers every call as the answers say', async () => {
    const texts = shared;
    const one = await compose('Hello world');
    const difference = await texts.difference([one], textOf('Hello, world'), 8);
    if (difference === null) throw new Error('Nothing differs');
    const both = [one, difference];
    expect((await texts.visible(both)).json).toEqual(textOf('Hello, world'));
    expect(await texts.count(both)).toEqual({ words: 2, characters: 12 });
    expect(new Set((await texts.stateVector(both)).keys())).toEqual(new Set([7, 8]));
    expect(await texts.same(both, [await texts.merge(both)])).toBe(true);
    expect(await texts.same(both, [await texts.state(both)])).toBe(true);
    expect(await texts.same(both, [one])).toBe(false);
    expect(await texts.open(both)).toMatchObject({ simplified: false, repaired: false });
    expect(await texts.repair(both, 9)).toBeNull();
    expect(await texts.shapes([])).toEqual([]);
  });

  it('leaves the callers their bytes', async () => {
    const one = await compose('Hello');
    const inside = new Uint8Array(one.length + 20);
    inside.set(one, 10);
    const view = inside.subarray(10, 10 + one.length);
    const [read] = await shared.read([[view]]);
    expect(read).toMatchObject({ plainText: 'Hello' });
    expect(view).toEqual(one);
  });

  it('answers many in their order', async () => {
    const updates = await Promise.all(Array.from({ length: 300 }, (_, index) => compose(`Text ${index}`)));
    const outcomes = await shared.read(updates.map((update) => [update]));
    expect(outcomes.map((outcome) => (typeof outcome === 'string' ? outcome : outcome.plainText))).toEqual(
      updates.map((_, index) => `Text ${index}`),
    );
  });

  it('gives what somebody waits for its turn before a long list is done', async () => {
    const update = await compose('Text');
    const order: string[] = [];
    const list = shared.read(Array.from({ length: 1000 }, () => [update])).then(() => order.push('list'));
    await shared.count([update]).then(() => order.push('count'));
    await list;
    expect(order).toEqual(['count', 'list']);
  });
});

describe('F9: one bad text is set aside, the others go on', () => {
  // Fails when the worker lets an exception end its answer to the others.
  it('F9: one in a thousand that is no update', async () => {
    const good = await compose('good');
    const updates = Array.from({ length: 1000 }, (_, index) => (index === 617 ? garbage : good));
    const shapes = await shared.shapes(updates);
    expect(shapes.flatMap((shape, index) => (shape === 'refused' ? [index] : []))).toEqual([617]);
    const texts = await shared.read(updates.map((update) => [update]));
    expect(texts.flatMap((text, index) => (text === 'refused' ? [index] : []))).toEqual([617]);
    expect(texts.filter((text) => typeof text !== 'string')).toHaveLength(999);
  });

  it('F9: a call about one text that cannot be read is an expected error', async () => {
    await expect(shared.open([garbage])).rejects.toThrow('document-quarantined');
    await expect(shared.difference([garbage], textOf('x'), 5)).rejects.toThrow('document-quarantined');
  });
});

describe('F4: whatever overruns is ended', () => {
  // Fails when nobody watches the worker's place: the test would never end.
  it('F4: a text that keeps Yjs busy for minutes is not processed here, those beside it are', async () => {
    const texts = newTextWorker();
    try {
      const good = await compose('good');
      const endless = endlessUpdate();
      const [shape] = await texts.shapes([endless]);
      expect(shape).toMatchObject({ deletes: [] });
      const outcomes = await texts.read([[good], [endless], [good]]);
      expect(outcomes.map((outcome) => (typeof outcome === 'string' ? outcome : outcome.plainText))).toEqual([
        'good',
        'not-processed',
        'good',
      ]);
      await expect(texts.open([endless])).rejects.toThrow('document-quarantined');
      expect(await texts.count([good])).toEqual({ words: 1, characters: 4 });
    } finally {
      await texts.end();
    }
  });

  // Fails when the worker has no limit to its memory.
  it('F4: a text that takes all memory is not processed here, those beside it are', async () => {
    const texts = newTextWorker({ memoryMb: 32, unitMs: 20_000 });
    try {
      const good = await compose('good');
      const outcomes = await texts.read([[good], [greedyUpdate()], [good]]);
      expect(outcomes.map((outcome) => (typeof outcome === 'string' ? outcome : outcome.plainText))).toEqual([
        'good',
        'not-processed',
        'good',
      ]);
    } finally {
      await texts.end();
    }
  });
});

describe('the life of the worker', () => {
  it('ends when it has been idle, and begins again when it is needed', async () => {
    const timers: { callback: () => void; ms: number }[] = [];
    const texts = startTextWorker({
      workerPath,
      setTimer: (callback, ms) => {
        const timer = { callback, ms };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
      },
    });
    const good = await texts.compose(textOf('good'), 5);
    // Only the wait for idleness is left: nothing is at work.
    expect(timers.map(({ ms }) => ms)).toEqual([30_000]);
    timers.pop()?.callback();
    expect(timers).toEqual([]);
    expect(await texts.count([good])).toEqual({ words: 1, characters: 4 });
    await texts.end();
    expect(timers).toEqual([]);
  });

  it('that has ended answers that the vault is locked, to those who wait and those who come later', async () => {
    const texts = newTextWorker();
    const good = await texts.compose(textOf('good'), 5);
    const waiting = texts.read([[good], [endlessUpdate()]]);
    const ended = texts.end();
    await expect(waiting).rejects.toThrow('vault-locked');
    await ended;
    await expect(texts.count([good])).rejects.toThrow('vault-locked');
  });

  it('that cannot start says so', async () => {
    const texts = startTextWorker({ workerPath: '/nowhere/document-worker.js', setTimer: () => () => {} });
    await expect(texts.count([])).rejects.toThrow(/nowhere/);
    await texts.end();
  });
});
