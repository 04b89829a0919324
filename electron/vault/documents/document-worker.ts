/**
 * The only place where anybody's Yjs bytes are decoded: a thread without state, network or files, with a
 * limit to its memory, that the vault ends when a unit of work overruns. One request at a time; it notes
 * which unit it is at, so that one bad text does not take the others with it. (security.md F4, F9)
 */
import { parentPort, workerData } from 'node:worker_threads';
import { unpack } from './packed-updates.ts';
import type { CallName } from './text-calls.ts';
import { answers } from './text-answers.ts';
import type { WorkerOutcome, WorkerReply, WorkerRequest, WorkerStart } from './worker-messages.ts';

const { progress } = workerData as WorkerStart;
const place = new Int32Array(progress);

parentPort?.on('message', <Name extends CallName>(request: WorkerRequest<Name>) => {
  const reply: WorkerReply<Name> = unpack(request.updates).map((updates, index) => {
    Atomics.store(place, 0, index + 1);
    return outcome(request, updates, index);
  });
  Atomics.store(place, 0, 0);
  parentPort?.postMessage(reply);
});

function outcome<Name extends CallName>(
  { call, more }: WorkerRequest<Name>,
  updates: readonly Uint8Array[],
  index: number,
): WorkerOutcome<Name> {
  const rest = more[index];
  if (rest === undefined) return 'refused';
  try {
    return { answer: answers[call](updates, rest) };
  } catch {
    // Whatever Yjs or the engine throws on foreign bytes (a bad length, too deep a nesting) means one thing.
    return 'refused';
  }
}
