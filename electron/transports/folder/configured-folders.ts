/** Folders that sync programs name in their own settings, for people who put them elsewhere. */
import { isAbsolute, join } from 'node:path';
import type { CarrierFiles } from '../carrier-files.ts';
import type { SuggestedFolder, SyncService } from '../../../shared/transport/carriers.ts';

interface SettingsFile {
  readonly place: string;
  readonly service: SyncService;
  readonly foldersIn: (text: string) => readonly string[];
}

const settingsFiles: readonly SettingsFile[] = [
  { place: '.dropbox/info.json', service: 'Dropbox', foldersIn: dropboxFolders },
  ...['.local/state/syncthing', '.config/syncthing', 'Library/Application Support/Syncthing'].map(
    (folder): SettingsFile => ({
      place: `${folder}/config.xml`,
      service: 'Syncthing',
      foldersIn: syncthingFolders,
    }),
  ),
  { place: '.config/Nextcloud/nextcloud.cfg', service: 'Nextcloud', foldersIn: nextcloudFolders },
];

const largestSettingsFile = 1024 * 1024;

export async function configuredFolders(
  home: string,
  files: CarrierFiles,
): Promise<readonly SuggestedFolder[]> {
  const found: SuggestedFolder[] = [];
  for (const { place, service, foldersIn } of settingsFiles) {
    const text = await textOf(files, join(home, place));
    for (const folder of foldersIn(text)) {
      const path = folder.startsWith('~/') ? join(home, folder.slice(2)) : folder;
      if (isAbsolute(path)) found.push({ path, service });
    }
  }
  return found;
}

async function textOf(files: CarrierFiles, path: string): Promise<string> {
  try {
    const bytes = await files.read(path, largestSettingsFile);
    return bytes === undefined ? '' : new TextDecoder().decode(bytes);
  } catch {
    return ''; // settings that cannot be read suggest nothing
  }
}

/** `{"personal": {"path": "/home/ana/Dropbox", …}, "business": {…}}` */
function dropboxFolders(text: string): readonly string[] {
  return [...text.matchAll(/"path"\s*:\s*("(?:[^"\\]|\\.)*")/g)].flatMap(([, quoted]) => {
    try {
      const path: unknown = JSON.parse(quoted ?? '');
      return typeof path === 'string' ? [path] : [];
    } catch {
      return []; // not JSON after all
    }
  });
}

/** `<folder id="…" label="…" path="/home/ana/Sync" type="sendreceive" …>` */
function syncthingFolders(text: string): readonly string[] {
  return [...text.matchAll(/<folder\s[^>]*?\bpath="([^"]+)"/g)].map(([, path]) => plainText(path ?? ''));
}

/** `0\Folders\1\localPath=/home/ana/Nextcloud/` */
function nextcloudFolders(text: string): readonly string[] {
  return [...text.matchAll(/\\localPath=(.+)$/gm)].map(([, path]) =>
    (path ?? '').trim().replace(/(.)\/$/, '$1'),
  );
}

function plainText(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
