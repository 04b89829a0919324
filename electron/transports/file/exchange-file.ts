/**
 * One `.alongside` file that a person carries: read from, or saved to, a path that the person chose.
 * Saved beside its place first and then renamed: the file under the chosen name is always whole.
 */
import { basename, dirname, join } from 'node:path';
import { TransportFault, systemCode, toTransportFault } from '../../../shared/transport/transport-fault.ts';
import type { CarrierFiles, OpenFile } from '../carrier-files.ts';
import { carrierFiles } from '../carrier-files.ts';

const triesForATemporaryName = 10;
const ownerOnly = 0o600;

/** The bytes of a chosen file. `too-large` also for what is no regular file; TransportFault when unreadable. */
export async function readExchangeFile(
  path: string,
  maxBytes: number,
  files: CarrierFiles = carrierFiles,
): Promise<Uint8Array | 'too-large' | 'empty'> {
  try {
    const found = await files.look(path, 'follow');
    if (found.kind === 'absent') throw new TransportFault('missing');
    if (found.kind !== 'file' || found.size > maxBytes) return 'too-large';
    return (await files.read(path, maxBytes)) ?? 'empty';
  } catch (error) {
    throw toTransportFault(error);
  }
}

/** Saves the file durably under the chosen name, replacing what was there. TransportFault when it cannot. */
export async function writeExchangeFile(
  path: string,
  bytes: Uint8Array,
  files: CarrierFiles = carrierFiles,
): Promise<void> {
  try {
    const [temporary, file] = await createBeside(path, files);
    try {
      try {
        await file.write(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await files.rename(temporary, path);
    } catch (error) {
      await files.remove(temporary).catch(() => {}); // the first fault is what matters
      throw error;
    }
    await files.syncFolder(dirname(path));
  } catch (error) {
    throw toTransportFault(error);
  }
}

async function createBeside(path: string, files: CarrierFiles): Promise<[string, OpenFile]> {
  for (let attempt = 1; ; attempt++) {
    const temporary = join(dirname(path), `.${basename(path)}.${attempt}.tmp`);
    try {
      return [temporary, await files.create(temporary, ownerOnly)];
    } catch (error) {
      if (systemCode(error) !== 'EEXIST' || attempt === triesForATemporaryName) throw error;
    }
  }
}
