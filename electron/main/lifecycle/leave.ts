/** Quitting: the vault commits, closes and wipes first; the app waits for it, but not for ever. (security.md E2, E5) */
import type { App } from 'electron';

export function leaveInOrder(app: App, before: () => Promise<void>): void {
  let state: 'staying' | 'leaving' | 'left' = 'staying';
  app.on('before-quit', (event) => {
    if (state === 'left') return;
    event.preventDefault();
    if (state === 'leaving') return;
    state = 'leaving';
    void before().finally(() => {
      state = 'left';
      app.quit();
    });
  });
}
