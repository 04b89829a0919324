/**
 * One definition from which both sides of the door follow by inference: the window's typed client,
 * the vault's handler map, run-time parsing and the list of calls. (architecture.md section 4)
 */
import { z } from 'zod';

// zod must not probe `new Function`: the strict content security policy reports it.
z.config({ jitless: true });

/** Changes something. `whenLocked` calls are answered before a vault is open; all others are refused then. */
export interface CommandDefinition<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'command';
  readonly input: I;
  readonly output: O;
  readonly whenLocked: boolean;
  /** Most bytes that one input may hold, counted before it is parsed. */
  readonly maxBytes: number;
}

/** Changes nothing; live when the window asks again after one of its topics changed. */
export interface QueryDefinition<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'query';
  readonly input: I;
  readonly output: O;
  readonly reads: readonly Topic[];
  readonly whenLocked: boolean;
  readonly maxBytes: number;
}

/** Told by the vault to every window. */
export interface EventDefinition<P extends z.ZodType> {
  readonly kind: 'event';
  readonly payload: P;
}

/** A word for what changed; never a table. */
export type Topic =
  | 'vault.state'
  | 'settings'
  | 'journal.entries'
  | 'journal.sharing'
  | 'comments'
  | 'people.circles'
  | 'people.members'
  | 'people.invitations'
  | 'exchange.status'
  | 'documents';

const DEFAULT_MAX_BYTES = 64 * 1024;

export function command<I extends z.ZodType, O extends z.ZodType>(definition: {
  input: I;
  output: O;
  whenLocked?: boolean;
  maxBytes?: number;
}): CommandDefinition<I, O> {
  return { kind: 'command', whenLocked: false, maxBytes: DEFAULT_MAX_BYTES, ...definition };
}

export function query<I extends z.ZodType, O extends z.ZodType>(definition: {
  input: I;
  output: O;
  reads: readonly Topic[];
  whenLocked?: boolean;
  maxBytes?: number;
}): QueryDefinition<I, O> {
  return { kind: 'query', whenLocked: false, maxBytes: DEFAULT_MAX_BYTES, ...definition };
}

export function event<P extends z.ZodType>(definition: { payload: P }): EventDefinition<P> {
  return { kind: 'event', ...definition };
}

export type CallDefinition = CommandDefinition<z.ZodType, z.ZodType> | QueryDefinition<z.ZodType, z.ZodType>;
export type AnyDefinition = CallDefinition | EventDefinition<z.ZodType>;
export type FeatureContract = Readonly<Record<string, AnyDefinition>>;
