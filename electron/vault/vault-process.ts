/**
 * The vault's own process, and its composition root: a port in, handlers out. What must hold:
 * - this is the only process that ever holds a key or the open database, and it imports no Electron;
 * - a window reaches it only through a port that main opened, and every call passes the door;
 * - foreign Yjs is decoded in the document worker, keys are derived in the derivation worker;
 * - lock ends this process: whatever was in its memory is gone with it.
 */
import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { HostToVault, VaultStart, VaultToHost } from '../../shared/contract/host-contract.ts';
import type { VaultMessage } from '../../shared/contract/wire.ts';
import { logLine, type Log } from '../../shared/logging/log-event.ts';
import { protocolReady } from '../../shared/protocol/protocol.ts';
import { createCarriers } from '../transports/transport-registry.ts';
import documentWorkerPath from './documents/document-worker.ts?modulePath';
import type { Port } from './door/door.ts';
import derivationWorkerPath from './keyslots/derivation-worker.ts?modulePath';
import { deriveInWorker } from './keyslots/start-derivation.ts';
import { askHost } from './session/ask-host.ts';
import { readLicences } from './session/licences.ts';
import { startVault } from './session/start-vault.ts';
import { createVaultHost } from './session/vault-host.ts';
import { folderPace, type Surroundings } from './surroundings.ts';

/** The shape of Electron's `process.parentPort`, which exists only in a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: WindowPort[] }) => void): void;
}
interface WindowPort {
  postMessage(message: unknown): void;
  start(): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
}

const parentPort = (process as typeof process & { parentPort: ParentPort }).parentPort;
const start = JSON.parse(process.argv.at(-1) ?? '') as VaultStart;

const surroundings: Surroundings = {
  now: () => Date.now(),
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
  setTimer(callback, ms) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  derivation: { targetMs: 1000 },
  exchange: folderPace,
};

const tellHost = (message: VaultToHost): void => parentPort.postMessage(message);
const log: Log = {
  event: (name, fields) => tellHost({ tell: 'log', line: logLine(surroundings.now(), name, fields) }),
};

await protocolReady();
const questions = askHost(tellHost);
const vault = startVault({
  start,
  surroundings,
  derive: deriveInWorker(derivationWorkerPath),
  documentWorkerPath,
  host: createVaultHost(questions.ask),
  carriers: createCarriers(homedir()),
  licences: () => readLicences(join(import.meta.dirname, '..', 'licences.json')),
  log,
  tellHost,
  end: () => process.exit(0),
});

parentPort.on('message', ({ data, ports }) => {
  const message = data as HostToVault;
  if ('id' in message) {
    questions.answer(message.id, message.answer);
    return;
  }
  for (const port of ports) vault.attach(asPort(port));
  vault.hear(message);
});

function asPort(port: WindowPort): Port {
  return {
    post: (message: VaultMessage) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
  };
}
