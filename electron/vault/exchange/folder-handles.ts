/** Folders that a person chose or was offered, under handles: no path crosses to a window. (security.md B4) */
import { toHex } from '../../../shared/base/hex.ts';

const mostHandles = 256;

export class FolderHandles {
  readonly #folders = new Map<string, string>();
  readonly #randomBytes: (length: number) => Uint8Array;

  constructor(randomBytes: (length: number) => Uint8Array) {
    this.#randomBytes = randomBytes;
  }

  /** The handle of a folder; the same one for the same folder. */
  handleOf(folder: string): string {
    for (const [handle, known] of this.#folders) if (known === folder) return handle;
    const oldest = this.#folders.keys().next();
    if (this.#folders.size >= mostHandles && !oldest.done) this.#folders.delete(oldest.value);
    const handle = toHex(this.#randomBytes(16));
    this.#folders.set(handle, folder);
    return handle;
  }

  folderOf(handle: string): string | undefined {
    return this.#folders.get(handle);
  }
}
