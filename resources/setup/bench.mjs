/**
 * `npm run bench`: builds the app as it is shipped, then runs tests/bench/bench.ts. That file only starts what is
 * measured: processes of their own, made of plain bundles, in which no loader is measured as well.
 */
import { buildApp } from './build/build-app.mjs';
import { command, step } from './machine/steps.mjs';
import { prepare } from './prepare.mjs';

await command(async () => {
  await prepare({ display: true });
  await step('build', buildApp);
  const { importTypeScript } = await import('./build/run-typescript.mjs');
  const bench = await importTypeScript('tests/bench/bench.ts');
  return bench.exitCode;
});
