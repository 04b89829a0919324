/**
 * The closed list of errors that a person can meet and act on. Each has a text in every language
 * (renderer/i18n/errors, an exhaustive map) and a test. Anything not listed here is a bug.
 */
export const errorCodes = [
  // The vault and its door
  'vault-locked',
  'vault-missing',
  'vault-exists',
  'vault-in-use',
  'vault-busy',
  'passphrase-wrong',
  'passphrase-too-weak',
  'passphrase-needed',
  'unlock-delayed',
  'recovery-words-wrong',
  'recovery-words-invalid',
  'header-damaged',
  'header-weakened',
  'header-newer',
  'database-damaged',
  'database-newer',
  'disk-full',
  'storage-failed',
  'call-refused',
  'input-invalid',
  'not-found',
  'not-allowed',
  'cancelled',
  // A bug: the call failed, nothing was changed
  'unexpected',
  // Backup, restore, export
  'backup-damaged',
  'backup-newer',
  'folder-not-empty',
  // Circles, invitations, the exchange
  'folder-missing',
  'folder-read-only',
  'folder-of-another-circle',
  'folder-emptied',
  'invitation-used',
  'invitation-expired',
  'invitation-revoked',
  'invitation-altered',
  'invitation-foreign',
  'invitation-newer',
  'invitation-own',
  'already-member',
  'not-admitted-yet',
  'file-of-another-circle',
  'file-newer',
  'file-damaged',
  'file-too-large',
  'circle-read-only',
  // Documents
  'document-quarantined',
  'document-too-large',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What crosses a door: a code and at most a few numbers or ids that help, never content. */
export interface AppError {
  readonly code: ErrorCode;
  /** Milliseconds until another try makes sense (unlock-delayed). */
  readonly retryInMs?: number;
  /** Score and reason of a refused passphrase (passphrase-too-weak): a key of i18n, never the passphrase. */
  readonly reason?: string;
}

/** An expected failure inside the vault; the door turns it into a value. Its message is its code. */
export class ExpectedError extends Error {
  readonly appError: AppError;
  constructor(code: ErrorCode, more: Omit<AppError, 'code'> = {}) {
    super(code);
    this.name = 'ExpectedError';
    this.appError = { code, ...more };
  }
}
