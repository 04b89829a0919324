/** Rows A1, A2, A9, A11, A12, D13, J4: how the processes of the app run and what they leave. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findCanaries, makeCanary } from '../../support/canary.ts';
import { ordinaryUser } from '../../support/ordinary-user.ts';
import { ownDisplay } from '../../support/own-display.ts';
import { processTree, statusOf } from '../../support/process-tree.ts';
import { startUnwatched } from '../../support/start-unwatched.ts';
import { expect, test } from '../desktop-test.ts';

/** Of what a window is made with, what Electron tells again. */
const golden = {
  allowRunningInsecureContent: false,
  contextIsolation: true,
  enableBlinkFeatures: '',
  experimentalFeatures: false,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
};

// Fails when a window is made with other preferences than those of windows/web-preferences.ts.
test('A1: every window runs as the golden preferences say', async ({ desktop }) => {
  const applied = await desktop.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Electron has it, but no longer in its types.
      const read = Reflect.get(contents, 'getLastWebPreferences') as () => object;
      return { ...Reflect.apply(read, contents, []) };
    }),
  );
  expect(applied.length).toBeGreaterThan(0);
  for (const preferences of applied) expect(preferences).toMatchObject(golden);
});

// Fails with nodeIntegration or without contextIsolation.
test('A1: a page has nothing of Node and nothing of Electron', async ({ desktop }) => {
  const found = await desktop.window.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

// Fails with `devTools: true`: a page for the tools is made at once.
test('C16: asking for developer tools opens none', async ({ desktop }) => {
  const made = await desktop.app.evaluate(async ({ app, webContents }) => {
    let pages = 0;
    app.on('web-contents-created', () => pages++);
    const [contents] = webContents.getAllWebContents();
    contents?.openDevTools({ mode: 'detach' });
    await contents?.executeJavaScript('1');
    return pages;
  });
  expect(made).toBe(0);
});

// Fails without `app.enableSandbox()`. As root the app is started as an ordinary user, for whom the sandbox works.
test('A2: for an ordinary user every page runs in Chromium’s sandbox', async ({ launch, appFolder }) => {
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? ordinaryUser(appFolder) : undefined;
  try {
    const desktop = await launch(user === undefined ? {} : { as: user });
    await expect(desktop.window.locator('#root')).toBeAttached();
    const tree = processTree(desktop.pid);
    const pages = tree.filter(({ command }) => command.includes('--type=renderer'));
    expect(pages.length).toBeGreaterThan(0);
    for (const { pid } of pages) {
      expect(statusOf(pid, 'Seccomp')).toBe('2');
      expect(statusOf(pid, 'NoNewPrivs')).toBe('1');
      expect(statusOf(pid, 'CapEff')).toBe('0000000000000000');
    }
    for (const { pid, command } of tree) {
      expect(command).not.toContain('--no-sandbox');
      expect(statusOf(pid, 'Uid')).not.toMatch(/^0\b/);
    }
    await desktop.close();
  } finally {
    user?.remove();
  }
});

const races = process.env['ALONGSIDE_COUNTS'] === 'large' ? 200 : 10;

// Fails without the single instance lock, or when it is taken after something was opened.
test(`A9: of two starts at once, ${races} times, one opens a window and the other nothing`, async ({
  appFolder,
}, journey) => {
  const display = await ownDisplay(1280, 820);
  try {
    for (let race = 0; race < races; race++) {
      const data = journey.outputPath(`race-${race}`);
      const start = () => startUnwatched({ userDataDir: data, env: display.env, appFolder });
      const both = [start(), start()];
      await Promise.race(both.map(({ over }) => over));
      await Promise.race(both.map(({ ready }) => ready));
      const first = both.find(({ hasEnded }) => !hasEnded);
      expect(both.filter(({ hasEnded }) => hasEnded)).toHaveLength(1);
      for (const { hasEnded, said } of both) expect(said.includes('app.started')).toBe(!hasEnded);
      first?.quit();
      await Promise.all(both.map(({ over }) => over));
      const log = readFileSync(join(data, 'logs', 'alongside.log'), 'utf8');
      expect(log.match(/"vault\.process-started"/g)).toHaveLength(1);
      expect(log).not.toContain('SQLITE_BUSY');
    }
  } finally {
    await display.end();
  }
});

// Fails when the second start is not told to the first, or the first does not look at it.
test('A9: a second start brings the window of the first to the front', async ({ desktop, appFolder }) => {
  await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().forEach((one) => one.hide()),
  );
  const environment = readFileSync(`/proc/${desktop.pid}/environ`, 'utf8').split('\0');
  const second = startUnwatched({
    userDataDir: desktop.userDataDir,
    env: Object.fromEntries(environment.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string])),
    appFolder,
  });
  await second.over;
  const visible = () =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible()));
  await expect.poll(visible).toEqual([true]);
});

// Fails when the partition gets `persist:` before its name.
test('A11: whatever a page stores is in memory only, and nothing of it is on the disk afterwards', async ({
  launch,
}) => {
  const desktop = await launch();
  const canary = makeCanary('stored by a page');
  const stored = await desktop.window.evaluate(async (sentence) => {
    const used = [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length];
    localStorage.setItem('sentence', sentence);
    sessionStorage.setItem('sentence', sentence);
    history.replaceState({ sentence }, '', `#${encodeURIComponent(sentence)}`);
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('sentences');
      opening.onupgradeneeded = () => opening.result.createObjectStore('all').put(sentence, 1);
      opening.onsuccess = resolve;
      opening.onerror = reject;
    });
    URL.createObjectURL(new Blob([sentence]));
    return used;
  }, canary.sentence);
  expect(stored).toEqual([0, 0, 0]);
  const kept = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => [
      one.webContents.session.isPersistent(),
      one.webContents.session.storagePath,
    ]),
  );
  expect(kept).toEqual([[false, null]]);
  expect(findCanaries([desktop.folder], [canary])).toEqual([]);
  await desktop.close();
  expect(findCanaries([desktop.folder], [canary])).toEqual([]);
});

// Fails when a scheme is added, or ours is given a right more.
test('A12: our scheme and no other is registered, with no more rights than it needs', async ({ desktop }) => {
  const [page] = processTree(desktop.pid).filter(({ command }) => command.includes('--type=renderer'));
  const schemes = page?.command.filter((word) => /^--[a-z-]*schemes=/.test(word)).toSorted();
  expect(schemes).toEqual(['--cors-schemes=app', '--secure-schemes=app', '--standard-schemes=app']);
  const handled = await desktop.app.evaluate(({ session }) => {
    const { protocol } = session.fromPartition('alongside');
    return ['app', 'file', 'http', 'https', 'alongside', 'data'].filter((scheme) =>
      protocol.isProtocolHandled(scheme),
    );
  });
  expect(handled).toEqual(['app']);
});

// Fails when the umask is not set, or the folder keeps the mode that it was made with.
test('D13: every file that the app made is its owner’s alone', async ({ desktop }) => {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  const entries = readdirSync(desktop.userDataDir, { recursive: true, withFileTypes: true });
  const wide = entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .filter((entry) => modeOf(join(entry.parentPath, entry.name)) !== (entry.isFile() ? '600' : '700'))
    .map((entry) => entry.name);
  expect(entries.length).toBeGreaterThan(5);
  expect(wide).toEqual([]);
  expect(modeOf(desktop.userDataDir)).toBe('700');
});

// Fails when the window takes its title from the page.
test('J4: the window is called Alongside, whatever the page is called', async ({ desktop }) => {
  await desktop.window.evaluate(async () => {
    document.title = 'What I did not say on Tuesday';
    await new Promise(requestAnimationFrame);
  });
  await expect.poll(() => desktop.window.title()).toBe('What I did not say on Tuesday');
  const titles = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.getTitle()),
  );
  expect(titles).toEqual(['Alongside']);
});
