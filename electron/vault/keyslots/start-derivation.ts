import { Worker } from 'node:worker_threads';
import type { DeriveKey } from './derivation.ts';

/**
 * Derivation in a thread of its own that lives for one key (security.md D2).
 *
 * @param workerPath where the built `derivation-worker.ts` lies; the composition root knows it
 *   (`import path from './keyslots/derivation-worker.ts?modulePath'`).
 */
export function deriveInWorker(workerPath: string | URL): DeriveKey {
  return async (passphrase, salt, cost) => {
    const worker = new Worker(workerPath, { env: {}, execArgv: [], name: 'derivation' });
    // The bytes are moved, not copied: whatever array the caller holds is empty from here on.
    const moved = isWholeBuffer(passphrase) ? passphrase : moveOut(passphrase);
    try {
      const answer = new Promise<Uint8Array>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('The derivation worker ended without a key')));
      });
      worker.postMessage({ passphrase: moved, salt, cost }, [moved.buffer]);
      return await answer;
    } finally {
      await worker.terminate();
    }
  };
}

type OwnedBytes = Uint8Array<ArrayBuffer>;

function isWholeBuffer(bytes: Uint8Array): bytes is OwnedBytes {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
}

function moveOut(bytes: Uint8Array): OwnedBytes {
  const own = new Uint8Array(bytes);
  bytes.fill(0);
  return own;
}
