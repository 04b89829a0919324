import sodium from 'libsodium-wrappers-sumo';
import { keyBytes } from './derivation.ts';
import { wipe } from './wipe.ts';

/** The keys that wrap, each for one slot only. */
export interface PassphraseKeys {
  readonly forVaultKey: Uint8Array;
  readonly forEntropy: Uint8Array;
}

/** Two independent keys of what Argon2id gave, which is wiped. */
export function passphraseKeys(derived: Uint8Array): PassphraseKeys {
  const forVaultKey = sodium.crypto_kdf_derive_from_key(keyBytes, 1, 'als_slot', derived);
  const forEntropy = sodium.crypto_kdf_derive_from_key(keyBytes, 2, 'als_slot', derived);
  wipe(derived);
  return { forVaultKey, forEntropy };
}

/**
 * The wrapping key of the recovery words: keyed by their 128 random bits, so it needs no slow derivation.
 * The label keeps it apart from the identity keys that grow from the same entropy (protocol.md section 2).
 */
export function recoveryKey(entropy: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(keyBytes, 'alongside/vault/recovery', entropy);
}
