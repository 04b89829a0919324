/** A folder for one vault, randomness from a seed, and a derivation for tests that are about something else. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { OpenVault } from '../../electron/vault/database/open-vault.ts';
import { createVault } from '../../electron/vault/database/create-vault.ts';
import { openVault } from '../../electron/vault/database/open-vault.ts';
import type { DeriveKey } from '../../electron/vault/keyslots/derivation.ts';
import { costFloor } from '../../electron/vault/keyslots/derivation.ts';
import { unlockWithPassphrase } from '../../electron/vault/keyslots/vault-keys.ts';
import { runMigrations } from '../../electron/vault/migrations/run-migrations.ts';

export const strongPassphrase = 'seven lanterns drift beyond the orchard';
export const otherPassphrase = 'a kettle hums while the harbour sleeps';

/** An empty folder of this test, gone when it has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Bytes that are the same in every run, and different at every call. */
export function seededRandom(seed: string): (length: number) => Uint8Array {
  let calls = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    calls += 1;
    for (let at = 0; at < length; at += 32) {
      bytes.set(
        createHash('sha256')
          .update(`${seed}/${calls}/${at}`)
          .digest()
          .subarray(0, length - at),
        at,
      );
    }
    return bytes;
  };
}

/** A hash in the place of Argon2id, for tests that derive hundreds of times. It wipes as the real one does. */
export const quickDerivation: DeriveKey = (passphrase, salt, cost) => {
  const key = createHash('sha256').update(passphrase).update(salt).update(JSON.stringify(cost)).digest();
  passphrase.fill(0);
  return Promise.resolve(new Uint8Array(key));
};

/** A clock that stands still until it is told otherwise. */
export function handClock(startedAt = Date.UTC(2026, 0, 1)): {
  now: () => number;
  move: (ms: number) => void;
} {
  let time = startedAt;
  return { now: () => time, move: (ms) => (time += ms) };
}

/** What every act on a vault needs, with the quick derivation. */
export function vaultGround(seed: string) {
  return {
    derive: quickDerivation,
    random: seededRandom(seed),
    migrate: runMigrations,
    now: () => Date.UTC(2026, 0, 1),
  };
}

/** A new vault in `folder`, opened; closed at the end of the test if it still is open. */
export async function newVault(folder: string, passphrase = strongPassphrase): Promise<OpenVault> {
  const ground = vaultGround(folder);
  const keys = await createVault({ folder, passphrase, personal: [], cost: costFloor, ...ground });
  return opened(await openVault({ folder, unlock: () => Promise.resolve(keys), ...ground }));
}

/** The vault in `folder`, opened with a passphrase. */
export async function reopenedVault(folder: string, passphrase = strongPassphrase): Promise<OpenVault> {
  const { derive, ...ground } = vaultGround(`${folder} again`);
  return opened(
    await openVault({
      folder,
      unlock: (header) => unlockWithPassphrase({ header, passphrase, derive }),
      ...ground,
    }),
  );
}

function opened(vault: OpenVault): OpenVault {
  let open = true;
  const close = (): void => {
    if (open) vault.close();
    open = false;
  };
  onTestFinished(close);
  return { ...vault, close };
}

/** What an expected failure is called; anything else that is thrown goes on. */
export async function codeOf(act: () => unknown): Promise<string> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Error && 'appError' in error) return error.message;
    throw error;
  }
  return 'nothing failed';
}
