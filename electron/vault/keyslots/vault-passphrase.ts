import type { DeriveKey } from './derivation.ts';
import { readHeader, writeHeader } from './header-file.ts';
import { demandStrongPassphrase } from './judge-passphrase.ts';
import type { RandomBytes } from './seal-slot.ts';
import { unlockAttemptsIn } from './unlock-attempts.ts';
import { placesIn } from './vault-folder.ts';
import type { VaultHeader } from './vault-header.ts';
import type { VaultKeys } from './vault-keys.ts';
import { changePassphrase, revealEntropy, setPassphraseFromWords } from './vault-keys.ts';

/**
 * What a person does with the passphrase of the vault in a folder. Every try is counted and may have to
 * wait (`unlock-delayed`); the database is never touched.
 */
export interface AtVault {
  readonly folder: string;
  readonly derive: DeriveKey;
  readonly now: () => number;
}

interface NewPassphrase {
  readonly next: string;
  /** Words that must not make it up, such as the chosen name. */
  readonly personal: readonly string[];
  readonly random: RandomBytes;
}

/** ExpectedError `passphrase-wrong`, `passphrase-too-weak`, `unlock-delayed`, `disk-full`, `storage-failed`. */
export async function changeVaultPassphrase(
  changing: AtVault & NewPassphrase & { readonly current: string },
): Promise<void> {
  await demandStrongPassphrase(changing.next, changing.personal);
  const places = placesIn(changing.folder);
  await unlockAttemptsIn(places.unlockAttempts, changing.now).guard(async () => {
    const header = readHeader(places.header);
    writeHeader(places.header, await changePassphrase({ ...changing, header }));
  });
}

/**
 * The `unlock` of `openVault` for who has forgotten the passphrase: opens with the words and sets a new
 * one. ExpectedError `recovery-words-invalid`, `recovery-words-wrong`, `passphrase-too-weak`.
 */
export function withWordsAndNewPassphrase(
  setting: Omit<AtVault, 'now'> & NewPassphrase & { readonly words: string },
): (header: VaultHeader) => Promise<VaultKeys> {
  return async (header) => {
    await demandStrongPassphrase(setting.next, setting.personal);
    const set = await setPassphraseFromWords({ ...setting, header });
    writeHeader(placesIn(setting.folder).header, set.header);
    return set;
  };
}

/** The 16 bytes of entropy, to show the words again or to sign with the root. ExpectedError `passphrase-wrong`. */
export function revealVaultEntropy(asking: AtVault & { readonly passphrase: string }): Promise<Uint8Array> {
  const places = placesIn(asking.folder);
  return unlockAttemptsIn(places.unlockAttempts, asking.now).guard(() =>
    revealEntropy({ ...asking, header: readHeader(places.header) }),
  );
}
