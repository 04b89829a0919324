/** `npm run build`: the app, into out/app. */
import { buildApp } from './build/build-app.mjs';
import { command, step } from './machine/steps.mjs';
import { prepare } from './prepare.mjs';

await command(async () => {
  await prepare({ display: false });
  await step('build', buildApp);
});
