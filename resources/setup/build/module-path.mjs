import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { bundled } from './bundle.mjs';
import { outFolder } from '../machine/places.mjs';

const query = '?modulePath';
const own = '\0module-path:';

/**
 * Makes `import path from './some-process.ts?modulePath'` give the path of a bundle of that file: the entry of a
 * process or of a worker. Each is bundled by itself, so that no process holds code of another; entries may name
 * further entries. (electron-vite's own plugin of this name does not look into the entries it bundles.)
 *
 * In a build the bundles lie beside the file that names them; in tests they are written to out/test-modules.
 * @returns {import('vite').Plugin}
 */
export function modulePath() {
  let building = false;
  /** @type {Map<string, Promise<string>>} */
  const written = new Map();
  return {
    name: 'alongside:module-path',
    enforce: 'pre',
    configResolved(config) {
      building = config.command === 'build';
    },
    async resolveId(id, importer) {
      if (!id.endsWith(query)) return null;
      const found = await this.resolve(id.slice(0, -query.length), importer);
      // The leading NUL keeps other plugins away, electron-vite's among them.
      return found && own + found.id;
    },
    async load(id) {
      if (!id.startsWith(own)) return null;
      const entry = id.slice(own.length);
      if (!building) {
        const path = written.get(entry) ?? writeBundle(entry, join(outFolder, 'test-modules'));
        written.set(entry, path);
        return `export default ${JSON.stringify(await path)};`;
      }
      for (const { fileName, source } of await bundleAlone(entry))
        this.emitFile({ type: 'asset', fileName, source });
      return `import { join } from 'node:path';\nexport default join(import.meta.dirname, ${JSON.stringify(nameOf(entry))});`;
    },
  };
}

/**
 * Bundles a TypeScript file for Node, with what it names, into `folder`.
 * @param {string} entry @param {string} folder in the checkout, so that what is not bundled is found from there
 * @returns {Promise<string>} the path of the bundle
 */
export async function writeBundle(entry, folder) {
  const files = await bundleAlone(entry);
  mkdirSync(folder, { recursive: true });
  for (const { fileName, source } of files) writeFileSync(join(folder, fileName), source);
  return join(folder, nameOf(entry));
}

/** @param {string} entry */
function nameOf(entry) {
  return basename(entry).replace(/\.ts$/, '.js');
}

/**
 * The files of the bundle: the entry, and those of the entries that it names in turn.
 * @param {string} entry @returns {Promise<{ fileName: string, source: string | Uint8Array }[]>}
 */
async function bundleAlone(entry) {
  const result = await build({
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    plugins: [modulePath()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      // The bundles of further entries are assets of this one.
      ssrEmitAssets: true,
      write: false,
      minify: false,
      target: bundled.node,
      rolldownOptions: {
        input: entry,
        external: bundled.external,
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  });
  return [result]
    .flat()
    .flatMap(({ output }) => output)
    .map((file) => ({ fileName: file.fileName, source: file.type === 'chunk' ? file.code : file.source }));
}
