/** The app's own folder belongs to its owner: 0700, and nothing made later is readable by others. (security.md D13) */
import { chmodSync, mkdirSync } from 'node:fs';

/** To be called before anything else makes a file. Throws what the file system says when it cannot be had. */
export function preparePrivateFolder(folder: string): void {
  process.umask(0o077);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}
