/** The joined contract: every call that a window may make, and every event that the vault tells. */
import type { z } from 'zod';
import { commentsContract } from '../features/comments/comments-contract.ts';
import { documentsContract } from '../features/documents/documents-contract.ts';
import { exchangeContract } from '../features/exchange/exchange-contract.ts';
import { exportContract } from '../features/export/export-contract.ts';
import { journalContract } from '../features/journal/journal-contract.ts';
import { peopleContract } from '../features/people/people-contract.ts';
import { settingsContract } from '../features/settings/settings-contract.ts';
import { todayContract } from '../features/today/today-contract.ts';
import { vaultContract } from '../features/vault/vault-contract.ts';
import type {
  CallDefinition,
  CommandDefinition,
  EventDefinition,
  QueryDefinition,
} from './define-contract.ts';

export const contract = {
  vault: vaultContract,
  settings: settingsContract,
  journal: journalContract,
  comments: commentsContract,
  documents: documentsContract,
  people: peopleContract,
  exchange: exchangeContract,
  today: todayContract,
  export: exportContract,
} as const;

type Contract = typeof contract;
export type FeatureName = keyof Contract;

type NamesOf<F extends FeatureName, D> = {
  [N in keyof Contract[F] & string]: Contract[F][N] extends D ? `${F}.${N}` : never;
}[keyof Contract[F] & string];

// Widened once here; every schema is a z.ZodType.
type AnyCommand = CommandDefinition<z.ZodType, z.ZodType>;
type AnyQuery = QueryDefinition<z.ZodType, z.ZodType>;
type AnyEvent = EventDefinition<z.ZodType>;

export type CommandName = { [F in FeatureName]: NamesOf<F, AnyCommand> }[FeatureName];
export type QueryName = { [F in FeatureName]: NamesOf<F, AnyQuery> }[FeatureName];
export type EventName = { [F in FeatureName]: NamesOf<F, AnyEvent> }[FeatureName];
export type CallName = CommandName | QueryName;

type DefinitionOf<Name extends string> = Name extends `${infer F}.${infer N}`
  ? F extends FeatureName
    ? N extends keyof Contract[F]
      ? Contract[F][N]
      : never
    : never
  : never;

/** What a caller hands in. */
export type InputOf<Name extends CallName> =
  DefinitionOf<Name> extends { input: infer I extends z.ZodType } ? z.input<I> : never;
/** What a handler receives, after parsing. */
export type ParsedInputOf<Name extends CallName> =
  DefinitionOf<Name> extends { input: infer I extends z.ZodType } ? z.output<I> : never;
export type OutputOf<Name extends CallName> =
  DefinitionOf<Name> extends { output: infer O extends z.ZodType } ? z.output<O> : never;
export type PayloadOf<Name extends EventName> =
  DefinitionOf<Name> extends { payload: infer P extends z.ZodType } ? z.output<P> : never;

/** The handlers that one feature must offer: a missing or misspelt one fails the type check. */
export type HandlersOf<F extends FeatureName> = {
  [Name in Extract<CallName, `${F}.${string}`> as Name extends `${F}.${infer N}` ? N : never]: (
    input: ParsedInputOf<Name>,
  ) => OutputOf<Name> | Promise<OutputOf<Name>>;
};

/** The definition of a call by its name, or undefined for anything that is no call. */
export function findCall(name: string): CallDefinition | undefined {
  const [feature, call, ...rest] = name.split('.');
  if (feature === undefined || call === undefined || rest.length > 0) return undefined;
  if (!Object.hasOwn(contract, feature)) return undefined;
  const definitions: Readonly<Record<string, CallDefinition | AnyEvent>> = contract[feature as FeatureName];
  const definition = Object.hasOwn(definitions, call) ? definitions[call] : undefined;
  return definition === undefined || definition.kind === 'event' ? undefined : definition;
}
