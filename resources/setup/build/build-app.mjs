import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneAtATime } from '../machine/one-at-a-time.mjs';
import { nodeTool } from '../machine/node-tool.mjs';
import { outFolder, root } from '../machine/places.mjs';
import { lastLines, run } from '../machine/run.mjs';
import { EXIT, SetupProblem } from '../machine/steps.mjs';
import { shippedPackages } from './licences.mjs';

/** What the built app is made of. */
const inputs = [
  ...['electron', 'renderer', 'shared', 'resources/templates', 'resources/icons', 'resources/setup/build'],
  ...['package-lock.json', 'package.json', 'electron.vite.config.ts'],
];

const appFolder = join(outFolder, 'app');
const stamp = join(outFolder, 'app-built-from');

/** Builds the app into out/app, unless it is there already and made of what is here now. */
export function buildApp() {
  return oneAtATime('build', async () => {
    const wanted = fingerprint();
    if (existsSync(stamp) && existsSync(appFolder) && readFileSync(stamp, 'utf8') === wanted)
      return 'unchanged';
    rmSync(stamp, { force: true });
    rmSync(appFolder, { recursive: true, force: true });
    const [node, tool] = nodeTool('electron-vite');
    const { ok, said } = await run(node, [...tool, 'build'], {
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    if (!ok) throw new SetupProblem(EXIT.build, `The app could not be built.\n${lastLines(said, 40)}`);
    writeFileSync(join(appFolder, 'licences.json'), JSON.stringify(shippedPackages(), null, 1));
    writeFileSync(stamp, wanted);
    return 'built with electron-vite';
  });
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const input of inputs) addTo(hash, input);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} path from the root */
function addTo(hash, path) {
  const place = join(root, path);
  if (!existsSync(place)) return;
  const entries = path.includes('.') ? [] : readdirSync(place, { recursive: true, withFileTypes: true });
  const files = path.includes('.')
    ? [place]
    : entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort())
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
}
