/** The real document worker, built once for a test file, in a thread of its own. */
import { afterAll, beforeAll } from 'vitest';
import {
  startTextWorker,
  type TextWorker,
  type WorkLimits,
} from '../../electron/vault/documents/text-worker.ts';
import { buildForNode, type BuiltEntry } from './build-for-node.ts';

export interface TextWorkerUnderTest {
  /** The one that the tests of this file share. */
  readonly texts: TextWorker;
  /** Another one; the test ends it. */
  start(limits?: Partial<WorkLimits>): TextWorker;
}

/** Call it at the top of a test file. */
export function textWorkerUnderTest(): TextWorkerUnderTest {
  let built: BuiltEntry | null = null;
  let shared: TextWorker | null = null;
  const start = (limits: Partial<WorkLimits> = {}): TextWorker => {
    if (built === null) throw new Error('The worker is built before the first test');
    return startTextWorker({ workerPath: built.path, setTimer: realTimer, limits });
  };
  beforeAll(async () => {
    built = await buildForNode('electron/vault/documents/document-worker.ts');
  });
  afterAll(async () => {
    await shared?.end();
    built?.remove();
  });
  return {
    get texts() {
      // A busy machine proves nothing here; tests about time hand in their own limit.
      return (shared ??= start({ unitMs: 20_000 }));
    },
    start,
  };
}

function realTimer(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
