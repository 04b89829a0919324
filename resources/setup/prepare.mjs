/**
 * Makes a fresh machine ready: npm packages, Debian packages, an Electron. Called first by every npm script;
 * when all is there it takes a second.
 */
import { pathToFileURL } from 'node:url';
import { ensureElectron } from './electron/electron-runtime.mjs';
import { checkDatabaseBinding, installNodePackages } from './machine/node-packages.mjs';
import { oneAtATime } from './machine/one-at-a-time.mjs';
import { command, EXIT, SetupProblem, step } from './machine/steps.mjs';
import { installSystemPackages } from './machine/system-packages.mjs';

/** @param {{ display: boolean }} needs whether windows will be shown on a display of our own */
export async function prepare({ display }) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new SetupProblem(
      EXIT.nodeTooOld,
      `Node 20.19 or newer is needed; this is ${process.versions.node}.`,
    );
  await oneAtATime('set-up', async () => {
    await step('npm packages', installNodePackages);
    await step('database', checkDatabaseBinding);
    await step('system packages', () => installSystemPackages({ display }));
    await step('electron', ensureElectron);
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await command(() => prepare({ display: process.platform === 'linux' }));
