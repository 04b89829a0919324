import { describe, expect, it } from 'vitest';
import { createClient } from '../../../../renderer/client/client.ts';
import { HandMovedTimers } from '../../../support/renderer/hand-moved-timers.ts';
import { MemoryBridge, settle } from '../../../support/renderer/memory-bridge.ts';

const needed = { ok: false, error: { code: 'passphrase-needed' } } as const;
const circle = { name: 'Thesis', colour: 1 };

function start() {
  const bridge = new MemoryBridge();
  return { bridge, client: createClient(bridge, new HandMovedTimers()) };
}

describe('a call', () => {
  it('answers an expected error as a value', async () => {
    const { bridge, client } = start();
    const result = client.call('vault.unlock', { passphrase: 'x' });
    await bridge.last('vault.unlock').answer({ ok: false, error: { code: 'passphrase-wrong' } });
    expect(await result).toEqual({ ok: false, error: { code: 'passphrase-wrong' } });
  });

  it('that broke is an error of its own, so that the caller keeps what it has', async () => {
    const { bridge, client } = start();
    const result = client.call('exchange.exchangeNow', {});
    await bridge.last('exchange.exchangeNow').break();
    expect(await result).toEqual({ ok: false, error: { code: 'unexpected' } });
  });

  it('is repeated after the person confirmed the passphrase', async () => {
    const { bridge, client } = start();
    const asked: string[] = [];
    client.setPassphraseAsker((command) => {
      asked.push(command);
      return Promise.resolve(true);
    });
    const result = client.call('people.createCircle', circle);
    await bridge.last('people.createCircle').answer(needed);
    expect(asked).toEqual(['people.createCircle']);
    await bridge.last('people.createCircle').answer({ ok: true, value: { circleId: 'c'.repeat(64) } });
    expect(await result).toEqual({ ok: true, value: { circleId: 'c'.repeat(64) } });
    expect(bridge.count('people.createCircle')).toBe(2);
  });

  it('ends as cancelled when the person does not want to give the passphrase', async () => {
    const { bridge, client } = start();
    client.setPassphraseAsker(() => Promise.resolve(false));
    const result = client.call('people.createCircle', circle);
    await bridge.last('people.createCircle').answer(needed);
    expect(await result).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(bridge.count('people.createCircle')).toBe(1);
  });

  it('of the vault itself never asks: it carries its own passphrase', async () => {
    const { bridge, client } = start();
    let asked = false;
    client.setPassphraseAsker(() => {
      asked = true;
      return Promise.resolve(true);
    });
    const result = client.call('vault.confirmPassphrase', { passphrase: 'x' });
    await bridge.last('vault.confirmPassphrase').answer(needed);
    await settle();
    expect(asked).toBe(false);
    expect((await result).ok).toBe(false);
  });
});
