import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { Disk } from './disk.ts';
import { readSmallFile, realDisk, replaceFile } from './disk.ts';
import { decodeHeader, encodeHeader, largestHeader } from './header-codec.ts';
import type { VaultHeader } from './vault-header.ts';

/**
 * Reads `vault.header`. ExpectedError `vault-missing` when there is none, `header-damaged`,
 * `header-weakened`, `header-newer`, `storage-failed`.
 */
export function readHeader(file: string): VaultHeader {
  const bytes = readSmallFile(file, largestHeader);
  if (bytes === undefined) throw new ExpectedError('vault-missing');
  if (bytes === 'too-large') throw new ExpectedError('header-damaged');
  return decodeHeader(bytes);
}

/** Writes `vault.header` in one step: whenever it is interrupted, exactly one passphrase opens the vault. */
export function writeHeader(file: string, header: VaultHeader, disk: Disk = realDisk): void {
  replaceFile(file, encodeHeader(header), disk);
}
