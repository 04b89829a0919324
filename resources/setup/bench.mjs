/**
 * `npm run bench`: builds the app as it is shipped, then bundles tests/bench/bench.ts and runs it with this Node.
 * (Bundled, because a test runner's loader would be measured as well.)
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildApp } from './build/build-app.mjs';
import { outFolder, root } from './machine/places.mjs';
import { command, step } from './machine/steps.mjs';
import { prepare } from './prepare.mjs';

await command(async () => {
  await prepare({ display: true });
  await step('build', buildApp);
  const { writeBundle } = await import('./build/module-path.mjs');
  const bench = await writeBundle(join(root, 'tests/bench/bench.ts'), join(outFolder, 'bench'));
  const child = spawn(process.execPath, ['--expose-gc', bench, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});
