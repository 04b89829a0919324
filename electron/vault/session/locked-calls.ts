/** What can be asked before a vault is open: is there one, make one, open one, put a backup in its place. */
import type { HandlersOf } from '../../../shared/contract/contract.ts';
import { ExpectedError, type ErrorCode } from '../../../shared/errors/error-codes.ts';
import { restoreBackup } from '../database/backup/restore-backup.ts';
import { createVault } from '../database/create-vault.ts';
import { openVault, type OpenVault } from '../database/open-vault.ts';
import { isVaultIn, readPlacedHeader } from '../database/place-vault.ts';
import { calibrateDerivation, type DeriveKey } from '../keyslots/derivation.ts';
import { judgePassphrase } from '../keyslots/judge-passphrase.ts';
import { suggestPassphrase } from '../keyslots/suggest-passphrase.ts';
import { unlockAttemptsIn } from '../keyslots/unlock-attempts.ts';
import { placesIn } from '../keyslots/vault-folder.ts';
import type { VaultHeader } from '../keyslots/vault-header.ts';
import { unlockWithPassphrase, type VaultKeys } from '../keyslots/vault-keys.ts';
import { withWordsAndNewPassphrase } from '../keyslots/vault-passphrase.ts';
import { runMigrations } from '../migrations/run-migrations.ts';
import type { Surroundings } from '../surroundings.ts';
import type { LongWork } from '../features/long-work.ts';
import type { VaultHost } from './vault-host.ts';

type VaultState = Awaited<ReturnType<HandlersOf<'vault'>['state']>>;

/** The part of the state that only an open vault knows. */
export type OpenState = Pick<
  VaultState,
  'name' | 'recoveryConfirmed' | 'createdAt' | 'lastBackupAt' | 'backupDue'
>;

export interface LockedParts {
  readonly vaultFolder: string;
  readonly surroundings: Surroundings;
  readonly derive: DeriveKey;
  readonly host: VaultHost;
  readonly longWork: LongWork;
  /** Takes over an opened vault and makes it answer; `name` only for a vault that was just made. */
  begin(opened: OpenVault, name: string | null): void;
  openState(): OpenState | null;
  stateChanged(): void;
}

const asDamaged: ReadonlySet<ErrorCode> = new Set([
  'header-damaged',
  'header-weakened',
  'header-newer',
  'database-damaged',
  'database-newer',
]);

export function lockedCalls(parts: LockedParts) {
  const { vaultFolder, surroundings, derive } = parts;
  const { now, randomBytes } = surroundings;
  const places = placesIn(vaultFolder);
  let lastProblem: ErrorCode | null = null;
  let opening = false;

  /** One opening at a time; what went wrong is remembered for the screen. */
  const open = async (
    unlock: (header: VaultHeader) => Promise<VaultKeys>,
    name: string | null,
  ): Promise<void> => {
    try {
      const opened = await openVault({
        folder: vaultFolder,
        unlock,
        migrate: runMigrations,
        now,
        random: randomBytes,
      });
      lastProblem = null;
      parts.begin(opened, name);
    } catch (problem) {
      if (problem instanceof ExpectedError) lastProblem = problem.appError.code;
      parts.stateChanged();
      throw problem;
    }
  };

  const once = async <T>(act: () => Promise<T>): Promise<T> => {
    if (opening) throw new ExpectedError('vault-busy');
    if (parts.openState() !== null) throw new ExpectedError('vault-exists');
    opening = true;
    try {
      return await act();
    } finally {
      opening = false;
    }
  };

  return {
    state(): VaultState {
      const open = parts.openState();
      const closed = {
        name: '',
        recoveryConfirmed: false,
        createdAt: null,
        lastBackupAt: null,
        backupDue: false,
      };
      if (open !== null) return { state: 'open', problem: null, retryInMs: 0, ...open };
      if (!isVaultIn(places)) return { state: 'missing', problem: null, retryInMs: 0, ...closed };
      const problem = headerProblem(() => readPlacedHeader(places)) ?? lastProblem;
      const retryInMs = unlockAttemptsIn(places.unlockAttempts, now).waitMs();
      if (problem === 'vault-in-use') return { state: 'in-use', problem, retryInMs, ...closed };
      if (problem !== null && asDamaged.has(problem))
        return { state: 'damaged', problem, retryInMs, ...closed };
      return { state: 'locked', problem: null, retryInMs, ...closed };
    },

    async judgePassphrase({ passphrase }: { passphrase: string }) {
      const { score, accepted, reason } = await judgePassphrase(passphrase);
      return { score, accepted, reason: reason ?? '' };
    },

    suggestPassphrase: () => ({ passphrase: suggestPassphrase(randomBytes) }),

    create: ({ name, passphrase }: { name: string; passphrase: string }) =>
      once(async () => {
        const cost = await calibrateDerivation({ derive, now, targetMs: surroundings.derivation.targetMs });
        const keys = await createVault({
          folder: vaultFolder,
          passphrase,
          personal: [name],
          cost,
          derive,
          random: randomBytes,
          migrate: runMigrations,
          now,
        });
        await open(() => Promise.resolve(keys), name);
        return {};
      }),

    unlock: ({ passphrase }: { passphrase: string }) =>
      once(async () => {
        await open((header) => unlockWithPassphrase({ header, passphrase, derive }), null);
        return {};
      }),

    unlockWithWords: ({ words, newPassphrase }: { words: string; newPassphrase: string }) =>
      once(async () => {
        const unlock = withWordsAndNewPassphrase({
          folder: vaultFolder,
          words,
          next: newPassphrase,
          personal: [],
          derive,
          random: randomBytes,
        });
        await open(unlock, null);
        return {};
      }),

    restoreBackup: () =>
      once(async () => {
        const file = await parts.host.pickFileToOpen('restore');
        if (file === null) return { restored: false };
        await parts.longWork.run('restore', 1, async (progress) => {
          await restoreBackup({
            file,
            folder: vaultFolder,
            setAside: isVaultIn(places),
            now,
            random: randomBytes,
            signal: progress.signal,
            onProgress(doneBytes, totalBytes) {
              progress.total(totalBytes);
              progress.done(doneBytes);
            },
          });
        });
        lastProblem = null;
        parts.stateChanged();
        return { restored: true };
      }),

    cancelLongWork() {
      parts.longWork.cancel();
      return {};
    },
  } satisfies Partial<HandlersOf<'vault'>>;
}

function headerProblem(read: () => unknown): ErrorCode | null {
  try {
    read();
    return null;
  } catch (problem) {
    if (problem instanceof ExpectedError) return problem.appError.code;
    throw problem;
  }
}
