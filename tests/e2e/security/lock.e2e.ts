/** Rows C6, E2, E8, H4, H5: what happens at the edge between locked and unlocked, and what comes from outside. */
import { join } from 'node:path';
import { callVault } from '../../support/bridge.ts';
import { findCanaries, makeCanary } from '../../support/canary.ts';
import { isAlive, processTree, whenGone } from '../../support/process-tree.ts';
import type { Desktop } from '../../support/launch-desktop.ts';
import { startUnwatched } from '../../support/start-unwatched.ts';
import { expect, test } from '../desktop-test.ts';

const passphrase = 'lantern harbour thistle cobalt meadow';

async function withVault(desktop: Desktop): Promise<void> {
  expect(await callVault(desktop.window, 'vault.create', { name: 'Ana', passphrase })).toEqual({
    ok: true,
    value: {},
  });
}

/** The processes that may know something: the window's and the vault's. */
function knowing(desktop: Desktop) {
  const tree = processTree(desktop.pid);
  const having = (word: string) => tree.filter(({ command }) => command.includes(word)).map(({ pid }) => pid);
  return { windows: having('--type=renderer'), vaults: having('--utility-sub-type=node.mojom.NodeService') };
}

async function stateOf(desktop: Desktop): Promise<unknown> {
  const reply = await callVault(desktop.window, 'vault.state');
  return reply.ok ? (reply.value as { state: string }).state : reply.error.code;
}

// Fails when the link is judged by its text, or opened before the person said yes.
test('C6: a link leaves only after the person saw its whole host, and only if it is one that may', async ({
  desktop,
}) => {
  await withVault(desktop);
  const open = (url: string) => callVault(desktop.window, 'exchange.openLink', { url });
  await desktop.dialogs.nextMessage(1);
  await open('https://example.org:8443/a');
  expect(await desktop.dialogs.openedLinks()).toEqual([]);
  await desktop.dialogs.nextMessage(0);
  await open('https://\u0430pple.com/a');
  const shown = await desktop.dialogs.shown();
  expect(shown.map(({ detail, hadParent }) => [detail, hadParent])).toEqual([
    ['example.org:8443', true],
    ['xn--pple-43d.com', true],
  ]);
  expect(await desktop.dialogs.openedLinks()).toEqual(['https://xn--pple-43d.com/a']);
  for (const url of [
    'http://example.org/',
    'file:///etc/passwd',
    'javascript:1',
    'smb://host/x',
    'https://a@b.example/',
  ])
    await open(url);
  expect(await desktop.dialogs.shown()).toHaveLength(2);
  expect(await desktop.dialogs.openedLinks()).toHaveLength(1);
});

const waysToLock: Readonly<Record<string, (desktop: Desktop) => Promise<unknown>>> = {
  'the key': async (desktop) => {
    await expect(desktop.window.getByRole('button', { name: 'Lock' })).toBeVisible();
    // The window may be gone before the key is let go again.
    await desktop.window.keyboard.press('Control+l').catch((problem: unknown) => {
      if (!desktop.window.isClosed()) throw problem;
    });
  },
  'the menu': (desktop) =>
    desktop.app.evaluate(({ Menu }) => void Menu.getApplicationMenu()?.getMenuItemById('lock')?.click()),
  'a call': (desktop) => callVault(desktop.window, 'vault.lock').catch(() => undefined),
  suspend: (desktop) => desktop.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend')),
};

// Each fails when that way is not connected, or when one of the two processes outlives the lock.
for (const [way, lock] of Object.entries(waysToLock))
  test(`E2: ${way} locks: the window’s and the vault’s processes end, and new ones know nothing`, async ({
    desktop,
  }) => {
    await withVault(desktop);
    const before = knowing(desktop);
    const old = desktop.window;
    expect(before.windows.length).toBeGreaterThan(0);
    expect(before.vaults).toHaveLength(1);
    await lock(desktop);
    await desktop.currentWindow(old);
    await whenGone([...before.windows, ...before.vaults]);
    expect(await stateOf(desktop)).toBe('locked');
    const after = knowing(desktop);
    expect(after.vaults).toHaveLength(1);
    expect(after.windows.filter((pid) => before.windows.includes(pid))).toEqual([]);
    expect(await callVault(desktop.window, 'journal.list')).toMatchObject({
      ok: false,
      error: { code: 'vault-locked' },
    });
  });

// Fails when a new window is put somewhere else, or made with other preferences.
test('E2: the window after a lock stands where the old one stood', async ({ desktop }) => {
  await withVault(desktop);
  const place = { x: 30, y: 40, width: 900, height: 700 };
  const bounds = () =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.getBounds()));
  await desktop.app.evaluate(
    ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
    place,
  );
  await desktop.app.evaluate(({ app }) => {
    // Noted when it is shown, before the harness of the test moves it.
    app.once('browser-window-created', (_event, one) => {
      one.once('show', () => Reflect.set(globalThis, 'alongsideTestPlace', one.getBounds()));
    });
  });
  const old = desktop.window;
  await callVault(old, 'vault.lock').catch(() => undefined);
  await desktop.currentWindow(old);
  expect(await desktop.app.evaluate(() => Reflect.get(globalThis, 'alongsideTestPlace') as object)).toEqual(
    place,
  );
  expect(await bounds()).toHaveLength(1);
});

// Fails when a crash leaves the old window with what it shows.
test('E2: when the vault’s process dies, the window goes with it and a locked one comes up', async ({
  desktop,
}) => {
  await withVault(desktop);
  const before = knowing(desktop);
  const old = desktop.window;
  for (const pid of before.vaults) process.kill(pid, 'SIGKILL');
  await desktop.currentWindow(old);
  await whenGone(before.windows);
  expect(await stateOf(desktop)).toBe('locked');
});

// Fails when a vault that does not answer can keep the journal on the screen.
test('E8: a vault that hangs is ended, and locked all the same', async ({ desktop }) => {
  await withVault(desktop);
  const before = knowing(desktop);
  const old = desktop.window;
  for (const pid of before.vaults) process.kill(pid, 'SIGSTOP');
  await desktop.app.evaluate(({ Menu }) => void Menu.getApplicationMenu()?.getMenuItemById('lock')?.click());
  await desktop.currentWindow(old);
  expect(before.vaults.some(isAlive)).toBe(false);
  expect(await stateOf(desktop)).toBe('locked');
});

// Fails when a link is acted on, logged, or shown while locked.
test('H4, H5: a link at a cold or warm start is held, and its secret is in no log and no title', async ({
  launch,
  appFolder,
}) => {
  const canary = makeCanary('the secret of a link');
  const link = `alongside:join?${canary.marker}`;
  const desktop = await launch({ extraArgs: [link] });
  expect(await stateOf(desktop)).toBe('missing');
  const environment = await desktop.app.evaluate(() => ({
    DISPLAY: process.env['DISPLAY'] ?? '',
    XAUTHORITY: process.env['XAUTHORITY'] ?? '',
  }));
  const again = startUnwatched({
    userDataDir: desktop.userDataDir,
    env: environment,
    appFolder,
    extraArgs: [link],
  });
  await again.over;
  expect(await stateOf(desktop)).toBe('missing');
  const titles = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.getTitle()),
  );
  expect([titles, desktop.app.windows().length, desktop.window.url()]).toEqual([
    ['Alongside'],
    1,
    'app://alongside/index.html',
  ]);
  expect(findCanaries([join(desktop.userDataDir, 'logs')], [canary])).toEqual([]);
  await desktop.close();
  expect(findCanaries([desktop.folder], [canary])).toEqual([]);
});

// Fails when words on a command line that only look like a link are taken for one.
test('H4: other words on the command line do nothing', async ({ launch }) => {
  const desktop = await launch({
    extraArgs: ['alongside:join?x" --gpu-launcher="x', 'ALONGSIDE:join?x'],
  });
  await expect(desktop.window.locator('#root')).toBeAttached();
  expect(await stateOf(desktop)).toBe('missing');
});
