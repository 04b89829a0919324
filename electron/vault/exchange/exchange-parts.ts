/** What the exchange is made of: handed in by the composition root, nothing is reached for. */
import type { Topic } from '../../../shared/contract/define-contract.ts';
import type { Log } from '../../../shared/logging/log-event.ts';
import type { Carriers } from '../../../shared/transport/carriers.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import type { VaultDatabase } from '../database/vault-database.ts';
import type { Acceptance, ForeignEnvelope } from '../log/accept.ts';
import type { MergeUpdates } from '../log/pending.ts';
import type { Surroundings } from '../surroundings.ts';
import type { CircleKeys } from './circle-keys.ts';

/** What the text worker saw in an update, or why it saw nothing. */
export type TextShape = NonNullable<ForeignEnvelope['shapes'][number]> | 'not-processed';

export interface ExchangeParts {
  readonly database: VaultDatabase;
  readonly surroundings: Pick<Surroundings, 'now' | 'randomBytes' | 'setTimer' | 'exchange'>;
  readonly keys: CircleKeys;
  readonly carriers: Carriers;
  readonly dialogs: ExchangeDialogs;
  readonly log: Log;
  /** The log's one way in for what other people wrote. */
  accept(tx: WriteTransaction, envelope: ForeignEnvelope): Acceptance;
  shapesOf(updates: readonly Uint8Array[]): Promise<readonly TextShape[]>;
  readonly mergeUpdates: MergeUpdates;
  /** A member's chosen name, or '' while it is not known. */
  nameOf(tx: ReadTransaction, circleId: string, memberId: string): string;
  /** The mailbox's name (`cp1-…`) of an opened invitation, by its handle. */
  directoryOfInvitation?(invitationHandle: string): string | undefined;
  /** Tells the windows that something changed which no commit touched. */
  announce(topics: readonly Topic[]): void;
}

/** Answers are paths, or null when the person cancelled. */
export interface ExchangeDialogs {
  pickFolder(purpose: 'exchange'): Promise<string | null>;
  pickFileToOpen(purpose: 'exchange'): Promise<string | null>;
  pickFileToSave(purpose: 'exchange', suggestedName: string): Promise<string | null>;
}
