/** What the vault is given of the carriers, by the composition root: it never imports one. */
import type { NameMatches, Transport } from './transport.ts';

/** Where a mailbox lies, by the kind of its carrier. */
export interface MailboxPlace {
  readonly carrier: 'folder';
  /** The folder that the person chose. */
  readonly folder: string;
  /** The mailbox's own name in it. */
  readonly directory: string;
}

/** A folder that some sync program on this computer carries. */
export interface SuggestedFolder {
  readonly path: string;
  readonly service: SyncService;
}

export type SyncService =
  'Dropbox' | 'OneDrive' | 'Nextcloud' | 'Syncthing' | 'iCloud Drive' | 'Google Drive';

/** Faults are thrown as `TransportFault`. */
export interface Carriers {
  open(place: MailboxPlace, nameMatches: NameMatches): Transport;
  /** Names of all mailboxes in a folder; undefined when the folder is not there. */
  mailboxesIn(folder: string): Promise<readonly string[] | undefined>;
  suggestFolders(): Promise<readonly SuggestedFolder[]>;
  /** One `.alongside` file that a person carries; at most `maxBytes` of it. */
  readFile(path: string, maxBytes: number): Promise<Uint8Array | 'too-large' | 'empty'>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
}
