/** Where a mailbox lies in a folder that people share, and which mailboxes a folder holds. */
import { join } from 'node:path';
import { toTransportFault } from '../../../shared/transport/transport-fault.ts';
import type { MailboxState } from '../../../shared/transport/transport.ts';
import type { CarrierFiles } from '../carrier-files.ts';
import { objectFolderName } from '../object-name.ts';

const mailboxName = /^cp1-[a-z2-7]{16}$/;

/**
 * The names of all mailboxes in a folder, whoever's they are, in no order; undefined when the folder is
 * not there.
 */
export async function mailboxesIn(files: CarrierFiles, root: string): Promise<readonly string[] | undefined> {
  try {
    if ((await files.look(root, 'follow')).kind !== 'folder') return undefined;
    const found = new Set<string>();
    for (const entry of await files.entries(root)) {
      const name = entry.kind === 'folder' ? objectFolderName(entry.name) : undefined;
      if (name !== undefined && mailboxName.test(name)) found.add(name);
    }
    return [...found];
  } catch (error) {
    const fault = toTransportFault(error);
    if (fault.kind === 'missing') return undefined;
    throw fault;
  }
}

/** The state of the mailbox `directory` in the folder `root`. Looks only. */
export async function checkFolder(
  files: CarrierFiles,
  root: string,
  directory: string,
): Promise<MailboxState> {
  const mailboxes = await mailboxesIn(files, root);
  if (mailboxes === undefined) return { kind: 'missing' };
  if (mailboxes.includes(directory)) {
    const own = join(root, directory);
    const state = await files.look(own);
    const place = state.kind === 'folder' ? own : root;
    return { kind: (await files.mayWrite(place)) ? 'ready' : 'read-only' };
  }
  if (!(await files.mayWrite(root))) return { kind: 'read-only' };
  return { kind: mailboxes.length > 0 ? 'another-circle' : 'empty' };
}
