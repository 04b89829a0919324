import { parentPort } from 'node:worker_threads';
import { deriveHere } from './argon2id.ts';
import type { DerivationCost } from './derivation.ts';

/** One derivation for `start-derivation.ts`, which then ends this thread and with it all that it held. */
interface DerivationTask {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: DerivationCost;
}

parentPort?.once('message', (task: DerivationTask) => void answer(task));

/** A failure ends the thread as an unhandled rejection, which the other side sees as its error. */
async function answer(task: DerivationTask): Promise<void> {
  const key = new Uint8Array(await deriveHere(task.passphrase, task.salt, task.cost));
  parentPort?.postMessage(key, [key.buffer]);
}
