import sodium from 'libsodium-wrappers-sumo';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { DerivationCost, DeriveKey } from './derivation.ts';
import { saltBytes } from './derivation.ts';
import { passphraseBytes } from './passphrase-text.ts';
import { entropyOfWords } from './recovery-words.ts';
import type { RandomBytes } from './seal-slot.ts';
import { openSlot, sealSlot } from './seal-slot.ts';
import type { HeaderFields, VaultHeader } from './vault-header.ts';
import { entropyBytes, slotTypes, vaultIdBytes, vaultKeyBytes } from './vault-header.ts';
import { wipe } from './wipe.ts';
import type { PassphraseKeys } from './wrapping-keys.ts';
import { passphraseKeys, recoveryKey } from './wrapping-keys.ts';

/**
 * Making, opening and rewrapping the keys of a vault. Bytes in, bytes out: files are the business of
 * `header-file.ts`. A passphrase's strength is judged before (`demandStrongPassphrase`).
 * Whoever receives keys wipes them.
 */
export interface VaultKeys {
  /** 32 bytes: the raw key of the database. */
  readonly vaultKey: Uint8Array;
  /** 16 bytes: what the recovery words stand for, and the root of the identities. */
  readonly entropy: Uint8Array;
}

export interface KeyedHeader extends VaultKeys {
  readonly header: VaultHeader;
}

/** Keys and header of a new vault. */
export async function createVaultKeys(making: {
  readonly passphrase: string;
  readonly cost: DerivationCost;
  readonly derive: DeriveKey;
  readonly random: RandomBytes;
}): Promise<KeyedHeader> {
  const { random } = making;
  const keys = { vaultKey: random(vaultKeyBytes), entropy: random(entropyBytes) };
  const header = await sealHeader(random(vaultIdBytes), making.cost, keys, making);
  return { header, ...keys };
}

/** ExpectedError `passphrase-wrong`. */
export async function unlockWithPassphrase(opening: {
  readonly header: VaultHeader;
  readonly passphrase: string;
  readonly derive: DeriveKey;
}): Promise<VaultKeys> {
  const { header } = opening;
  await sodium.ready;
  const wrapping = passphraseKeys(
    await opening.derive(passphraseBytes(opening.passphrase), header.salt, header.cost),
  );
  try {
    const vaultKey = openSlot(header.passphrase, wrapping.forVaultKey, header, slotTypes.passphrase);
    if (!vaultKey) throw new ExpectedError('passphrase-wrong');
    const entropy = openSlot(header.entropy, wrapping.forEntropy, header, slotTypes.entropy);
    if (!entropy) {
      wipe(vaultKey);
      throw new ExpectedError('header-damaged');
    }
    return { vaultKey, entropy };
  } finally {
    wipe(wrapping.forVaultKey, wrapping.forEntropy);
  }
}

/** ExpectedError `recovery-words-invalid` (no such words) or `recovery-words-wrong` (of another vault). */
export async function unlockWithRecoveryWords(opening: {
  readonly header: VaultHeader;
  readonly words: string;
}): Promise<VaultKeys> {
  await sodium.ready;
  const entropy = entropyOfWords(opening.words);
  const wrapping = recoveryKey(entropy);
  const vaultKey = openSlot(opening.header.recovery, wrapping, opening.header, slotTypes.recovery);
  wipe(wrapping);
  if (vaultKey) return { vaultKey, entropy };
  wipe(entropy);
  throw new ExpectedError('recovery-words-wrong');
}

/** A header that opens with `next` alone. The database is not touched. ExpectedError `passphrase-wrong`. */
export async function changePassphrase(changing: {
  readonly header: VaultHeader;
  readonly current: string;
  readonly next: string;
  readonly derive: DeriveKey;
  readonly random: RandomBytes;
}): Promise<VaultHeader> {
  const { header, derive, random } = changing;
  const keys = await unlockWithPassphrase({ header, passphrase: changing.current, derive });
  try {
    return await sealHeader(header.vaultId, header.cost, keys, { passphrase: changing.next, derive, random });
  } finally {
    wipe(keys.vaultKey, keys.entropy);
  }
}

/** As `changePassphrase`, for who has forgotten the current one. Errors as `unlockWithRecoveryWords`. */
export async function setPassphraseFromWords(setting: {
  readonly header: VaultHeader;
  readonly words: string;
  readonly next: string;
  readonly derive: DeriveKey;
  readonly random: RandomBytes;
}): Promise<KeyedHeader> {
  const { derive, random } = setting;
  const keys = await unlockWithRecoveryWords(setting);
  const { vaultId, cost } = setting.header;
  try {
    const header = await sealHeader(vaultId, cost, keys, { passphrase: setting.next, derive, random });
    return { header, ...keys };
  } catch (error) {
    wipe(keys.vaultKey, keys.entropy);
    throw error;
  }
}

/** The entropy alone, for showing the words again or signing with the root. ExpectedError `passphrase-wrong`. */
export async function revealEntropy(asking: {
  readonly header: VaultHeader;
  readonly passphrase: string;
  readonly derive: DeriveKey;
}): Promise<Uint8Array> {
  const { vaultKey, entropy } = await unlockWithPassphrase(asking);
  wipe(vaultKey);
  return entropy;
}

/** Every slot is sealed anew: each is bound to the salt and the cost, and a fresh salt changes all. */
async function sealHeader(
  vaultId: Uint8Array,
  cost: DerivationCost,
  keys: VaultKeys,
  by: { readonly passphrase: string; readonly derive: DeriveKey; readonly random: RandomBytes },
): Promise<VaultHeader> {
  await sodium.ready;
  const fields: HeaderFields = { vaultId, salt: by.random(saltBytes), cost };
  const wrapping: PassphraseKeys = passphraseKeys(
    await by.derive(passphraseBytes(by.passphrase), fields.salt, cost),
  );
  const forRecovery = recoveryKey(keys.entropy);
  try {
    return {
      ...fields,
      passphrase: sealSlot(keys.vaultKey, wrapping.forVaultKey, fields, slotTypes.passphrase, by.random),
      recovery: sealSlot(keys.vaultKey, forRecovery, fields, slotTypes.recovery, by.random),
      entropy: sealSlot(keys.entropy, wrapping.forEntropy, fields, slotTypes.entropy, by.random),
    };
  } finally {
    wipe(wrapping.forVaultKey, wrapping.forEntropy, forRecovery);
  }
}
