/** Folders of sync programs on this computer, found by where those programs put them. Looks only. */
import { basename, join } from 'node:path';
import type { CarrierFiles } from '../carrier-files.ts';
import { carrierFiles } from '../carrier-files.ts';
import { configuredFolders } from './configured-folders.ts';
import type { SuggestedFolder, SyncService } from '../../../shared/transport/carriers.ts';

/** Places that people do not move, relative to the home folder. */
const usualPlaces: readonly (readonly [string, SyncService])[] = [
  ['Dropbox', 'Dropbox'],
  ['OneDrive', 'OneDrive'],
  ['Nextcloud', 'Nextcloud'],
  ['Sync', 'Syncthing'],
  ['Syncthing', 'Syncthing'],
  ['iCloudDrive', 'iCloud Drive'],
  ['Library/Mobile Documents/com~apple~CloudDocs', 'iCloud Drive'],
  ['Google Drive', 'Google Drive'],
  ['GoogleDrive', 'Google Drive'],
];

/** Places whose folders carry an account's name: `OneDrive - Example`, `GoogleDrive-ana@example.org`. */
const namedPlaces: readonly (readonly [string, RegExp, SyncService])[] = [
  ['.', /^OneDrive - ./, 'OneDrive'],
  ['.', /^Dropbox \(./, 'Dropbox'],
  ['.', /^Nextcloud./, 'Nextcloud'],
  ['Library/CloudStorage', /^OneDrive-/, 'OneDrive'],
  ['Library/CloudStorage', /^Dropbox/, 'Dropbox'],
  ['Library/CloudStorage', /^GoogleDrive-/, 'Google Drive'],
];

const mostSuggestions = 12;

/** The folders that are there, each once, at most twelve. `home` is the person's home folder. */
export async function suggestFolders(
  home: string,
  files: CarrierFiles = carrierFiles,
): Promise<readonly SuggestedFolder[]> {
  const candidates: SuggestedFolder[] = usualPlaces.map(([place, service]) => ({
    path: join(home, place),
    service,
  }));
  for (const [place, pattern, service] of namedPlaces) {
    for (const name of await folderNames(files, join(home, place))) {
      if (pattern.test(name)) candidates.push({ path: join(home, place, name), service });
    }
  }
  candidates.push(...(await configuredFolders(home, files)));
  const found = new Map<string, SuggestedFolder>();
  for (const candidate of candidates) {
    if (found.size >= mostSuggestions) break;
    const there = !found.has(candidate.path) && (await isFolder(files, candidate.path));
    if (there && !basename(candidate.path).startsWith('.')) found.set(candidate.path, candidate);
  }
  return [...found.values()];
}

async function folderNames(files: CarrierFiles, path: string): Promise<string[]> {
  try {
    return (await files.entries(path)).filter(({ kind }) => kind === 'folder').map(({ name }) => name);
  } catch {
    return []; // no such place: that program is not here
  }
}

async function isFolder(files: CarrierFiles, path: string): Promise<boolean> {
  try {
    return (await files.look(path, 'follow')).kind === 'folder';
  } catch {
    return false; // what cannot be looked at is not suggested
  }
}
