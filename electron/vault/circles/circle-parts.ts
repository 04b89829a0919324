import type { VaultDatabase } from '../database/vault-database.ts';
import type { MailboxQueue } from '../exchange/circle-keys.ts';
import type { ChangeLog } from '../log/change-log.ts';
import type { CircleReadings } from './circle-readings.ts';

/** What the modules of circles share. */
export interface CircleParts {
  readonly database: VaultDatabase;
  readonly log: ChangeLog;
  readonly queue: MailboxQueue;
  readonly readings: CircleReadings;
  now(): number;
  randomBytes(length: number): Uint8Array;
  /** Six groups of five digits for two members of a circle (ids in hexadecimal), derived in a worker. */
  safetyNumber(circleId: string, one: string, other: string): Promise<string>;
  /** Lends the entropy for founding and joining; `passphrase-needed` when it is not at hand. */
  useEntropy<T>(act: (entropy: Uint8Array) => T): T;
  /** What was queued in this circle should leave at once. */
  leaveSoon(circleId: string): void;
}
