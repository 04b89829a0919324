import { ExpectedError } from '../../../../shared/errors/error-codes.ts';
import { storageError, systemCode } from '../../keyslots/disk.ts';

/** What a person can act on when a file that they chose cannot be read. */
export function backupError(error: unknown): unknown {
  return systemCode(error) === 'ENOENT' ? new ExpectedError('not-found') : storageError(error);
}

/** What a person can act on when a place that they chose cannot be written to. */
export function targetError(error: unknown): unknown {
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new ExpectedError('folder-missing');
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new ExpectedError('folder-read-only');
  return storageError(error);
}
