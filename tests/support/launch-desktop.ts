/**
 * One person's desktop: the built app in a real window, on a display and in folders of its own, so that several do not
 * share a clipboard, a focus, an idle time or a file. Nothing in the product knows of this.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronRuntime } from '../../resources/setup/electron/electron-runtime.mjs';
import { electronArguments } from '../../resources/setup/launch/launch-app.mjs';
import { root } from '../../resources/setup/machine/places.mjs';
import { askedAgain } from './asked-again.ts';
import { answerDialogs, type Dialogs } from './dialogs.ts';
import type { OrdinaryUser } from './ordinary-user.ts';
import { ownDisplay } from './own-display.ts';
import { processTree, whenGone } from './process-tree.ts';

export interface LaunchOptions {
  /** To start again with what an earlier run left; otherwise a new empty one. */
  readonly userDataDir?: string;
  readonly width?: number;
  readonly height?: number;
  /** At the end of the command line, as the system would put a link or a file. */
  readonly extraArgs?: readonly string[];
  /** The folder that holds the package.json of the built app; otherwise this checkout. */
  readonly appFolder?: string;
  /** Under whose name it runs; otherwise under that of the test. */
  readonly as?: OrdinaryUser;
}

export interface Desktop {
  readonly app: ElectronApplication;
  /** The window that is open now; another one after each lock. */
  readonly window: Page;
  readonly userDataDir: string;
  /** Everything this desktop may write to: data, home and temporary files. `removeFolder` removes it. */
  readonly folder: string;
  /** Of the main process. */
  readonly pid: number;
  readonly dialogs: Dialogs;
  /** The window that is open when `after` is gone: what locking opens. */
  currentWindow(after?: Page): Promise<Page>;
  /** The display as PNG, window frames and dialogs of the system included. */
  screenshot(): Buffer;
  /** Quits in order: the vault locks first. Nothing when it is over already. */
  close(): Promise<void>;
  /** SIGKILL to every process of the app at once. Nothing when it is over already. */
  kill9(): Promise<void>;
  /** Removes everything that this desktop wrote. */
  removeFolder(): void;
  /** True once it was closed or killed. */
  readonly isOver: boolean;
}

export async function launchDesktop(options: LaunchOptions = {}): Promise<Desktop> {
  const runtime = electronRuntime();
  if (runtime === undefined) throw new Error('There is no Electron: run node resources/setup/prepare.mjs');
  const { width = 1280, height = 820 } = options;
  const display = await ownDisplay(width, height);
  const folder = mkdtempSync(join(tmpdir(), 'alongside-desktop-'));
  const userDataDir = options.userDataDir ?? join(folder, 'data');
  for (const name of ['home', 'tmp']) mkdirSync(join(folder, name));

  const gate = join(folder, 'ready-when-told.cjs');
  copyFileSync(new URL('ready-when-told.cjs', import.meta.url), gate);
  const environment = {
    ...display.env,
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
  };
  const app = await _electron
    .launch({
      executablePath: options.as?.executable ?? runtime.executable,
      args: [
        ...['-r', gate],
        options.as?.appFolder ?? options.appFolder ?? root,
        ...(options.as === undefined
          ? electronArguments({ virtual: true, userDataDir })
          : [`--user-data-dir=${userDataDir}`, '--disable-gpu']),
        ...(options.extraArgs ?? []),
      ],
      cwd: folder,
      timeout: 60_000,
      chromiumSandbox: options.as !== undefined || process.getuid?.() !== 0,
      // The app itself says whether it is light or dark.
      colorScheme: null,
      env: options.as?.takeOver(folder, environment) ?? environment,
    })
    .catch(async (problem: unknown) => {
      await display.end();
      throw problem;
    });
  const dialogs = await askedAgain(() => answerDialogs(app));
  const pid = await askedAgain(() => app.evaluate(() => process.pid));
  const first = await app.firstWindow();
  await first.waitForLoadState();
  await askedAgain(() => settle(app, first, width, height));

  let over = false;
  const openNow = (after?: Page) => app.windows().findLast((page) => !page.isClosed() && page !== after);

  return {
    app,
    get window() {
      const page = openNow();
      if (page === undefined) throw new Error('No window is open just now: use currentWindow()');
      return page;
    },
    userDataDir,
    folder,
    pid,
    dialogs,
    async currentWindow(after) {
      if (after !== undefined && !after.isClosed()) await after.waitForEvent('close');
      const page = openNow(after) ?? (await app.waitForEvent('window'));
      await page.waitForLoadState();
      await settle(app, page, width, height);
      return page;
    },
    get isOver() {
      return over;
    },
    screenshot: () => display.picture(),
    async close() {
      if (over) return;
      over = true;
      const pids = processTree(pid).map((one) => one.pid);
      await app.close();
      await whenGone(pids);
      await display.end();
    },
    async kill9() {
      if (over) return;
      over = true;
      const pids = processTree(pid).map((one) => one.pid);
      for (const one of pids) killNow(one);
      await whenGone(pids);
      await display.end();
    },
    removeFolder: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * There is no window manager on a bare display: nobody else gives the window its place and the keyboard. Resolves when
 * the page has both.
 */
async function settle(app: ElectronApplication, page: Page, width: number, height: number): Promise<void> {
  await app.evaluate(
    async ({ BrowserWindow }, bounds) => {
      for (const one of BrowserWindow.getAllWindows()) {
        if (!one.isVisible()) await new Promise<void>((resolve) => one.once('show', () => resolve()));
        one.setBounds(bounds);
        one.focus();
      }
    },
    { x: 0, y: 0, width, height },
  );
  await page.waitForFunction(
    ([width, height]) => document.hasFocus() && innerWidth === width && innerHeight === height,
    [width, height],
  );
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (problem) {
    // It had ended by itself.
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'ESRCH')) throw problem;
  }
}
