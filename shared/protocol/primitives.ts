import { concatBytes } from './bytes.ts';
import { refuse } from './protocol-error.ts';
import { sodium } from './sodium-ready.ts';
import { utf8 } from './utf8.ts';

/** A source of secure random bytes, handed in: the library has none of its own. */
export type RandomBytes = (length: number) => Uint8Array;

export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly secretKey: Uint8Array;
}

const prefixes = new Map<string, Uint8Array>();

function prefix(family: string, tag: string): Uint8Array {
  const text = `${family}${tag}\0`;
  let bytes = prefixes.get(text);
  if (bytes === undefined) {
    bytes = utf8(text);
    prefixes.set(text, bytes);
  }
  return bytes;
}

/** H(tag, x) of README section 1: 32 bytes; x is the concatenation of the parts. */
export function hash(tag: string, ...parts: readonly Uint8Array[]): Uint8Array {
  return sodium.crypto_generichash(32, concatBytes([prefix('cp1/', tag), ...parts]), null);
}

/** PRF(key, x): keyed BLAKE2b-256. */
export function prf(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  return sodium.crypto_generichash(32, concatBytes(parts), key);
}

/** BLAKE2b-192 without a tag: the nonce of a sealed box. */
function boxNonce(ephemeral: Uint8Array, recipient: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(24, concatBytes([ephemeral, recipient]), null);
}

/** KDF(key, n). */
export function kdf(key: Uint8Array, n: number): Uint8Array {
  return sodium.crypto_kdf_derive_from_key(32, n, 'cp1_keys', key);
}

/** Ed25519 over "cp1-sig/" ‖ type ‖ 0x00 ‖ the parts. */
export function sign(type: string, secretKey: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  return sodium.crypto_sign_detached(concatBytes([prefix('cp1-sig/', type), ...parts]), secretKey);
}

/** Whether `signature` is that of `publicKey`; libsodium refuses small-order keys and non-canonical values. */
export function verify(
  type: string,
  publicKey: Uint8Array,
  signature: Uint8Array,
  ...parts: readonly Uint8Array[]
): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  return sodium.crypto_sign_verify_detached(
    signature,
    concatBytes([prefix('cp1-sig/', type), ...parts]),
    publicKey,
  );
}

export function signKeyPair(seed: Uint8Array): KeyPair {
  const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed);
  return { publicKey, secretKey: privateKey };
}

export function boxKeyPair(seed: Uint8Array): KeyPair {
  const { publicKey, privateKey } = sodium.crypto_box_seed_keypair(seed);
  return { publicKey, secretKey: privateKey };
}

/** XChaCha20-Poly1305-IETF; returns ciphertext ‖ 16-byte tag. */
export function aeadSeal(
  key: Uint8Array,
  nonce: Uint8Array,
  plain: Uint8Array,
  associated: Uint8Array,
): Uint8Array {
  return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, associated, null, nonce, key);
}

/** The plain bytes, or undefined when key, nonce, associated data or ciphertext do not fit each other. */
export function aeadOpen(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  associated: Uint8Array,
): Uint8Array | undefined {
  if (sealed.length < 16) return undefined;
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, associated, nonce, key);
  } catch {
    return undefined; // libsodium throws for a wrong tag and for nothing else here: lengths are fixed above
  }
}

/**
 * A sealed box with the layout of crypto_box_seal, its ephemeral key made from `ephemeralSeed`.
 * Refuses a public key of low order: sealing to it would hide nothing.
 */
export function sealBoxWith(ephemeralSeed: Uint8Array, recipient: Uint8Array, plain: Uint8Array): Uint8Array {
  const ephemeral = boxKeyPair(ephemeralSeed);
  try {
    const box = sodium.crypto_box_easy(
      plain,
      boxNonce(ephemeral.publicKey, recipient),
      recipient,
      ephemeral.secretKey,
    );
    return concatBytes([ephemeral.publicKey, box]);
  } catch {
    return refuse('key-unusable');
  } finally {
    sodium.memzero(ephemeral.secretKey);
  }
}

export function sealBox(randomBytes: RandomBytes, recipient: Uint8Array, plain: Uint8Array): Uint8Array {
  return sealBoxWith(randomBytes(32), recipient, plain);
}

/** The plain bytes of a sealed box for `keys`, or undefined when it is not for them or was changed. */
export function openBox(keys: KeyPair, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < 48) return undefined;
  const ephemeral = sealed.subarray(0, 32);
  try {
    return sodium.crypto_box_open_easy(
      sealed.subarray(32),
      boxNonce(ephemeral, keys.publicKey),
      ephemeral,
      keys.secretKey,
    );
  } catch {
    return undefined; // wrong key, changed bytes or a low-order ephemeral key: all mean "not for us"
  }
}

/** Whether boxes can be sealed to this key at all (a point of low order cannot be used). */
export function isUsableBoxKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  try {
    sodium.crypto_scalarmult(probeScalar, publicKey);
    return true;
  } catch {
    return false;
  }
}

const probeScalar = new Uint8Array(32).fill(0x42);

/** Overwrites key material with zeros. */
export function wipe(...keys: readonly Uint8Array[]): void {
  for (const key of keys) sodium.memzero(key);
}
