/** A mailbox in a folder of its own on this disk, and what sync programs do to it. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CarrierFiles } from '../../electron/transports/carrier-files.ts';
import { openFolderTransport } from '../../electron/transports/folder/folder-transport.ts';
import type { Carrier } from '../transports/carrier.ts';
import { nameMatches } from './test-objects.ts';

export const mailboxName = 'cp1-aaaabbbbccccdddd';

export interface FolderCarrier extends Carrier {
  readonly root: string;
  /** The real path of something in the mailbox. */
  path(name: string): string;
}

export async function makeFolderCarrier(files?: CarrierFiles): Promise<FolderCarrier> {
  const root = await mkdtemp(join(tmpdir(), 'alongside-folder-'));
  const path = (name: string) => join(root, mailboxName, name);
  return {
    root,
    path,
    open: () =>
      openFolderTransport({
        root,
        directory: mailboxName,
        nameMatches,
        ...(files === undefined ? {} : { files }),
      }),
    async put(name, bytes) {
      await mkdir(dirname(path(name)), { recursive: true });
      await writeFile(path(name), bytes);
    },
    async peek(name) {
      try {
        return new Uint8Array(await readFile(path(name)));
      } catch {
        return undefined;
      }
    },
    remove: (name) => rm(path(name)),
    dispose: () => rm(root, { recursive: true, force: true }),
  };
}
