import type { CallName, TextCalls } from './text-calls.ts';
import type { PackedUpdates } from './packed-updates.ts';

/** What the vault's main thread gives the worker when it starts it. */
export interface WorkerStart {
  /** One 32-bit number: 0 before a request, else the place (from 1) of the unit at work. */
  readonly progress: SharedArrayBuffer;
}

export interface WorkerRequest<Name extends CallName = CallName> {
  readonly call: Name;
  readonly updates: PackedUpdates;
  /** One for each unit. */
  readonly more: readonly TextCalls[Name]['more'][];
}

/** One for each unit, in order. */
export type WorkerReply<Name extends CallName = CallName> = readonly WorkerOutcome<Name>[];
export type WorkerOutcome<Name extends CallName> = { readonly answer: TextCalls[Name]['answer'] } | 'refused';
