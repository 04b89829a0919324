import { Worker } from 'node:worker_threads';
import { pack } from './packed-updates.ts';
import type { CallName, Outcome, TextCalls, Unit } from './text-calls.ts';
import type { WorkerReply, WorkerRequest, WorkerStart } from './worker-messages.ts';

/** One life of the document worker. */
export interface Thread {
  ask(call: CallName, units: readonly Unit<CallName>[]): void;
  /** The unit at work, counted from 1; 0 while it has not begun. */
  place(): number;
  end(): Promise<void>;
}

export function startThread(options: {
  readonly workerPath: string;
  readonly memoryMb: number;
  answered(outcomes: readonly Outcome<TextCalls[CallName]['answer']>[]): void;
  /** It is gone without having been ended. */
  died(reason: Error): void;
}): Thread {
  const progress = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const place = new Int32Array(progress);
  const start: WorkerStart = { progress };
  const worker = new Worker(options.workerPath, {
    workerData: start,
    name: 'documents',
    env: {},
    execArgv: [],
    // What a library prints about foreign bytes is nobody's business.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
  });
  let alive = true;
  const die = (reason: Error): void => {
    if (!alive) return;
    alive = false;
    options.died(reason);
  };
  worker.on('message', (reply: WorkerReply) => {
    if (alive) options.answered(reply.map((one) => (one === 'refused' ? one : one.answer)));
  });
  worker.on('error', die);
  worker.on('exit', () => die(new Error('The document worker ended')));
  return {
    ask(call, units) {
      Atomics.store(place, 0, 0);
      const updates = pack(units.map((unit) => unit.updates));
      const request: WorkerRequest = { call, updates, more: units.map((unit) => unit.more) };
      worker.postMessage(request, [updates.bytes.buffer, updates.lengths.buffer, updates.counts.buffer]);
    },
    place: () => Atomics.load(place, 0),
    async end() {
      alive = false;
      await worker.terminate();
    },
  };
}
