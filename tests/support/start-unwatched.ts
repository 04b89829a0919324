/** The app started as a person starts it: no debugger listens, nothing is attached. What it says aloud is heard. */
import { spawn } from 'node:child_process';
import { electronRuntime } from '../../resources/setup/electron/electron-runtime.mjs';
import { electronArguments } from '../../resources/setup/launch/launch-app.mjs';
import { root } from '../../resources/setup/machine/places.mjs';

export interface UnwatchedApp {
  readonly pid: number;
  readonly hasEnded: boolean;
  readonly said: string;
  /** Its window is shown. Never, if the start was for nothing. */
  readonly ready: Promise<void>;
  readonly over: Promise<void>;
  /** Asks it to quit, as the end of a session does. */
  quit(): void;
}

export interface UnwatchedOptions {
  readonly userDataDir: string;
  /** Of a display: `DISPLAY`, `XAUTHORITY`. */
  readonly env: Readonly<Record<string, string>>;
  readonly appFolder?: string | undefined;
  readonly extraArgs?: readonly string[];
}

export function startUnwatched(options: UnwatchedOptions): UnwatchedApp {
  const runtime = electronRuntime();
  if (runtime === undefined) throw new Error('There is no Electron: run node resources/setup/prepare.mjs');
  const { appFolder = root, userDataDir, extraArgs = [] } = options;
  const args = [appFolder, ...electronArguments({ virtual: true, userDataDir }), ...extraArgs];
  const child = spawn(runtime.executable, args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  let hasEnded = false;
  return {
    pid: child.pid ?? 0,
    get said() {
      return said;
    },
    get hasEnded() {
      return hasEnded;
    },
    ready: new Promise((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('"app.window-ready"')) resolve();
      });
    }),
    over: new Promise((resolve) => {
      child.once('close', () => {
        hasEnded = true;
        resolve();
      });
    }),
    quit: () => void child.kill('SIGTERM'),
  };
}
