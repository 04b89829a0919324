import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../machine/places.mjs';
import { modulePath } from './module-path.mjs';

/**
 * Imports a TypeScript file of the repository and answers what it exports.
 * @param {string} file from the top of the repository
 */
export async function importTypeScript(file) {
  const { module } = await runnerImport(join(root, file), {
    root,
    configFile: false,
    plugins: [modulePath()],
  });
  return module;
}
