import type { EventName, PayloadOf } from '../../../shared/contract/contract.ts';
import type { Turns } from '../../../shared/base/turns.ts';
import type { VaultDatabase } from '../database/vault-database.ts';
import type { TextWorker } from '../documents/text-worker.ts';
import type { ChangeLog } from '../log/change-log.ts';
import type { TextCounters } from '../log/text-counters.ts';

/** What a feature of the vault is given. It never sees keys, carriers or another feature. */
export interface FeatureParts {
  readonly database: VaultDatabase;
  readonly log: ChangeLog;
  readonly texts: TextWorker;
  readonly counters: TextCounters;
  /** Acts on one entry or text wait for each other. */
  readonly turns: Turns;
  now(): number;
  randomBytes(length: number): Uint8Array;
  setTimer(callback: () => void, ms: number): () => void;
  /** What was just committed in this circle should leave at once (Share, Send). */
  leaveSoon(circleId: string): void;
  tell<N extends EventName>(event: N, payload: PayloadOf<N>): void;
}
