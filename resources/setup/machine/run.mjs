import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { root } from './places.mjs';

/**
 * Runs a command to its end and keeps what it said. Never throws for a failure of the command itself.
 * @param {string} file @param {string[]} args @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ ok: boolean, code: number | null, said: string }>} `said` is stdout and stderr as they came
 */
export function run(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (said += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', (error) => resolve({ ok: false, code: null, said: `${said}${error.message}\n` }));
    child.on('close', (code) => resolve({ ok: code === 0, code, said: stripVTControlCharacters(said) }));
  });
}

/** Quick to give up where there is no network, and silent about what is not a failure. */
const npmOptions = ['--loglevel=error', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=5000'];

/** npm itself, the one that runs this script if there is one. @param {string[]} command */
export function npm(command) {
  const args = [...command, ...npmOptions];
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return run(process.execPath, [cli, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

/** The last lines of what a command said. @param {string} said */
export function lastLines(said, count = 15) {
  return said.trimEnd().split('\n').slice(-count).join('\n');
}
