import sodium from 'libsodium-wrappers-sumo';
import type { DeriveKey } from './derivation.ts';
import { keyBytes } from './derivation.ts';
import { wipe } from './wipe.ts';

/**
 * Argon2id in this very thread. WebAssembly memory never shrinks, so the app calls it only inside the
 * derivation worker, which is ended afterwards (security.md D2).
 */
export const deriveHere: DeriveKey = async (passphrase, salt, cost) => {
  await sodium.ready;
  try {
    return sodium.crypto_pwhash(
      keyBytes,
      passphrase,
      salt,
      cost.passes,
      cost.memoryKiB * 1024,
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    );
  } finally {
    wipe(passphrase);
  }
};
