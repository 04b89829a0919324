import sodium from 'libsodium-wrappers-sumo';
import { associatedData } from './header-codec.ts';
import type { HeaderFields, Sealed } from './vault-header.ts';
import { nonceBytes } from './vault-header.ts';

export type RandomBytes = (length: number) => Uint8Array;

/** Wraps a secret into a slot of this header. */
export function sealSlot(
  secret: Uint8Array,
  wrappingKey: Uint8Array,
  fields: HeaderFields,
  slotType: number,
  random: RandomBytes,
): Sealed {
  const nonce = random(nonceBytes);
  const bound = associatedData(fields, slotType);
  const box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(secret, bound, null, nonce, wrappingKey);
  return { nonce, box };
}

/** The secret, or undefined when the key is another one or anything in the header was changed. */
export function openSlot(
  sealed: Sealed,
  wrappingKey: Uint8Array,
  fields: HeaderFields,
  slotType: number,
): Uint8Array | undefined {
  const bound = associatedData(fields, slotType);
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      sealed.box,
      bound,
      sealed.nonce,
      wrappingKey,
    );
  } catch {
    return undefined; // libsodium has this one way of saying that the tag does not fit
  }
}
