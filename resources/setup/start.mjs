/**
 * `npm start`: makes the machine ready, builds what has changed, opens the app. Without a display it starts one of
 * its own and leaves a picture of the window.
 */
import { join, relative } from 'node:path';
import { buildApp } from './build/build-app.mjs';
import { hasDisplay, startVirtualDisplay } from './display/virtual-display.mjs';
import { launchApp } from './launch/launch-app.mjs';
import { untilInterrupted } from './launch/until-interrupted.mjs';
import { whenPainted } from './launch/when-painted.mjs';
import { outFolder, root } from './machine/places.mjs';
import { command, step } from './machine/steps.mjs';
import { prepare } from './prepare.mjs';

await command(async () => {
  const virtual = !hasDisplay();
  await prepare({ display: virtual });
  await step('build', buildApp);
  const display = virtual ? await startVirtualDisplay({ width: 1280, height: 800 }) : undefined;
  if (display)
    console.log(`\nThere is no screen here, so the window opens on a virtual one (${display.env.DISPLAY}).`);
  const app = launchApp({ display, args: process.argv.slice(2) });
  const done = untilInterrupted([app], display);
  app.windowReady.then(
    async () => {
      if (!display) return;
      const picture = join(outFolder, 'screenshots', 'start.png');
      await whenPainted(display);
      display.savePicture(picture);
      console.log(`What it shows: ${relative(root, picture)}. Ctrl-C ends the app.`);
    },
    (problem) => console.error(problem.message),
  );
  return done;
});
