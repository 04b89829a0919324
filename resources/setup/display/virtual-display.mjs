import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EXIT, SetupProblem } from '../machine/steps.mjs';
import { xwdToPng } from './xwd-to-png.mjs';

/** Whether this process has a screen to show windows on. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * @typedef {object} VirtualDisplay
 * @property {number} pid of the X server
 * @property {{ DISPLAY: string, XAUTHORITY: string }} env what a program needs to show its windows there
 * @property {() => Buffer} picture the screen as it is now, as PNG
 * @property {(file: string) => void} savePicture
 * @property {() => Promise<void>} end
 */

/**
 * Starts an X server without a screen, on a display number that it finds free itself. Only who can read our
 * folder may connect to it: other people on the machine cannot look at the journal.
 * @param {{ width: number, height: number }} size in pixels
 * @returns {Promise<VirtualDisplay>}
 */
export async function startVirtualDisplay({ width, height }) {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-display-'));
  const authority = join(folder, 'authority');
  writeFileSync(authority, authorityEntry(), { mode: 0o600 });
  const server = spawn(
    'Xvfb',
    [
      ...['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-fbdir', folder],
      ...['-auth', authority, '-nolisten', 'tcp', '-noreset'],
    ],
    // A group of its own: Ctrl-C must reach the app first, and the server when the app is gone.
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true },
  );
  const ended = new Promise((resolve) => server.once('close', resolve).once('error', resolve));
  const number = await Promise.race([firstLine(server.stdio[3]), ended.then(() => undefined)]);
  if (number === undefined) {
    rmSync(folder, { recursive: true, force: true });
    throw new SetupProblem(EXIT.display, 'The virtual display (Xvfb) could not be started.');
  }
  const picture = () => xwdToPng(readFileSync(join(folder, 'Xvfb_screen0')));
  return {
    pid: server.pid,
    env: { DISPLAY: `:${number}`, XAUTHORITY: authority },
    picture,
    savePicture(file) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, picture());
    },
    async end() {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One entry of an X authority file: any address, any display, a random cookie (Xau(3)). */
function authorityEntry() {
  const counted = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
  const [nothing, kind, cookie] = [Buffer.alloc(0), Buffer.from('MIT-MAGIC-COOKIE-1'), randomBytes(16)];
  return Buffer.concat([Buffer.from([0xff, 0xff]), ...[nothing, nothing, kind, cookie].map(counted)]);
}

/** @param {import('node:stream').Readable} stream @returns {Promise<string | undefined>} */
function firstLine(stream) {
  return new Promise((resolve) => {
    let text = '';
    stream.setEncoding('utf8').on('data', (more) => {
      text += more;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')).trim());
    });
    stream.once('end', () => resolve(undefined));
  });
}
