/**
 * Loaded by Electron before the app (`-r`): keeps back that Electron is ready until Playwright has attached itself and
 * says so. Without it the first window may open before anybody listens, and the launch waits for ever. (Playwright's own
 * loader does the same, but also changes many of Chromium's switches, which are the app's to set.)
 */
const { app } = require('electron');

const reallyReady = app.whenReady();
const reallyEmit = app.emit.bind(app);
let told = false;
let tell;
const whenTold = new Promise((resolve) => (tell = resolve));

app.emit = (event, ...args) => (event === 'ready' && !told ? false : reallyEmit(event, ...args));
app.isReady = () => told;
app.whenReady = () => whenTold;

// The name that Playwright calls.
globalThis.__playwright_run = async () => {
  await reallyReady;
  told = true;
  tell();
  reallyEmit('ready', {}, {});
};
