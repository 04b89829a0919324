import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { electronRuntime } from '../electron/electron-runtime.mjs';
import { root } from '../machine/places.mjs';
import { EXIT, SetupProblem } from '../machine/steps.mjs';

/** How long an app that was asked to end may take to lock its vault. */
const patienceInMs = 8000;

/** Chromium's complaints about a machine without a desktop; they mean nothing here. */
const harmless =
  /:(ERROR|WARNING):(bus|zygote_communication_linux|viz_main_impl|gl_|gpu_|vulkan|network_service_instance_impl|object_proxy|dbus|interface_endpoint_client)/;

/**
 * @typedef {object} RunningApp
 * @property {number} pid
 * @property {Promise<void>} windowReady rejects when the app ends before its first window is shown
 * @property {Promise<number>} ended the exit code
 * @property {(now?: boolean) => Promise<void>} end asks the app to quit, and insists when it does not
 */

/**
 * Opens the built app.
 * @param {object} options
 * @param {string} [options.userDataDir] where this instance keeps everything; without it, the user's own place
 * @param {import('../display/virtual-display.mjs').VirtualDisplay} [options.display] else the user's own
 * @param {string[]} [options.args] further arguments, as from a command line
 * @param {string} [options.label] put before each of its lines
 * @returns {RunningApp}
 */
export function launchApp({ userDataDir, display, args = [], label = '' }) {
  const runtime = electronRuntime();
  if (!runtime)
    throw new SetupProblem(EXIT.electron, 'There is no Electron yet: run node resources/setup/prepare.mjs.');
  const child = spawn(
    runtime.executable,
    [root, ...electronArguments({ virtual: Boolean(display), userDataDir }), ...args],
    {
      cwd: root,
      env: { ...process.env, ...display?.env, ...(display ? { WAYLAND_DISPLAY: '' } : {}) },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: the launcher hears Ctrl-C and ends the app in order, helpers included.
      detached: process.platform !== 'win32',
    },
  );
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
  const windowReady = new Promise((resolve, reject) => {
    forward(child.stdout, process.stdout, label, (line) => isWindowReady(line) && resolve());
    void ended.then((code) =>
      reject(new SetupProblem(code || 1, 'The app ended before it showed a window.')),
    );
  });
  windowReady.catch(() => {});
  forward(child.stderr, process.stderr, label);
  return { pid: child.pid, windowReady, ended, end: (now = false) => end(child, ended, now) };
}

/**
 * What Electron has to be told on this machine.
 * @param {{ virtual?: boolean, userDataDir?: string | undefined }} options
 */
export function electronArguments({ virtual = false, userDataDir } = {}) {
  return [
    ...(userDataDir ? [`--user-data-dir=${userDataDir}`] : []),
    // Chromium's sandbox refuses to run as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(virtual ? ['--disable-gpu'] : []),
  ];
}

/** @param {import('node:stream').Readable} from @param {NodeJS.WritableStream} to @param {string} label @param {(line: string) => void} [seen] */
function forward(from, to, label, seen) {
  createInterface({ input: from }).on('line', (line) => {
    seen?.(line);
    if (line !== '' && !harmless.test(line)) to.write(`${label}${line}\n`);
  });
}

/** The structured event that main logs when its first window is shown. @param {string} line */
function isWindowReady(line) {
  return line.startsWith('{') && line.includes('"app.window-ready"');
}

/** @param {import('node:child_process').ChildProcess} child @param {Promise<number>} ended @param {boolean} now */
async function end(child, ended, now) {
  if (!now) child.kill('SIGTERM');
  const late = new Promise((resolve) => setTimeout(resolve, now ? 0 : patienceInMs, 'late').unref());
  if ((await Promise.race([ended, late])) === 'late') {
    signalGroup(child, 'SIGKILL');
    await ended;
  }
  // A helper that outlived the app.
  signalGroup(child, 'SIGKILL');
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
