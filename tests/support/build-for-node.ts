/** Builds one TypeScript entry as Node can run it, for what runs in a thread or process of its own. */
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';

export interface BuiltEntry {
  readonly path: string;
  remove(): void;
}

/** @param entry path from the top of the repository. Packages stay outside, found in its node_modules. */
export async function buildForNode(entry: string): Promise<BuiltEntry> {
  const out = resolve('out/tests');
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(out, `${basename(entry, '.ts')}-`));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(entry),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'entry.mjs' } },
    },
  });
  return { path: join(folder, 'entry.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
