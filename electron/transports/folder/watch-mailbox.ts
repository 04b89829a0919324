/**
 * Tells that something may have changed in a mailbox. A hint only: faults are ignored, polling is the truth.
 * Folders are watched, not files, so that their number does not matter; each is watched before it is read,
 * so that nothing slips between the two.
 */
import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type { CarrierFiles } from '../carrier-files.ts';
import { objectFolderName } from '../object-name.ts';

const mostFolders = 256;
/** The chosen folder, the mailbox, its folders, and one folder for each feed. */
const deepest = 3;

/** Answers how to stop. */
export function watchMailbox(
  files: CarrierFiles,
  root: string,
  directory: string,
  onHint: () => void,
): () => void {
  const watchers = new Map<string, FSWatcher>();
  let stopped = false;

  function watchFolder(path: string, depth: number): void {
    if (stopped || watchers.has(path) || watchers.size >= mostFolders) return;
    try {
      const watcher = watch(path, { persistent: false });
      watchers.set(path, watcher);
      const forget = () => {
        watchers.delete(path);
        watcher.close();
      };
      watcher.on('error', forget);
      watcher.on('change', (_event, name) => {
        // In the chosen folder itself only mailboxes matter: people keep other things there.
        if (stopped || (depth === 0 && !isMailbox(String(name ?? directory)))) return;
        onHint();
        void watchFoldersIn(path, depth);
      });
    } catch {
      return; // not there, or no more watches to be had
    }
    void watchFoldersIn(path, depth);
  }

  async function watchFoldersIn(path: string, depth: number): Promise<void> {
    if (depth === deepest) return;
    try {
      for (const entry of await files.entries(path)) {
        if (entry.kind === 'folder' && (depth > 0 || isMailbox(entry.name))) {
          watchFolder(join(path, entry.name), depth + 1);
        }
      }
    } catch {
      // taken away meanwhile
    }
  }

  function isMailbox(name: string): boolean {
    return objectFolderName(name) === directory;
  }

  watchFolder(root, 0);
  return () => {
    stopped = true;
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
}
