import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suggestFolders } from '../../../../../electron/transports/folder/suggest-folders.ts';

describe('suggested folders', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'alongside-home-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const folder = (path: string) => mkdir(join(home, path), { recursive: true });
  const file = async (path: string, text: string) => {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  };
  const found = async () =>
    (await suggestFolders(home))
      .map(({ path, service }) => `${service}: ${path.slice(home.length + 1)}`)
      .sort();

  it('are none where no sync program is', async () => {
    await folder('Documents');
    expect(await found()).toEqual([]);
  });

  it('are the places where the known programs put theirs', async () => {
    for (const path of ['Dropbox', 'OneDrive - Example', 'Nextcloud', 'Sync', 'Google Drive'])
      await folder(path);
    await folder('Library/Mobile Documents/com~apple~CloudDocs');
    await folder('Library/CloudStorage/GoogleDrive-ana@example.org');
    expect(await found()).toEqual([
      'Dropbox: Dropbox',
      'Google Drive: Google Drive',
      'Google Drive: Library/CloudStorage/GoogleDrive-ana@example.org',
      'Nextcloud: Nextcloud',
      'OneDrive: OneDrive - Example',
      'Syncthing: Sync',
      'iCloud Drive: Library/Mobile Documents/com~apple~CloudDocs',
    ]);
  });

  it("include folders that the programs' own settings name, each once, and only those that are there", async () => {
    await folder('elsewhere/Box');
    await folder('shared & co');
    await folder('cloud');
    await file('.dropbox/info.json', JSON.stringify({ personal: { path: join(home, 'elsewhere/Box') } }));
    await file(
      '.config/syncthing/config.xml',
      `<configuration><folder id="a" label="x" path="~/shared &amp; co" type="sendreceive"></folder>` +
        `<folder id="b" path="${join(home, 'gone')}"></folder></configuration>`,
    );
    await file('.config/Nextcloud/nextcloud.cfg', `[Accounts]\n0\\Folders\\1\\localPath=${home}/cloud/\n`);
    expect(await found()).toEqual(['Dropbox: elsewhere/Box', 'Nextcloud: cloud', 'Syncthing: shared & co']);
  });

  it('do not trip over settings that are damaged, relative or huge', async () => {
    await file('.dropbox/info.json', '{"path": "\\');
    await file('.config/syncthing/config.xml', '<folder path="relative">');
    await file('.config/Nextcloud/nextcloud.cfg', 'x'.repeat(1024 * 1024 + 1));
    expect(await found()).toEqual([]);
  });
});
