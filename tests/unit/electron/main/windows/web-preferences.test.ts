import { expect, it } from 'vitest';
import { webPreferences } from '../../../../../electron/main/windows/web-preferences.ts';

// Fails when any preference of a window is loosened or left to Electron's default. What Electron applied is compared in
// tests/e2e/security.spec.ts; it does not tell all of them.
it('A1: every window runs with exactly these preferences', () => {
  expect(webPreferences('/preload.cjs')).toEqual({
    preload: '/preload.cjs',
    partition: 'alongside',
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
  });
});
