/** The calls of the windows about the exchange. Folders cross only as handles. */
import { basename, dirname } from 'node:path';
import type { HandlersOf } from '../../../shared/contract/contract.ts';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import type { ExchangeFiles } from './exchange-files.ts';
import { setFillAgain } from './exchange-notes.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import type { ExchangeRounds } from './exchange-rounds.ts';
import { circleExchange } from './exchange-status.ts';
import type { FolderHandles } from './folder-handles.ts';
import { directoryOf, faultCodes, openFolder, refusals, stateOfFolder } from './folder-state.ts';
import { forgetPlaces } from './object-store.ts';

export type ExchangeCalls = Omit<HandlersOf<'exchange'>, 'openLink'>;

export function exchangeCalls(
  parts: ExchangeParts,
  rounds: ExchangeRounds,
  files: ExchangeFiles,
  handles: FolderHandles,
): ExchangeCalls {
  const { database, keys, carriers, dialogs } = parts;

  function circleOf(circleId: string): ExchangedCircle {
    const circle = database.read((tx) => keys.circlesToExchange(tx)).find((one) => one.circleId === circleId);
    if (circle === undefined) throw new ExpectedError('not-found');
    return circle;
  }

  function folderOf(handle: string): string {
    const folder = handles.folderOf(handle);
    if (folder === undefined) throw new ExpectedError('not-found');
    return folder;
  }

  /** For a circle that does not exist yet, only whether the folder can be used at all. */
  async function stateFor(folder: string, directory: string | undefined) {
    const state = await stateOfFolder(parts, folder, openFolder(parts, folder, directory ?? 'cp1-none'));
    return directory === undefined && (state === 'another-circle' || state === 'ready') ? 'empty' : state;
  }

  return {
    status: () =>
      database.read((tx) => ({
        circles: keys.circlesToExchange(tx).map((circle) => {
          const mailbox = rounds.mailboxOf(circle.circleId);
          return circleExchange(tx, parts, circle, mailbox);
        }),
        exchanging: rounds.isRunning,
      })),

    async exchangeNow() {
      rounds.lookAgain();
      await rounds.request('');
      return {};
    },

    async chooseFolder({ circleId, invitationHandle }) {
      const folder = await dialogs.pickFolder('exchange');
      if (folder === null) return { folder: null };
      const directory =
        circleId !== null
          ? directoryOf(circleOf(circleId))
          : invitationHandle === null
            ? undefined
            : parts.directoryOfInvitation?.(invitationHandle);
      const root = ownRoot(folder, directory);
      const state = await stateFor(root, directory);
      return { folder: { folderHandle: handles.handleOf(root), folderName: basename(root), state } };
    },

    async suggestFolders() {
      const found = await carriers.suggestFolders();
      return {
        folders: found.map(({ path, service }) => ({
          folderHandle: handles.handleOf(path),
          folderName: basename(path),
          service,
        })),
      };
    },

    async useFolder({ circleId, folderHandle }) {
      const circle = circleOf(circleId);
      const folder = ownRoot(folderOf(folderHandle), directoryOf(circle));
      const state = await stateFor(folder, directoryOf(circle));
      const refusal = refusals[state];
      if (refusal !== undefined) throw new ExpectedError(refusal);
      // Not beside a round, which would note what lies in the old folder as lying in the new one.
      await rounds.alone(() => Promise.resolve(setFolder(circleId, folder)));
      await rounds.request(circleId);
      demandNoFault(circleId);
      return {};
    },

    useFiles({ circleId }) {
      circleOf(circleId);
      database.write((tx) => setCarrier(tx, circleId, 'files', ''));
      rounds.carrierChanged(circleId);
      return {};
    },

    async fillAgain({ circleId }) {
      circleOf(circleId);
      database.write((tx) => setFillAgain(tx, circleId, true));
      await rounds.request(circleId);
      demandNoFault(circleId);
      return {};
    },

    async sendAsFile({ circleId }) {
      const circle = circleOf(circleId);
      const path = await dialogs.pickFileToSave('exchange', suggestedName());
      if (path === null) return { saved: false, objects: 0 };
      return { saved: true, objects: await files.send(circle, path) };
    },

    async openFile() {
      const path = await dialogs.pickFileToOpen('exchange');
      return { taken: path === null ? null : await files.takeFrom(path) };
    },

    takeFile: ({ bytes }) => files.take(bytes),
  };

  function setFolder(circleId: string, folder: string): void {
    database.write((tx) => {
      const known = tx.get<{ carrier: string; folder: string }>(
        'SELECT carrier, folder FROM circles WHERE circle_id = ?',
        [circleId],
      );
      if (known?.carrier !== 'folder' || known.folder !== folder) forgetPlaces(tx, circleId);
      setCarrier(tx, circleId, 'folder', folder);
    });
    rounds.carrierChanged(circleId);
  }

  function demandNoFault(circleId: string): void {
    const fault = rounds.faultOf(circleId);
    if (fault !== undefined) throw new ExpectedError(faultCodes[fault.kind]);
  }

  /** The day and nothing else: a circle's name has no business outside the vault. */
  function suggestedName(): string {
    return `alongside-${new Date(parts.surroundings.now()).toISOString().slice(0, 10)}.alongside`;
  }
}

export function setCarrier(
  tx: WriteTransaction,
  circleId: string,
  carrier: 'folder' | 'files',
  folder: string,
): void {
  tx.run('UPDATE circles SET carrier = ?, folder = ? WHERE circle_id = ?', [carrier, folder, circleId]);
  tx.touch('exchange.status', [circleId]);
  tx.touch('people.circles', [circleId]);
}

/** People may choose the mailbox itself instead of the folder that it lies in. */
function ownRoot(folder: string, directory: string | undefined): string {
  return directory !== undefined && basename(folder) === directory ? dirname(folder) : folder;
}
