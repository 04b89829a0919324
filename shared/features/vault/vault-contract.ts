/** Calls about the vault itself: making, opening, locking, passphrase, recovery words, backup. */
import { z } from 'zod';
import { command, event, query } from '../../contract/define-contract.ts';
import {
  count,
  instant,
  nothing,
  passphrase,
  recoveryWords,
  shortName,
} from '../../contract/field-schemas.ts';

const state = z.object({
  state: z.enum(['missing', 'locked', 'open', 'in-use', 'damaged']),
  /** With `damaged`: which of the cases (an error code). */
  problem: z.string().max(40).nullable(),
  /** Milliseconds until the next try is looked at. */
  retryInMs: count,
  /** The chosen name; empty while locked. */
  name: z.string().max(60),
  /** Have the recovery words been written down and confirmed by typing two? */
  recoveryConfirmed: z.boolean(),
  /** When this journal was made; null while locked. */
  createdAt: instant.nullable(),
  lastBackupAt: instant.nullable(),
  /** A month without a backup while there is something to lose. */
  backupDue: z.boolean(),
});

export const vaultContract = {
  state: query({ input: nothing, output: state, reads: ['vault.state'], whenLocked: true }),
  judgePassphrase: query({
    input: z.object({ passphrase: z.string().max(1024) }).strict(),
    /** `reason` is a key of the translations, empty when there is nothing to say. */
    output: z.object({
      score: z.number().int().min(0).max(4),
      accepted: z.boolean(),
      reason: z.string().max(60),
    }),
    reads: [],
    whenLocked: true,
  }),
  suggestPassphrase: query({
    input: nothing,
    output: z.object({ passphrase: z.string().max(200) }),
    reads: [],
    whenLocked: true,
  }),
  create: command({
    input: z.object({ name: shortName, passphrase }).strict(),
    output: nothing,
    whenLocked: true,
  }),
  unlock: command({ input: z.object({ passphrase }).strict(), output: nothing, whenLocked: true }),
  /** Opens with the twelve words and sets a new passphrase. */
  unlockWithWords: command({
    input: z.object({ words: recoveryWords, newPassphrase: passphrase }).strict(),
    output: nothing,
    whenLocked: true,
  }),
  lock: command({ input: nothing, output: nothing }),
  /** A window answers `aboutToLock` with this when everything that was typed in it has been sent. */
  readyToLock: command({ input: nothing, output: nothing }),
  changePassphrase: command({
    input: z.object({ current: passphrase, next: passphrase }).strict(),
    output: nothing,
  }),
  /** Confirms the passphrase for the next five minutes (founding, joining). */
  confirmPassphrase: command({ input: z.object({ passphrase }).strict(), output: nothing }),
  showRecoveryWords: command({
    input: z.object({ passphrase }).strict(),
    output: z.object({ words: z.array(z.string().max(20)).length(12) }),
  }),
  /** The words at two positions (0 to 11) typed from paper. */
  confirmRecoveryWords: command({
    input: z
      .object({
        typed: z
          .array(z.object({ position: z.number().int().min(0).max(11), word: z.string().max(40) }))
          .length(2),
      })
      .strict(),
    output: nothing,
  }),
  /** Asks for a file, writes an encrypted copy, proves that it opens. `saved` is false when the person cancelled. */
  backUp: command({ input: nothing, output: z.object({ saved: z.boolean(), bytes: count }) }),
  /** Asks for a backup file and puts it in place; unlock follows. */
  restoreBackup: command({ input: nothing, output: z.object({ restored: z.boolean() }), whenLocked: true }),
  /** Stops a backup, restore or export that is under way. */
  cancelLongWork: command({ input: nothing, output: nothing, whenLocked: true }),
  /** Lock, Quit or idle time: windows send what they still hold, and answer. */
  aboutToLock: event({ payload: nothing }),
  longWork: event({
    payload: z.object({
      work: z.enum(['backup', 'restore', 'unlock', 'export', 'exchange', 'import']),
      done: count,
      total: count,
    }),
  }),
} as const;
