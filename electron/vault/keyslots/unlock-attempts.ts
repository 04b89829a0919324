import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import { readSmallFile, replaceFile } from './disk.ts';

/**
 * The wait that grows with wrong tries (security.md B7). It is kept in a file, so that a restart does not
 * end it. What makes guessing dear to someone who has the files is Argon2id; this slows whoever sits at
 * the keyboard.
 */
export interface UnlockAttempts {
  /**
   * Makes one try at a passphrase or at recovery words. ExpectedError `unlock-delayed` with `retryInMs`
   * when it is too early, `vault-busy` while another try is under way; else whatever `attempt` gives.
   */
  guard<T>(attempt: () => Promise<T>): Promise<T>;
  /** Milliseconds until the next try is let through; 0 when it is now. */
  waitMs(): number;
}

/** After so many wrong tries in a row, wait so many milliseconds; the last one is for all later ones. */
const delaysMs = [0, 0, 0, 0, 1, 2, 5, 10, 30, 60, 120, 300].map((seconds) => seconds * 1000);

/** Files of the vaults at which a try is under way: two at once would count as one. */
const underWay = new Set<string>();

interface Tally {
  readonly failures: number;
  /** Milliseconds since 1970, when the last one failed. */
  readonly lastAt: number;
}

/** @param now milliseconds since 1970; it may be set back, which never shortens a wait. */
export function unlockAttemptsIn(file: string, now: () => number): UnlockAttempts {
  const keep = (tally: Tally): void => replaceFile(file, new TextEncoder().encode(JSON.stringify(tally)));

  const waitMs = (): number => {
    const { failures, lastAt } = readTally(file);
    const delay = delaysMs[Math.min(failures, delaysMs.length - 1)] ?? 0;
    if (delay === 0) return 0;
    if (now() < lastAt) keep({ failures, lastAt: now() }); // the clock was set back: the wait begins anew
    return Math.max(0, delay - Math.max(0, now() - lastAt));
  };

  return {
    waitMs,
    guard: async (attempt) => {
      if (underWay.has(file)) throw new ExpectedError('vault-busy');
      const retryInMs = waitMs();
      if (retryInMs > 0) throw new ExpectedError('unlock-delayed', { retryInMs });
      underWay.add(file);
      const { failures } = readTally(file);
      try {
        keep({ failures: failures + 1, lastAt: now() }); // counted first: ending the app must not be free
        const answer = await attempt();
        keep({ failures: 0, lastAt: now() });
        return answer;
      } catch (error) {
        keep({ failures: isWrong(error) ? failures + 1 : failures, lastAt: now() });
        throw error;
      } finally {
        underWay.delete(file);
      }
    },
  };
}

function isWrong(error: unknown): boolean {
  const code = error instanceof ExpectedError ? error.appError.code : undefined;
  return code === 'passphrase-wrong' || code === 'recovery-words-wrong';
}

/** A missing or damaged file counts as no tries: nobody may be locked out of a journal by it. */
function readTally(file: string): Tally {
  const none: Tally = { failures: 0, lastAt: 0 };
  const bytes = readSmallFile(file, 1024);
  if (bytes === undefined || bytes === 'too-large') return none;
  try {
    const { failures, lastAt } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Tally>;
    return isCount(failures) && isCount(lastAt) ? { failures, lastAt } : none;
  } catch {
    return none; // not JSON, or not an object
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
