/** The carriers that this version knows. A further carrier is one folder here, one line below, one conformance run. */
import type { Carriers, MailboxPlace } from '../../shared/transport/carriers.ts';
import type { NameMatches, Transport } from '../../shared/transport/transport.ts';
import { carrierFiles } from './carrier-files.ts';
import type { CarrierFiles } from './carrier-files.ts';
import { readExchangeFile, writeExchangeFile } from './file/exchange-file.ts';
import { mailboxesIn } from './folder/folder-places.ts';
import { openFolderTransport } from './folder/folder-transport.ts';
import { suggestFolders } from './folder/suggest-folders.ts';

type OpenTransport = (place: MailboxPlace, nameMatches: NameMatches, files: CarrierFiles) => Transport;

const transports: Readonly<Record<MailboxPlace['carrier'], OpenTransport>> = {
  folder: ({ folder, directory }, nameMatches, files) =>
    openFolderTransport({ root: folder, directory, nameMatches, files }),
};

/** `home`: the person's home folder, where sync programs put theirs. */
export function createCarriers(home: string, files: CarrierFiles = carrierFiles): Carriers {
  return {
    open: (place, nameMatches) => transports[place.carrier](place, nameMatches, files),
    mailboxesIn: (folder) => mailboxesIn(files, folder),
    suggestFolders: () => suggestFolders(home, files),
    readFile: (path, maxBytes) => readExchangeFile(path, maxBytes, files),
    writeFile: (path, bytes) => writeExchangeFile(path, bytes, files),
  };
}
