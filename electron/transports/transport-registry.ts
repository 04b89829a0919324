/** The carriers that this version knows. A further carrier is one folder here, one line below, one conformance run. */
import type { NameMatches, Transport } from '../../shared/transport/transport.ts';
import { openFolderTransport } from './folder/folder-transport.ts';

/** Where a mailbox lies, by the kind of its carrier. */
export interface MailboxPlace {
  readonly carrier: 'folder';
  /** The folder that the person chose. */
  readonly folder: string;
  /** The mailbox's own name in it. */
  readonly directory: string;
}

export type OpenTransport = (place: MailboxPlace, nameMatches: NameMatches) => Transport;

const carriers: Readonly<Record<MailboxPlace['carrier'], OpenTransport>> = {
  folder: ({ folder, directory }, nameMatches) =>
    openFolderTransport({ root: folder, directory, nameMatches }),
};

export const openTransport: OpenTransport = (place, nameMatches) =>
  carriers[place.carrier](place, nameMatches);
