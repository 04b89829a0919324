import { failure, success } from '../base/result.ts';
import type { Result } from '../base/result.ts';

/**
 * The closed list of reasons for which this library refuses foreign bytes. Codes only: no bytes, names or keys.
 * The README says what each means and what a caller does with the object.
 */
export const protocolErrorCodes = [
  // Not readable here yet: keep the object, try again when keys, operations or versions are known.
  'version-newer',
  'suite-unknown',
  'epoch-unknown',
  'device-unknown',
  'past-missing',
  // Never valid: quarantine the object, the feed goes on.
  'not-an-object',
  'too-large',
  'malformed',
  'not-canonical',
  'limit-exceeded',
  'decryption-failed',
  'padding-wrong',
  'signature-wrong',
  'certificate-wrong',
  'key-unusable',
  'other-circle',
  'wrong-member',
  'epoch-wrong',
  'inflate-failed',
  // The rules of the feeds
  'clock-wrong',
  'lamport-wrong',
  // Changes
  'document-unknown',
  'document-id-wrong',
  'not-a-writer',
  'text-client-wrong',
  'text-clock-wrong',
  'text-reference-unknown',
  'text-delete-unknown',
  // Invitations
  'invitation-altered',
  'invitation-newer',
  'invitation-foreign',
  'welcome-not-for-us',
  'welcome-rolled-back',
  'phrase-invalid',
] as const;

export type ProtocolErrorCode = (typeof protocolErrorCodes)[number];

export type ProtocolResult<T> = Result<T, ProtocolErrorCode>;

const notYet: ReadonlySet<ProtocolErrorCode> = new Set<ProtocolErrorCode>([
  'version-newer',
  'suite-unknown',
  'epoch-unknown',
  'device-unknown',
  'past-missing',
  'document-unknown',
]);

/** Whether the object may become acceptable later without changing: it must be kept and tried again. */
export function isNotYet(code: ProtocolErrorCode): boolean {
  return notYet.has(code);
}

/** How the decoders leave early; never crosses the border of the library: `attempt` turns it into a value. */
class Refusal extends Error {
  readonly code: ProtocolErrorCode;
  constructor(code: ProtocolErrorCode) {
    super(code);
    this.code = code;
  }
}

/** Leaves the decoder that runs inside `attempt`. */
export function refuse(code: ProtocolErrorCode): never {
  throw new Refusal(code);
}

/** Runs a decoder over foreign bytes: a refusal becomes a value, any other exception is a bug and stays one. */
export function attempt<T>(decoder: () => T): ProtocolResult<T> {
  try {
    return success(decoder());
  } catch (refusal) {
    if (refusal instanceof Refusal) return failure(refusal.code);
    throw refusal;
  }
}

/** Inside a decoder: the value of a result, or the same refusal. */
export function required<T>(result: ProtocolResult<T>): T {
  if (!result.ok) refuse(result.error);
  return result.value;
}
