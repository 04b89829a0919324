/**
 * The exchange of an unlocked vault: what is mine leaves, what others wrote comes in, over whatever carrier a
 * circle has. Invariants: verify, keep durably, apply, acknowledge, in this order; a place in my feed is
 * fixed in one transaction with its bytes, which never change once a carrier may have seen them; nothing is
 * deleted in a mailbox, and nothing here because something is absent there. (protocol.md sections 8, 10, 11)
 */
import { ExpectedError, type ErrorCode } from '../../../shared/errors/error-codes.ts';
import { exchangeCalls, setCarrier, type ExchangeCalls } from './exchange-calls.ts';
import { exchangeFiles } from './exchange-files.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import { ExchangeRounds } from './exchange-rounds.ts';
import { FolderHandles } from './folder-handles.ts';
import { forgetPlaces } from './object-store.ts';
import { sealPending } from './seal-envelopes.ts';

export interface Exchange {
  readonly calls: ExchangeCalls;
  start(): void;
  /** What of mine waits leaves in the next round, which begins at once; without a circle: of all circles. */
  flush(circleId?: string): Promise<void>;
  /**
   * Gives everything of mine that waits in a circle its place in my feed, whatever the carrier: before a cut
   * is made. It leaves with the next round or file.
   */
  sealPending(circleId: string): Promise<void>;
  /** To be called after every commit: changes of mine may have come. */
  noticeCommit(): void;
  /** Sets how a circle is exchanged: the folder behind a handle, or files. ExpectedError `not-found`. */
  useCarrier(circleId: string, folderHandle: string | null): Promise<void>;
  /** An `.alongside` file that the operating system handed over; never throws for what is in it. */
  takeArrivedFile(path: string): Promise<{ newObjects: number; problem: ErrorCode | null }>;
  /** A last round for what waits, within so many milliseconds; nothing touches the vault afterwards. */
  stop(ms: number): Promise<void>;
}

export function createExchange(parts: ExchangeParts): Exchange {
  const { database, keys, surroundings } = parts;
  const rounds = new ExchangeRounds(parts);
  const files = exchangeFiles(parts, rounds);
  const handles = new FolderHandles(surroundings.randomBytes);

  return {
    calls: exchangeCalls(parts, rounds, files, handles),
    start: () => rounds.start(),
    flush: (circleId = '') => rounds.request(circleId),

    async sealPending(circleId) {
      const circle = database
        .read((tx) => keys.circlesToExchange(tx))
        .find((one) => one.circleId === circleId);
      if (circle === undefined) return;
      await rounds.alone(() => sealPending(parts, circle, true, rounds.pause));
    },

    noticeCommit: () => rounds.notice(),

    async useCarrier(circleId, folderHandle) {
      const folder = folderHandle === null ? '' : handles.folderOf(folderHandle);
      if (folder === undefined) throw new ExpectedError('not-found');
      database.write((tx) => {
        forgetPlaces(tx, circleId);
        setCarrier(tx, circleId, folder === '' ? 'files' : 'folder', folder);
      });
      rounds.carrierChanged(circleId);
      void rounds.request(circleId);
    },

    async takeArrivedFile(path) {
      try {
        const { newObjects } = await files.takeFrom(path);
        return { newObjects, problem: null };
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        return { newObjects: 0, problem: error.appError.code };
      }
    },

    stop: (ms) => rounds.stop(ms),
  };
}
