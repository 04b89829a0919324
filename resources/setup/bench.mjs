/**
 * `npm run bench`: builds the app as it is shipped, then runs tests/bench/bench.ts. That file only starts what is
 * measured: processes of their own, made of plain bundles, in which no loader is measured as well.
 */
import { join } from 'node:path';
import { buildApp } from './build/build-app.mjs';
import { root } from './machine/places.mjs';
import { command, step } from './machine/steps.mjs';
import { prepare } from './prepare.mjs';

await command(async () => {
  await prepare({ display: true });
  await step('build', buildApp);
  const { runnerImport } = await import('vite');
  const { modulePath } = await import('./build/module-path.mjs');
  const { module } = await runnerImport(join(root, 'tests/bench/bench.ts'), {
    root,
    configFile: false,
    plugins: [modulePath()],
  });
  return module.exitCode;
});
