import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModules } from './places.mjs';

/**
 * The command line that runs an installed package's own command with this Node, on every system the same.
 * @param {string} packageName @param {string} [binary] when the package has more than one
 * @returns {[string, string[]]} what to spawn, and its first arguments
 */
export function nodeTool(packageName, binary = packageName.split('/').at(-1)) {
  const { bin } = JSON.parse(readFileSync(join(nodeModules, packageName, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : bin[binary];
  return [process.execPath, [join(nodeModules, packageName, script)]];
}
