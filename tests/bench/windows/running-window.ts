/**
 * An app in a window as a person starts it, with nothing between: the same runtime and the same flags for
 * ours and for the empty one. It is looked into through Chromium's own debugging port, after it has started.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import type { VirtualDisplay } from '../../../resources/setup/display/virtual-display.mjs';
import { electronRuntime } from '../../../resources/setup/electron/electron-runtime.mjs';
import { electronArguments } from '../../../resources/setup/launch/launch-app.mjs';
import { isAlive, processTree, whenGone } from '../../support/process-tree.ts';

export interface RunningWindow {
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly spawnedAt: number;
  /** When the app said that its window is ready to show. */
  readonly readyAt: number;
  /** Lends the page; nothing stays attached afterwards. */
  inPage<T>(act: (page: Page) => Promise<T>): Promise<T>;
  /** Proportional set size of all its processes: shared pages counted once. */
  memoryMiB(): number;
  end(): Promise<void>;
}

export async function startWindow(
  appFolder: string,
  userDataDir: string,
  display: VirtualDisplay,
): Promise<RunningWindow> {
  const runtime = electronRuntime();
  if (runtime === undefined) throw new Error('There is no Electron: run node resources/setup/prepare.mjs');
  const args = [appFolder, ...electronArguments({ virtual: true, userDataDir }), '--remote-debugging-port=0'];
  const spawnedAt = Date.now();
  const child = spawn(runtime.executable, args, {
    env: { ...process.env, ...display.env, WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const pid = child.pid ?? 0;
  const readyAt = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const line of said.split('\n').slice(0, -1)) {
        if (!line.includes('"app.window-ready"')) continue;
        resolve(Date.parse((JSON.parse(line) as { at: string }).at));
      }
    });
    child.once('close', () => reject(new Error('The app ended before it showed a window')));
  });
  return {
    pid,
    spawnedAt,
    readyAt,
    async inPage(act) {
      const port = readFileSync(join(userDataDir, 'DevToolsActivePort'), 'utf8').split('\n')[0] ?? '';
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      try {
        const page = browser.contexts()[0]?.pages()[0];
        if (page === undefined) throw new Error('The app has no page');
        return await act(page);
      } finally {
        await browser.close();
      }
    },
    memoryMiB: () => processTree(pid).reduce((sum, one) => sum + proportionalMiB(one.pid), 0),
    async end() {
      const pids = processTree(pid).map((one) => one.pid);
      child.kill('SIGTERM');
      const late = await Promise.race([whenGone(pids), pause(10_000, 'late', { ref: false })]);
      if (late !== 'late') return;
      for (const one of pids.filter(isAlive)) process.kill(one, 'SIGKILL');
      await whenGone(pids);
    },
  };
}

function proportionalMiB(pid: number): number {
  try {
    const kibibytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kibibytes ?? 0) / 1024;
  } catch {
    return 0; // it has ended meanwhile
  }
}
