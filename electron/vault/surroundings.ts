/**
 * Everything that differs between the app and a test: clock, randomness, timers, cost of derivation,
 * how often carriers are looked at. Made by the composition roots only. (architecture.md section 5)
 */
export interface Surroundings {
  /** Milliseconds since 1970. For display, delays and the trash; never for validity or merging. */
  now(): number;
  randomBytes(length: number): Uint8Array;
  /** Calls back once after so many milliseconds; the answer takes it back. */
  setTimer(callback: () => void, ms: number): () => void;
  readonly derivation: DerivationCost;
  readonly exchange: ExchangePace;
}

/** Argon2id. `targetMs` is what calibration aims at; the floor of security.md D2 always holds. */
export interface DerivationCost {
  readonly targetMs: number;
}

/** Milliseconds. (protocol.md sections 8 and 10) */
export interface ExchangePace {
  /** Between two looks at a folder. */
  readonly pollMs: number;
  /** A batch leaves after so long without a further change … */
  readonly flushIdleMs: number;
  /** … and at the latest after so long. */
  readonly flushLatestMs: number;
  readonly ackAfterMs: number;
}

export const folderPace: ExchangePace = {
  pollMs: 15_000,
  flushIdleMs: 10_000,
  flushLatestMs: 60_000,
  ackAfterMs: 60_000,
};
