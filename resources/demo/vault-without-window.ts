/** A vault of the demo in this process, used through its door as a window would, without a window. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { CallName, InputOf, OutputOf } from '../../shared/contract/contract.ts';
import type { VaultMessage } from '../../shared/contract/wire.ts';
import { createCarriers } from '../../electron/transports/transport-registry.ts';
import documentWorkerPath from '../../electron/vault/documents/document-worker.ts?modulePath';
import type { Port } from '../../electron/vault/door/door.ts';
import derivationWorkerPath from '../../electron/vault/keyslots/derivation-worker.ts?modulePath';
import { deriveInWorker } from '../../electron/vault/keyslots/start-derivation.ts';
import { startVault } from '../../electron/vault/session/start-vault.ts';
import { folderPace } from '../../electron/vault/surroundings.ts';

export interface DemoVault {
  call<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** What the next file dialog answers. */
  nextPath(path: string): void;
  lock(): Promise<void>;
}

export function startDemoVault(vaultFolder: string, homeFolder: string): DemoVault {
  const replies = new Map<number, (message: VaultMessage) => void>();
  const paths: string[] = [];
  let listen: (data: unknown) => void = () => undefined;
  let last = 0;
  const port: Port = {
    post: (message) => {
      if ('id' in message) replies.get(message.id)?.(message);
      else if ('event' in message && message.event === 'vault.aboutToLock') {
        listen({ id: 0, call: 'vault.readyToLock', input: {} });
      }
    },
    onMessage: (listener) => void (listen = listener),
    onClose: () => undefined,
  };
  const answer = (): Promise<string | null> => Promise.resolve(paths.shift() ?? null);
  const vault = startVault({
    start: { vaultFolder, resourcesFolder: resolve('resources'), appVersion: 'demo', runtime: [] },
    surroundings: {
      now: () => Date.now(),
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      setTimer(callback, ms) {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
      // The lowest cost that a vault may have: nothing in a demo is secret.
      derivation: { targetMs: 0 },
      exchange: folderPace,
    },
    derive: deriveInWorker(derivationWorkerPath),
    documentWorkerPath,
    host: {
      pickFolder: answer,
      pickFileToOpen: answer,
      pickFileToSave: answer,
      openLink: () => Promise.resolve(),
    },
    carriers: createCarriers(homeFolder),
    licences: () => [],
    log: { event: () => undefined },
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
    lock: () => vault.lock(),
  };
}
