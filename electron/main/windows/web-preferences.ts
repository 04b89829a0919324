import type { WebPreferences } from 'electron';

/** In memory only: nothing of a window is ever written to the disk. (security.md A11) */
export const WINDOW_PARTITION = 'alongside';

/** How every window runs. Each line is security.md row A1; a test compares them with what Electron says it applied. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    partition: WINDOW_PARTITION,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    plugins: false,
    experimentalFeatures: false,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    devTools: false,
    spellcheck: false,
    safeDialogs: true,
  };
}
