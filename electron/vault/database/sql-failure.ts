import { ExpectedError } from '../../../shared/errors/error-codes.ts';

/**
 * A statement that failed by a bug of ours. It holds SQLite's code alone: messages of SQLite can quote
 * values (a search term, a name), and parameters never appear in errors.
 */
export class StatementFailed extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`Statement failed: ${code}`);
    this.name = 'StatementFailed';
    this.code = code;
  }
}

/** What to throw instead of an error of the binding: expected ones by their code, all else without its text. */
export function sqlFailure(error: unknown): Error {
  if (error instanceof ExpectedError || error instanceof StatementFailed) return error;
  const code = codeOf(error);
  if (code === 'SQLITE_FULL') return new ExpectedError('disk-full');
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new ExpectedError('database-damaged');
  }
  if (code.startsWith('SQLITE_BUSY')) return new ExpectedError('vault-in-use');
  if (/^SQLITE_(IOERR|CANTOPEN|PERM|NOLFS)/.test(code)) return new ExpectedError('storage-failed');
  return new StatementFailed(code);
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  // The binding gives no code when a file cannot be opened at all.
  if (error instanceof Error && error.message.startsWith('sqlite open error')) return 'SQLITE_CANTOPEN';
  return error instanceof TypeError ? 'bad parameters' : 'bad call';
}
