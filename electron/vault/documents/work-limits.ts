/** What the document worker may take. (security.md F4) */
export interface WorkLimits {
  /** Milliseconds that one text may take. */
  readonly unitMs: number;
  readonly memoryMb: number;
  /** Milliseconds without work after which the thread ends and gives its memory back. */
  readonly idleMs: number;
  /** Milliseconds until it must have begun; longer is a broken installation, not a bad text. */
  readonly startMs: number;
}

export const workLimits: WorkLimits = { unitMs: 2000, memoryMb: 256, idleMs: 30_000, startMs: 60_000 };
