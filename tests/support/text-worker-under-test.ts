/** The real document worker, in a thread of its own. */
import { afterAll } from 'vitest';
import workerPath from '../../electron/vault/documents/document-worker.ts?modulePath';
import { startTextWorker, type TextWorker } from '../../electron/vault/documents/text-worker.ts';
import type { WorkLimits } from '../../electron/vault/documents/work-limits.ts';

export { workerPath };

/** Another one; the test ends it. */
export function newTextWorker(limits: Partial<WorkLimits> = {}): TextWorker {
  return startTextWorker({ workerPath, setTimer: realTimer, limits });
}

/** The one that the tests of a file share; call it at the top of the file. */
export function sharedTextWorker(): TextWorker {
  // A busy machine proves nothing here; tests about time have a worker of their own.
  const texts = newTextWorker({ unitMs: 20_000 });
  afterAll(() => texts.end());
  return texts;
}

function realTimer(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
