import type { AppError } from '../../../shared/errors/error-codes.ts';

/** The cases in which no passphrase helps, each with a screen of its own. */
export const problems = [
  'inUse',
  'headerDamaged',
  'headerWeakened',
  'headerNewer',
  'databaseDamaged',
  'databaseNewer',
  'other',
] as const;
export type Problem = (typeof problems)[number];

const byCode: Readonly<Record<string, Problem>> = {
  'vault-in-use': 'inUse',
  'header-damaged': 'headerDamaged',
  'header-weakened': 'headerWeakened',
  'header-newer': 'headerNewer',
  'database-damaged': 'databaseDamaged',
  'database-newer': 'databaseNewer',
};

/** Which screen an error of opening leads to; null for those that are said beside the passphrase. */
export function problemOf(error: AppError | undefined): Problem | null {
  return error === undefined ? null : (byCode[error.code] ?? null);
}

/** The same for what `vault.state` says: an error code as text. */
export function problemOfState(state: 'in-use' | 'damaged', problem: string | null): Problem {
  if (state === 'in-use') return 'inUse';
  return byCode[problem ?? ''] ?? 'other';
}

/** Restoring a backup is a way out of these; a newer version or another window has another one. */
export function canRestore(problem: Problem): boolean {
  return problem !== 'inUse' && problem !== 'headerNewer' && problem !== 'databaseNewer';
}
