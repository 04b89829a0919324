import { join } from 'node:path';
import type { App } from 'electron';
import type { VaultStart } from '../../../shared/contract/host-contract.ts';

/** What the vault's process is told when it starts. The vault lies in a folder of its own. */
export function vaultStart(app: Pick<App, 'getPath' | 'getAppPath' | 'getVersion'>): VaultStart {
  return {
    vaultFolder: join(app.getPath('userData'), 'vault'),
    resourcesFolder: join(app.getAppPath(), 'resources'),
    appVersion: app.getVersion(),
    runtime: [
      { name: 'Electron', version: process.versions.electron },
      { name: 'Chromium', version: process.versions.chrome },
      { name: 'Node', version: process.versions.node },
    ],
  };
}
