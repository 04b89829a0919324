import { describe, expect, it } from 'vitest';
import type { MessagePortMain } from 'electron';
import { createRestartLimit } from '../../../../../electron/main/vault-host/restart-limit.ts';
import { createVaultHost, LOCK_PATIENCE_MS } from '../../../../../electron/main/vault-host/vault-host.ts';
import type { HostToVault, VaultToHost } from '../../../../../shared/contract/host-contract.ts';
import { defaultSettings } from '../../../../../shared/features/settings/settings-contract.ts';

/** A vault's process as main sees one: what it was told, and a mouth. */
function processes() {
  const all: {
    told: HostToVault[];
    ports: MessagePortMain[];
    killed: boolean;
    say: (message: VaultToHost) => void;
    exit: (code: number) => void;
  }[] = [];
  const happened: string[] = [];
  const timers = new Map<number, () => void>();
  let startAgain = () => {};
  let now = 0;
  let answers: (string | null)[] = [];
  const host = createVaultHost({
    start: (heard) => {
      const one = { told: [] as HostToVault[], ports: [] as MessagePortMain[], killed: false };
      const whole = Object.assign(one, { say: heard.message, exit: heard.exit });
      all.push(whole);
      return {
        send: (message, ports = []) => {
          whole.told.push(message);
          whole.ports.push(...ports);
        },
        kill: () => (whole.killed = true),
      };
    },
    answer: async () => answers.shift() ?? null,
    setTimer: (callback, ms) => {
      expect(ms).toBe(LOCK_PATIENCE_MS);
      const key = timers.size;
      timers.set(key, callback);
      return () => void timers.delete(key);
    },
    restarts: createRestartLimit(() => now),
    log: { event: (name) => happened.push(name), line: (line) => happened.push(line) },
    onSettings: (settings) => happened.push(`settings ${settings.theme}`),
    onUnlocked: () => happened.push('unlocked'),
    onShut: () => happened.push('shut'),
    onGivenUp: (again) => {
      happened.push('given up');
      startAgain = again;
    },
  });
  return {
    host,
    happened,
    get latest() {
      const one = all.at(-1);
      if (one === undefined) throw new Error('none was started');
      return one;
    },
    get count() {
      return all.length;
    },
    patienceEnds: () => timers.forEach((callback) => callback()),
    startAgain: () => startAgain(),
    at: (ms: number) => (now = ms),
    willAnswer: (...given: (string | null)[]) => (answers = given),
  };
}

const port = (name: string) => ({ name }) as object as MessagePortMain;

describe('the vault’s process', () => {
  it('gets the ports and arrivals of the time before it was ready, in their order', () => {
    const it = processes();
    it.host.start();
    it.host.tell({ kind: 'link', link: 'alongside:join?x' });
    it.host.givePort(port('a'));
    expect(it.latest.told).toEqual([]);
    it.latest.say({ tell: 'ready' });
    it.host.tell({ kind: 'file', path: '/x.alongside' });
    expect(it.latest.told).toEqual([
      { tell: 'link-arrived', link: 'alongside:join?x' },
      { tell: 'window-port' },
      { tell: 'file-arrived', path: '/x.alongside' },
    ]);
    expect(it.latest.ports).toEqual([{ name: 'a' }]);
  });

  it('is told what the person chose, under the number of its question', async () => {
    const it = processes();
    it.willAnswer('/chosen', null);
    it.host.start();
    it.latest.say({ tell: 'ready' });
    it.latest.say({ id: 4, request: { ask: 'pick-folder', purpose: 'exchange' } });
    it.latest.say({ id: 5, request: { ask: 'pick-folder', purpose: 'exchange' } });
    await Promise.resolve();
    expect(it.latest.told).toEqual([
      { id: 4, answer: '/chosen' },
      { id: 5, answer: null },
    ]);
  });

  // Fails when the next process starts at "locked" instead of at the end of the old one: two would hold the vault.
  it('E2: after a lock the window goes at once, and a fresh process comes when the old one is gone', () => {
    const it = processes();
    it.host.start();
    const old = it.latest;
    old.say({ tell: 'ready' });
    old.say({ tell: 'unlocked' });
    it.host.lock();
    expect(old.told).toEqual([{ tell: 'lock' }]);
    expect(it.happened).not.toContain('shut');
    old.say({ tell: 'locked' });
    expect(it.happened.filter((what) => what === 'shut')).toHaveLength(1);
    it.host.givePort(port('of the new window'));
    expect(it.count).toBe(1);
    old.exit(0);
    expect(it.count).toBe(2);
    expect(it.happened.filter((what) => what === 'shut')).toHaveLength(1);
    it.latest.say({ tell: 'ready' });
    expect(it.latest.ports).toEqual([{ name: 'of the new window' }]);
    expect(old.ports).toEqual([]);
  });

  // Fails when a vault that hangs keeps the journal on the screen.
  it('E8: a vault that does not lock in time is ended from outside', () => {
    const it = processes();
    it.host.start();
    it.latest.say({ tell: 'ready' });
    it.latest.say({ tell: 'unlocked' });
    it.host.lock();
    expect(it.latest.killed).toBe(false);
    it.patienceEnds();
    expect(it.latest.killed).toBe(true);
    it.latest.exit(143);
    expect(it.happened).toContain('shut');
    expect(it.count).toBe(2);
  });

  it('E2: a process that ended in order without a word has locked', () => {
    const it = processes();
    it.host.start();
    for (let i = 0; i < 5; i++) it.latest.exit(0);
    expect(it.count).toBe(6);
    expect(it.happened.filter((what) => what === 'shut')).toHaveLength(5);
    expect(it.happened).not.toContain('given up');
  });

  it('is not asked to lock while it is locked', () => {
    const it = processes();
    it.host.start();
    it.latest.say({ tell: 'ready' });
    it.host.lock();
    expect(it.latest.told).toEqual([]);
  });

  it('starts again after a crash, and is left alone when it crashes again and again', () => {
    const it = processes();
    it.host.start();
    it.latest.exit(6);
    it.latest.exit(6);
    expect(it.count).toBe(3);
    it.latest.exit(6);
    expect(it.count).toBe(3);
    expect(it.happened).toContain('given up');
    it.startAgain();
    expect(it.count).toBe(4);
    it.latest.exit(6);
    expect(it.count).toBe(5);
  });

  it('a crash now and then is not again and again', () => {
    const it = processes();
    it.host.start();
    for (let hour = 0; hour < 10; hour++) {
      it.at(hour * 3_600_000);
      it.latest.exit(6);
    }
    expect(it.count).toBe(11);
  });

  it('at the end locks, waits for the process to be gone, and neither restarts nor opens a window', async () => {
    const it = processes();
    it.host.start();
    it.latest.say({ tell: 'ready' });
    it.latest.say({ tell: 'unlocked' });
    let over = false;
    const end = it.host.end().then(() => (over = true));
    expect(it.latest.told).toEqual([{ tell: 'lock' }]);
    it.latest.say({ tell: 'locked' });
    await Promise.resolve();
    expect(over).toBe(false);
    it.latest.exit(0);
    await end;
    expect(it.count).toBe(1);
    expect(it.happened).not.toContain('shut');
  });

  it('passes on its settings and its log, the log even while it ends', () => {
    const it = processes();
    it.host.start();
    it.latest.say({ tell: 'settings', settings: { ...defaultSettings, theme: 'dark' } });
    it.latest.say({ tell: 'locked' });
    it.latest.say({ tell: 'log', line: 'its last words' });
    it.latest.say({ tell: 'unlocked' });
    expect(it.happened).toContain('settings dark');
    expect(it.happened).toContain('its last words');
    expect(it.happened).not.toContain('unlocked');
  });
});
