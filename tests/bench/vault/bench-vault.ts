/**
 * The whole real vault without a window, used through its door. Clock and timers are the computer's own
 * unless others are handed in; the passphrase is derived by a hash where derivation is not what is measured.
 */
import { createHash, randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { CallName, InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import type { VaultMessage } from '../../../shared/contract/wire.ts';
import { protocolReady } from '../../../shared/protocol/protocol.ts';
import { createCarriers } from '../../../electron/transports/transport-registry.ts';
import documentWorkerPath from '../../../electron/vault/documents/document-worker.ts?modulePath';
import { workLimits } from '../../../electron/vault/documents/work-limits.ts';
import type { Port } from '../../../electron/vault/door/door.ts';
import { carrierLimitMs } from '../../../electron/vault/exchange/time-limit.ts';
import type { DeriveKey } from '../../../electron/vault/keyslots/derivation.ts';
import { startVault } from '../../../electron/vault/session/start-vault.ts';
import { folderPace, type Surroundings } from '../../../electron/vault/surroundings.ts';

export const passphrase = 'seven lanterns drift beyond the orchard';

export interface BenchVault {
  call<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** What the next file dialog answers. */
  nextPath(path: string): void;
  /** Resolves once `check` holds; looks at once and after every message of the vault. */
  until(check: () => Promise<boolean>): Promise<void>;
  lock(): Promise<void>;
}

export interface BenchVaultOptions {
  readonly vaultFolder: string;
  readonly homeFolder: string;
  /** Time that is moved by hand. */
  readonly time?: Pick<Surroundings, 'now' | 'setTimer'>;
  readonly derive?: DeriveKey;
}

/** A hash in the place of Argon2id. */
export const deriveByHash: DeriveKey = (phrase, salt, cost) => {
  const key = createHash('sha256').update(phrase).update(salt).update(JSON.stringify(cost)).digest();
  phrase.fill(0);
  return Promise.resolve(new Uint8Array(key));
};

const ownTime: Pick<Surroundings, 'now' | 'setTimer'> = {
  now: () => Date.now(),
  setTimer(callback, ms) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

export async function startBenchVault(options: BenchVaultOptions): Promise<BenchVault> {
  await protocolReady();
  const replies = new Map<number, (message: VaultMessage) => void>();
  const waiting = new Set<() => void>();
  const paths: string[] = [];
  const bugs: unknown[] = [];
  let listen: (data: unknown) => void = () => undefined;
  let last = 0;
  const port: Port = {
    post(message) {
      if ('id' in message) replies.get(message.id)?.(message);
      else for (const look of waiting) look();
      // Nothing is held back here that would have to be sent before the lock.
      if ('event' in message && message.event === 'vault.aboutToLock') {
        listen({ id: 0, call: 'vault.readyToLock', input: {} });
      }
    },
    onMessage: (listener) => void (listen = listener),
    onClose: () => undefined,
  };
  const answer = (): Promise<string | null> => Promise.resolve(paths.shift() ?? null);
  const vault = startVault({
    start: {
      vaultFolder: options.vaultFolder,
      resourcesFolder: resolve('resources'),
      appVersion: 'bench',
      runtime: [],
    },
    surroundings: {
      ...(options.time === undefined ? ownTime : withoutLimitsOnWork(options.time)),
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      derivation: { targetMs: 0 },
      exchange: folderPace,
    },
    derive: options.derive ?? deriveByHash,
    documentWorkerPath,
    host: { pickFolder: answer, pickFileToOpen: answer, pickFileToSave: answer, openLink: async () => {} },
    carriers: createCarriers(options.homeFolder),
    licences: () => [],
    log: { event: () => undefined },
    onBug: (problem) => void bugs.push(problem),
    tellHost: () => undefined,
    end: () => undefined,
  });
  vault.attach(port);
  return {
    call: (name, input) =>
      new Promise((done, failed) => {
        const id = ++last;
        replies.set(id, (message) => {
          replies.delete(id);
          if ('ok' in message && message.ok) done(message.value as OutputOf<typeof name>);
          else failed(new Error(`${name}: ${'error' in message ? message.error.code : 'no answer'}`));
        });
        listen({ id, call: name, input });
      }),
    nextPath: (path) => void paths.push(path),
    async until(check) {
      let looked = true;
      let wake = () => {};
      const look = () => {
        looked = false;
        wake();
      };
      waiting.add(look);
      try {
        // A message that comes while we look means: look once more.
        while (!(await check())) {
          if (looked) await new Promise<void>((resolveLook) => (wake = resolveLook));
          looked = true;
        }
      } finally {
        waiting.delete(look);
      }
    },
    async lock() {
      await vault.lock();
      if (bugs.length > 0) throw bugs[0];
    },
  };
}

/** Threads and disks work in real time: limits on that must not run out when the clock is moved. */
function withoutLimitsOnWork(
  time: Pick<Surroundings, 'now' | 'setTimer'>,
): Pick<Surroundings, 'now' | 'setTimer'> {
  const limits = new Set([workLimits.unitMs / 4, workLimits.idleMs, carrierLimitMs]);
  return {
    now: time.now,
    setTimer: (callback, ms) => (limits.has(ms) ? () => undefined : time.setTimer(callback, ms)),
  };
}

/** A vault that is there, opened. */
export async function openBenchVault(options: BenchVaultOptions): Promise<BenchVault> {
  const vault = await startBenchVault(options);
  await vault.call('vault.unlock', { passphrase });
  return vault;
}

/** A new vault, open. */
export async function newBenchVault(name: string, options: BenchVaultOptions): Promise<BenchVault> {
  const vault = await startBenchVault(options);
  await vault.call('vault.create', { name, passphrase });
  return vault;
}
