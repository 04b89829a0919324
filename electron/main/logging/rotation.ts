/** Sizes of the log: it is for finding out what went wrong last week, not for keeping. */
export const MAX_LOG_BYTES = 1024 * 1024;
export const KEPT_LOGS = 3;

export interface Move {
  readonly from: string;
  /** Null: remove it. */
  readonly to: string | null;
}

/**
 * What to do with the files before a line of so many bytes is written: nothing while it fits, else every file moves up
 * by one number and the oldest goes. In this order, so that no move overwrites a file that is still to move.
 */
export function rotation(file: string, size: number, lineBytes: number): readonly Move[] {
  if (size === 0 || size + lineBytes <= MAX_LOG_BYTES) return [];
  const names = [file, ...Array.from({ length: KEPT_LOGS - 1 }, (_, index) => `${file}.${index + 1}`)];
  return names.map((from, index) => ({ from, to: names[index + 1] ?? null })).toReversed();
}
