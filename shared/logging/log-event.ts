/**
 * What may stand in a log: ids, codes, numbers. A free string does not type-check, so content cannot
 * slip in. (architecture.md section 6, security.md J1)
 */
import type { ErrorCode } from '../errors/error-codes.ts';

declare const safe: unique symbol;
/** Text that was looked at and holds no content: made only by `logSafe`. */
export type SafeText = string & { readonly [safe]: true };
export type LogSafe = number | boolean | SafeText | ErrorCode;

export const logEvents = [
  'app.started',
  'app.window-ready',
  'app.quit',
  'vault.process-started',
  'vault.process-ended',
  'vault.created',
  'vault.unlocked',
  'vault.locked',
  'vault.call-failed',
  'vault.bug',
  'database.migrated',
  'exchange.round',
  'exchange.refused',
  'document.worker-ended',
  'door.refused',
  'renderer.problem',
] as const;
export type LogEvent = (typeof logEvents)[number];

const shapes = [
  /^[0-9a-f]{8,128}$/,
  /^[a-z][a-z0-9-]{0,40}(\.[a-z][A-Za-z0-9-]{0,40})?$/,
  /^\d+(\.\d+){0,3}$/,
];

/** Lets through ids in hexadecimal, names of calls and codes, and version numbers; anything else becomes `hidden`. */
export function logSafe(text: string): SafeText {
  return (shapes.some((shape) => shape.test(text)) ? text : 'hidden') as SafeText;
}

export interface Log {
  event(name: LogEvent, fields?: Readonly<Record<string, LogSafe>>): void;
}

/** One line of JSON for one event. */
export function logLine(at: number, name: LogEvent, fields: Readonly<Record<string, LogSafe>> = {}): string {
  return JSON.stringify({ at: new Date(at).toISOString(), event: name, ...fields });
}
