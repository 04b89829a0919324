/** An Electron window that shows nothing, as wide and as shielded as ours: what any app on this runtime costs. */
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    show: false,
    webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, spellcheck: false },
  });
  window.once('ready-to-show', () => {
    const at = new Date().toISOString();
    window.show();
    process.stdout.write(`${JSON.stringify({ at, event: 'app.window-ready' })}\n`);
  });
  void window.loadFile(join(__dirname, 'empty.html'));
});
