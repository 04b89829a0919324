import type { DerivationCost } from './derivation.ts';

/**
 * The small file that holds the keys of a vault, each wrapped. It names nothing of the content.
 * The random vault key opens the database; every slot gives it, or what recovers it.
 */
export interface VaultHeader {
  /** 16 random bytes, made once: what ties the slots of one vault together. */
  readonly vaultId: Uint8Array;
  /** Argon2id: of the passphrase, for the passphrase and the entropy slot. */
  readonly salt: Uint8Array;
  readonly cost: DerivationCost;
  /** The vault key under a key of the passphrase. */
  readonly passphrase: Sealed;
  /** The vault key under a key of the recovery words. */
  readonly recovery: Sealed;
  /** The 16 bytes behind the recovery words, under another key of the passphrase (protocol.md section 2). */
  readonly entropy: Sealed;
}

/** XChaCha20-Poly1305: 24 bytes of nonce, and the secret with its 16-byte tag. */
export interface Sealed {
  readonly nonce: Uint8Array;
  readonly box: Uint8Array;
}

/** The header without what is sealed in it: the associated data of every slot. */
export type HeaderFields = Pick<VaultHeader, 'vaultId' | 'salt' | 'cost'>;

export const headerVersion = 1;

/**
 * What each slot is, in the file for ever. A key file and the keychain of the operating system have
 * their numbers reserved: a header with either comes from a newer app.
 */
export const slotTypes = { passphrase: 1, recovery: 2, entropy: 3, keyFile: 4, keychain: 5 } as const;

export const nonceBytes = 24;
export const tagBytes = 16;
export const vaultKeyBytes = 32;
export const entropyBytes = 16;
export const vaultIdBytes = 16;
