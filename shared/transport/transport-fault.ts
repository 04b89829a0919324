/** Why a carrier failed, as far as a person can act on it. `failed` is everything else: it is tried again. */
export type FaultKind = 'missing' | 'read-only' | 'full' | 'failed';

/** A fault of the carrier. Its message is its kind and the system's code: never a path, a name or content. */
export class TransportFault extends Error {
  readonly kind: FaultKind;
  constructor(kind: FaultKind, code = '') {
    super(code === '' ? kind : `${kind} (${code})`);
    this.name = 'TransportFault';
    this.kind = kind;
  }
}

const kinds: Readonly<Record<string, FaultKind>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

/** The system's code of an error (`ENOENT`), or '' when it is none of the system's. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Turns an error of the system into a fault; anything else is a bug and is thrown on as it is. */
export function toTransportFault(error: unknown): TransportFault {
  if (error instanceof TransportFault) return error;
  const code = systemCode(error);
  if (code === '') throw error;
  return new TransportFault(kinds[code] ?? 'failed', code);
}
