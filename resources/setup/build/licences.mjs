import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../machine/places.mjs';

/**
 * What the app is made of: every package that it ships, loaded or bundled, with version and licence. It begins with the
 * dependencies and with what the renderer imports, and follows what those depend on.
 * @returns {{ name: string, version: string, licence: string }[]} by name
 */
export function shippedPackages() {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const waiting = [...Object.keys(own.dependencies ?? {}), ...importedBy('renderer'), 'electron'];
  /** @type {Map<string, { name: string, version: string, licence: string }>} */
  const shipped = new Map();
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const file = join(root, 'node_modules', name, 'package.json');
    if (shipped.has(name) || name.startsWith('@types/') || !existsSync(file)) continue;
    const { version, license, dependencies } = JSON.parse(readFileSync(file, 'utf8'));
    shipped.set(name, { name, version, licence: licenceText(license) });
    // Electron's own dependencies only fetch it.
    if (name !== 'electron') waiting.push(...Object.keys(dependencies ?? {}));
  }
  return [...shipped.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param {string} folder @returns {string[]} names of the packages that its files import */
function importedBy(folder) {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const names = new Set();
  for (const file of files) {
    if (!file.isFile() || !/\.(ts|tsx)$/.test(file.name)) continue;
    const source = readFileSync(join(file.parentPath, file.name), 'utf8');
    for (const [, from] of source.matchAll(/from '([^'.][^']*)'|import '([^'.][^']*)'/g)) {
      if (from) names.add(packageOf(from));
    }
    for (const [, path] of source.matchAll(/^import '([^'.][^']*)'/gm)) if (path) names.add(packageOf(path));
  }
  return [...names];
}

/** @param {string} path of an import */
function packageOf(path) {
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

/** @param {unknown} licence */
function licenceText(licence) {
  if (typeof licence === 'string') return licence;
  return typeof licence === 'object' && licence !== null && 'type' in licence
    ? String(licence.type)
    : 'see the package';
}
