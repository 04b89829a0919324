/** Calls about the open vault itself: lock, passphrase, recovery words, backup. */
import { basename } from 'node:path';
import { statSync } from 'node:fs';
import type { HandlersOf } from '../../../shared/contract/contract.ts';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import { backUpTo } from '../database/backup/back-up.ts';
import type { VaultDatabase } from '../database/vault-database.ts';
import type { DeriveKey } from '../keyslots/derivation.ts';
import { recoveryWordsOf } from '../keyslots/recovery-words.ts';
import { changeVaultPassphrase, revealVaultEntropy } from '../keyslots/vault-passphrase.ts';
import type { Surroundings } from '../surroundings.ts';
import { keepFact } from './device-state.ts';
import type { LongWork } from '../features/long-work.ts';
import type { RootAccess } from './root-access.ts';
import type { VaultHost } from './vault-host.ts';

export interface VaultCallParts {
  readonly database: VaultDatabase;
  readonly vaultFolder: string;
  readonly surroundings: Surroundings;
  readonly derive: DeriveKey;
  readonly root: RootAccess;
  readonly host: VaultHost;
  readonly longWork: LongWork;
  myName(): string;
  /** Gives every change of mine its place in my feeds: a backup must hold none that may be sealed twice. */
  sealAll(): Promise<void>;
  readyToLock(): void;
  lock(): Promise<void>;
}

export function vaultCalls(parts: VaultCallParts) {
  const { database, derive, root, longWork } = parts;
  const { now, randomBytes } = parts.surroundings;
  const atVault = { folder: parts.vaultFolder, derive, now };
  // The words that were last shown, so that two of them can be confirmed without the passphrase again.
  let shown: readonly string[] | null = null;

  return {
    async lock() {
      await parts.lock();
      return {};
    },

    readyToLock() {
      parts.readyToLock();
      return {};
    },

    async changePassphrase({ current, next }: { current: string; next: string }) {
      await changeVaultPassphrase({
        ...atVault,
        current,
        next,
        personal: [parts.myName()],
        random: randomBytes,
      });
      return {};
    },

    async confirmPassphrase({ passphrase }: { passphrase: string }) {
      root.hold(await revealVaultEntropy({ ...atVault, passphrase }));
      return {};
    },

    async showRecoveryWords({ passphrase }: { passphrase: string }) {
      const entropy = await revealVaultEntropy({ ...atVault, passphrase });
      const words = recoveryWordsOf(entropy).split(' ');
      root.hold(entropy);
      shown = words;
      return { words };
    },

    confirmRecoveryWords({ typed }: { typed: { position: number; word: string }[] }) {
      if (shown === null) throw new ExpectedError('passphrase-needed');
      const words = shown;
      const [first, second] = typed;
      const right = typed.every(({ position, word }) => words[position] === word.trim().toLowerCase());
      if (!right || first?.position === second?.position) throw new ExpectedError('recovery-words-wrong');
      shown = null;
      database.write((tx) => keepFact(tx, 'recovery-confirmed', 'yes'));
      return {};
    },

    async backUp() {
      const day = new Date(now()).toISOString().slice(0, 10);
      const target = await parts.host.pickFileToSave('backup', `Alongside ${day}.alongside-backup`);
      if (target === null) return { saved: false, bytes: 0 };
      if (basename(target) === '') throw new ExpectedError('input-invalid');
      await parts.sealAll();
      await longWork.run('backup', 1, (progress) =>
        backUpTo({
          database,
          folder: parts.vaultFolder,
          target,
          now,
          signal: progress.signal,
          onProgress(doneBytes, totalBytes) {
            progress.total(totalBytes);
            progress.done(doneBytes);
          },
        }),
      );
      database.write((tx) => keepFact(tx, 'last-backup-at', String(now())));
      return { saved: true, bytes: statSync(target).size };
    },
  } satisfies Partial<HandlersOf<'vault'>>;
}
