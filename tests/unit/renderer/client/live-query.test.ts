import { describe, expect, it } from 'vitest';
import { createClient } from '../../../../renderer/client/client.ts';
import { GATHER_MS, PACE_MS } from '../../../../renderer/client/live-query.ts';
import { HandMovedTimers } from '../../../support/renderer/hand-moved-timers.ts';
import { MemoryBridge, settle } from '../../../support/renderer/memory-bridge.ts';

const circleId = 'a'.repeat(64);
const tags = (...names: string[]) => ({ ok: true, value: { tags: names } }) as const;

function start() {
  const bridge = new MemoryBridge();
  const timers = new HandMovedTimers();
  const client = createClient(bridge, timers);
  const query = client.live('journal.tags', { circleId });
  return { bridge, timers, client, query };
}

describe('a live query', () => {
  it('asks when somebody looks, and shows the answer', async () => {
    const { bridge, query } = start();
    expect(bridge.count('journal.tags')).toBe(0);
    query.subscribe(() => undefined);
    expect(query.getState()).toEqual({ value: undefined, error: undefined, loading: true });
    await bridge.last('journal.tags').answer(tags('thesis'));
    expect(query.getState()).toEqual({ value: { tags: ['thesis'] }, error: undefined, loading: false });
  });

  it('asks again once for several events about a topic that it reads', async () => {
    const { bridge, timers, query } = start();
    query.subscribe(() => undefined);
    await bridge.last('journal.tags').answer(tags('one'));
    await timers.pass(1000);
    await bridge.tell({ changed: ['journal.entries'] });
    await bridge.tell({ changed: ['comments', 'journal.entries'] });
    expect(bridge.count('journal.tags')).toBe(1);
    await timers.pass(GATHER_MS);
    expect(bridge.count('journal.tags')).toBe(2);
  });

  it('does not ask for topics that it does not read', async () => {
    const { bridge, timers, query } = start();
    query.subscribe(() => undefined);
    await bridge.last('journal.tags').answer(tags());
    await bridge.tell({ changed: ['exchange.status'] });
    await timers.pass(1000);
    expect(bridge.count('journal.tags')).toBe(1);
  });

  it('keeps a pace while somebody types', async () => {
    const { bridge, timers, query } = start();
    query.subscribe(() => undefined);
    await bridge.last('journal.tags').answer(tags());
    for (let key = 0; key < 20; key += 1) {
      await bridge.tell({ changed: ['journal.entries'] });
      await timers.pass(50);
    }
    expect(bridge.count('journal.tags')).toBeLessThanOrEqual(1 + 1000 / PACE_MS);
    expect(bridge.count('journal.tags')).toBeGreaterThan(3);
  });

  it('keeps the last answer while a newer one is awaited, and when it fails', async () => {
    const { bridge, timers, query } = start();
    query.subscribe(() => undefined);
    await bridge.last('journal.tags').answer(tags('one'));
    await bridge.tell({ changed: ['journal.entries'] });
    await timers.pass(PACE_MS);
    expect(query.getState().value).toEqual({ tags: ['one'] });
    await bridge.last('journal.tags').answer({ ok: false, error: { code: 'vault-busy' } });
    expect(query.getState()).toEqual({
      value: { tags: ['one'] },
      error: { code: 'vault-busy' },
      loading: false,
    });
  });

  it('drops an answer that is older than the one on the screen', async () => {
    const { bridge, query } = start();
    query.subscribe(() => undefined);
    const older = bridge.last('journal.tags');
    query.refetch();
    const newer = bridge.last('journal.tags');
    await newer.answer(tags('new'));
    await older.answer(tags('old'));
    expect(query.getState().value).toEqual({ tags: ['new'] });
  });

  it('keeps the identity of an answer that did not change, and tells nobody', async () => {
    const { bridge, query } = start();
    let told = 0;
    query.subscribe(() => {
      told += 1;
    });
    await bridge.last('journal.tags').answer(tags('one'));
    const before = query.getState().value;
    query.refetch();
    await bridge.last('journal.tags').answer(tags('one'));
    expect(query.getState().value).toBe(before);
    expect(told).toBe(1);
  });

  it('stops when nobody looks any more', async () => {
    const { bridge, timers, query } = start();
    const stop = query.subscribe(() => undefined);
    await bridge.last('journal.tags').answer(tags());
    await bridge.tell({ changed: ['journal.entries'] });
    stop();
    await timers.pass(1000);
    expect(bridge.count('journal.tags')).toBe(1);
  });

  it('is shared by all that look at the same name and input', async () => {
    const { bridge, client, query } = start();
    query.subscribe(() => undefined);
    client.live('journal.tags', { circleId }).subscribe(() => undefined);
    await settle();
    expect(bridge.count('journal.tags')).toBe(1);
    client.live('journal.tags', { circleId: 'b'.repeat(64) }).subscribe(() => undefined);
    expect(bridge.count('journal.tags')).toBe(2);
  });

  it('looks whether the vault is locked when an answer says so', async () => {
    const { bridge, timers, client, query } = start();
    client.live('vault.state', {}).subscribe(() => undefined);
    query.subscribe(() => undefined);
    await bridge.last('journal.tags').answer({ ok: false, error: { code: 'vault-locked' } });
    await timers.pass(PACE_MS);
    expect(bridge.count('vault.state')).toBe(2);
  });

  it('does not ask for ever when even that question is refused', async () => {
    const { bridge, timers, client } = start();
    client.live('vault.state', {}).subscribe(() => undefined);
    await bridge.last('vault.state').answer({ ok: false, error: { code: 'vault-locked' } });
    await timers.pass(60_000);
    expect(bridge.count('vault.state')).toBe(1);
  });
});
