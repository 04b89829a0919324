/** How a circle's sealed bytes travel: a folder, or files by hand. */
import { z } from 'zod';
import { command, event, query } from '../../contract/define-contract.ts';
import { bytes, count, handle, instant, longId, nothing } from '../../contract/field-schemas.ts';

const carrierState = z.enum([
  'ready',
  'empty',
  'missing',
  'read-only',
  'another-circle',
  /** The folder lost most of what it had: we ask before we write there again. */
  'emptied',
]);

const circleExchange = z.object({
  circleId: longId,
  carrier: z.enum(['none', 'folder', 'files']),
  /** The last part of the chosen folder's path. */
  folderName: z.string(),
  carrierState: carrierState.nullable(),
  lastExchangeAt: instant.nullable(),
  /** Changes of mine that have not left this computer. */
  waitingToLeave: count,
  /** Members from whom nothing came for long while something of mine waits to arrive. */
  silent: z.array(z.object({ name: z.string(), since: instant })),
  /** Objects of others that could not be used; each is counted once. */
  setAside: count,
  /** Objects that must exist (a gap) and are not here yet. */
  missingHere: count,
});
export type CircleExchange = z.infer<typeof circleExchange>;

export const exchangeContract = {
  status: query({
    input: nothing,
    output: z.object({ circles: z.array(circleExchange), exchanging: z.boolean() }),
    reads: ['exchange.status', 'people.circles'],
  }),
  /** Exchanges with every carrier at once. */
  exchangeNow: command({ input: nothing, output: nothing }),
  /** Asks for a folder and looks at it; nothing is written yet. Null when the person cancelled. */
  chooseFolder: command({
    input: z.object({ circleId: longId.nullable(), invitationHandle: handle.nullable() }).strict(),
    output: z.object({
      folder: z.object({ folderHandle: handle, folderName: z.string(), state: carrierState }).nullable(),
    }),
  }),
  /** Folders of sync programs found on this computer. */
  suggestFolders: query({
    input: nothing,
    output: z.object({
      folders: z.array(z.object({ folderHandle: handle, folderName: z.string(), service: z.string() })),
    }),
    reads: [],
  }),
  useFolder: command({
    input: z.object({ circleId: longId, folderHandle: handle }).strict(),
    output: nothing,
  }),
  useFiles: command({ input: z.object({ circleId: longId }).strict(), output: nothing }),
  /** After "emptied": put everything of mine there again. */
  fillAgain: command({ input: z.object({ circleId: longId }).strict(), output: nothing }),
  /** Asks where to save one `.alongside` file with what the others lack; `saved` is false when cancelled. */
  sendAsFile: command({
    input: z.object({ circleId: longId }).strict(),
    output: z.object({ saved: z.boolean(), objects: count }),
  }),
  /** Asks for an `.alongside` file; null when cancelled. */
  openFile: command({
    input: nothing,
    output: z.object({ taken: z.object({ circleId: longId, newObjects: count }).nullable() }),
  }),
  /** A file dropped on the window. */
  takeFile: command({
    input: z.object({ bytes: bytes }).strict(),
    output: z.object({ circleId: longId, newObjects: count }),
    maxBytes: 64 * 1024 * 1024,
  }),
  /** A file that came by a double click was read (or could not be). */
  fileTaken: event({ payload: z.object({ newObjects: count, problem: z.string().max(40).nullable() }) }),
  /** Opens a web page outside, after main has asked; only https and mailto ever leave. */
  openLink: command({ input: z.object({ url: z.string().max(2048) }).strict(), output: nothing }),
} as const;
