import { lookup } from 'node:dns/promises';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModules } from '../machine/places.mjs';
import { run } from '../machine/run.mjs';
import { EXIT, SetupProblem } from '../machine/steps.mjs';
import {
  developmentRuntime,
  developmentRuntimeIsThere,
  developmentRuntimeSupported,
  makeDevelopmentRuntime,
} from './development-runtime.mjs';

const electronPackage = join(nodeModules, 'electron');

/**
 * The Electron of this machine.
 * @typedef {{ kind: 'named' | 'official' | 'development', version: string, folder: string, executable: string }} ElectronRuntime
 * `folder` is what ELECTRON_OVERRIDE_DIST_PATH takes.
 */

/**
 * The runtime that is ready to be used: the one that ELECTRON_OVERRIDE_DIST_PATH names, the official one, or the
 * development one. Undefined until set-up has run.
 * @returns {ElectronRuntime | undefined}
 */
export function electronRuntime() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return runtimeIn('named', named);
  return (
    runtimeIn('official', join(electronPackage, 'dist')) ??
    runtimeIn('development', developmentRuntime.folder)
  );
}

/** Makes sure that there is one, and says which. */
export async function ensureElectron() {
  if (!electronRuntime()) await fetchOne();
  const runtime = electronRuntime();
  if (!runtime) throw new SetupProblem(EXIT.electron, 'No Electron can be found where it was just put.');
  return `${runtime.kind} ${runtime.version}`;
}

async function fetchOne() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH)
    throw new SetupProblem(
      EXIT.electron,
      'ELECTRON_OVERRIDE_DIST_PATH names a folder without an Electron in it.',
    );
  if (await downloadHostAnswers()) {
    const { ok } = await run(process.execPath, [join(electronPackage, 'install.js')], { timeout: 600_000 });
    if (ok) return;
  }
  if (!developmentRuntimeSupported)
    throw new SetupProblem(
      EXIT.electron,
      'Electron cannot be downloaded: github.com does not answer. (ELECTRON_MIRROR may name another host.)',
    );
  if (!developmentRuntimeIsThere()) await makeDevelopmentRuntime();
}

/** A look-up of the name is enough, and quick: where there is no way out, there is no name server either. */
async function downloadHostAnswers() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  const host = mirror ? new URL(mirror).hostname : 'github.com';
  const patience = new Promise((resolve) => setTimeout(resolve, 2000, false).unref());
  return Promise.race([lookup(host).then(Boolean, () => false), patience]);
}

/** @param {ElectronRuntime['kind']} kind @param {string} folder @returns {ElectronRuntime | undefined} */
function runtimeIn(kind, folder) {
  const executable = join(
    folder,
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron',
  );
  if (!existsSync(executable)) return undefined;
  const noted = join(folder, 'version');
  const version = existsSync(noted)
    ? readFileSync(noted, 'utf8').trim().replace(/^v/, '')
    : 'of unknown version';
  return { kind, version, folder, executable };
}
