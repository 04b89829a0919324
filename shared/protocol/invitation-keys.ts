import { base32 } from './base32.ts';
import { hash, prf, signKeyPair } from './primitives.ts';
import type { KeyPair } from './primitives.ts';
import { utf8 } from './utf8.ts';

export interface InvitationKeys {
  /** Proves that a request comes from whoever has the link. */
  readonly sign: KeyPair;
  /** `inv_id`, public within the circle. */
  readonly invitationId: Uint8Array;
  /** Name of the folder under `i/` where joiner and inviter leave their messages. */
  readonly drop: string;
}

const signLabel = utf8('sign');
const dropLabel = utf8('drop');

/** Everything that follows from the 16-byte secret of a link to a circle. */
export function invitationKeys(circleId: Uint8Array, secret: Uint8Array): InvitationKeys {
  const key = hash('inv-key', circleId, secret);
  const sign = signKeyPair(prf(key, signLabel));
  return {
    sign,
    invitationId: invitationIdOf(sign.publicKey),
    drop: base32(prf(key, dropLabel), 16),
  };
}

export function invitationIdOf(invitationKey: Uint8Array): Uint8Array {
  return hash('inv', invitationKey);
}
