/**
 * Hands units of work to the worker, a few at a time, and keeps going when one of them never comes back:
 * the thread is ended, that unit is `not-processed`, the others are given to a new thread. (security.md F9)
 */
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { CallName, Outcome, TextCalls, Unit } from './text-calls.ts';
import type { WorkLimits } from './work-limits.ts';
import { startThread, type Thread } from './worker-thread.ts';

export interface WorkQueue {
  /** One outcome for each unit, in order. What is needed `soon` goes before what may come `later`. */
  add<Name extends CallName>(
    call: Name,
    units: readonly Unit<Name>[],
    when: 'soon' | 'later',
  ): Promise<Outcome<TextCalls[Name]['answer']>[]>;
  end(): Promise<void>;
}

/** So small that what somebody waits for gets its turn, and that little is done again after a bad unit. */
const UNITS_AT_ONCE = 64;
const BYTES_AT_ONCE = 4 * 1024 * 1024;
/** A unit has overrun when so many looks in a row find the worker where it was: a busy machine is no proof. */
const LOOKS = 4;

interface Job {
  readonly call: CallName;
  readonly units: readonly Unit<CallName>[];
  /** Places of the units that have no outcome yet. */
  waiting: number[];
  settle(place: number, outcome: unknown): void;
  finish(): void;
  fail(reason: Error): void;
}

export function createWorkQueue(options: {
  readonly workerPath: string;
  readonly limits: WorkLimits;
  setTimer(callback: () => void, ms: number): () => void;
}): WorkQueue {
  const { workerPath, limits, setTimer } = options;
  const soon: Job[] = [];
  const later: Job[] = [];
  let thread: Thread | null = null;
  let atWork: { readonly job: Job; readonly places: readonly number[] } | null = null;
  let stopTimer = (): void => {};
  let ended = false;

  const next = (): void => {
    if (atWork !== null) return;
    stopTimer();
    const job = soon[0] ?? later[0];
    if (job !== undefined) give(job);
    else if (thread !== null) stopTimer = setTimer(() => void letGo(), limits.idleMs);
  };

  const give = (job: Job): void => {
    const places = firstPlaces(job);
    atWork = { job, places };
    const units = places.flatMap((place) => job.units[place] ?? []);
    thread ??= startThread({ workerPath, memoryMb: limits.memoryMb, answered, died });
    thread.ask(job.call, units);
    watch(0, 0);
  };

  const watch = (lastPlace: number, looks: number): void => {
    const wait = limits.unitMs / LOOKS;
    const most = lastPlace > 0 ? LOOKS : limits.startMs / wait;
    stopTimer = setTimer(() => {
      const place = thread?.place() ?? 0;
      if (place !== lastPlace) watch(place, 0);
      else if (looks + 1 < most) watch(place, looks + 1);
      else died();
    }, wait);
  };

  const answered = (outcomes: readonly unknown[]): void => {
    if (atWork === null) return;
    const { job, places } = atWork;
    atWork = null;
    places.forEach((place, index) => job.settle(place, outcomes[index]));
    settled(job, places);
  };

  /** Out of time or memory, or crashed: the unit at work takes the blame. */
  const died = (reason?: Error): void => {
    const place = thread?.place() ?? 0;
    void letGo();
    if (atWork === null) return next();
    const { job, places } = atWork;
    atWork = null;
    const blamed = places[place - 1];
    if (blamed === undefined) {
      remove(job);
      job.fail(reason ?? new Error('The document worker did not start'));
      return next();
    }
    job.settle(blamed, 'not-processed');
    settled(job, [blamed]);
  };

  const settled = (job: Job, places: readonly number[]): void => {
    const done = new Set(places);
    job.waiting = job.waiting.filter((place) => !done.has(place));
    if (job.waiting.length === 0) {
      remove(job);
      job.finish();
    }
    next();
  };

  const remove = (job: Job): void => {
    for (const list of [soon, later]) if (list.includes(job)) list.splice(list.indexOf(job), 1);
  };

  const letGo = async (): Promise<void> => {
    stopTimer();
    const leaving = thread;
    thread = null;
    await leaving?.end();
  };

  return {
    add(call, units, when) {
      if (ended) return Promise.reject(endedError());
      if (units.length === 0) return Promise.resolve([]);
      return new Promise((resolve, reject) => {
        const outcomes: Outcome<TextCalls[typeof call]['answer']>[] = [];
        const job: Job = {
          call,
          units,
          waiting: units.map((_, place) => place),
          settle(place, outcome) {
            // The worker is of the same build: it answers each call with that call's answer.
            outcomes[place] = outcome as (typeof outcomes)[number];
          },
          finish: () => resolve(outcomes),
          fail: reject,
        };
        (when === 'soon' ? soon : later).push(job);
        next();
      });
    },
    async end() {
      ended = true;
      atWork = null;
      for (const job of [...soon.splice(0), ...later.splice(0)]) job.fail(endedError());
      await letGo();
    },
  };
}

/** It ends with the session only. */
function endedError(): Error {
  return new ExpectedError('vault-locked');
}

/** The next few places of a job; always at least one. */
function firstPlaces(job: Job): number[] {
  const places: number[] = [];
  let bytes = 0;
  for (const place of job.waiting) {
    bytes += (job.units[place]?.updates ?? []).reduce((sum, update) => sum + update.byteLength, 0);
    if (places.length > 0 && (places.length === UNITS_AT_ONCE || bytes > BYTES_AT_ONCE)) break;
    places.push(place);
  }
  return places;
}
