/**
 * `npm run demo`: two windows side by side. Two made-up people, each with a vault of their own, already in one circle
 * over a folder in a temporary place; nothing touches the real vault. Everything is gone when the demo ends.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildApp } from './build/build-app.mjs';
import { writeBundle } from './build/module-path.mjs';
import { placeAndUnlock } from './display/place-and-unlock.mjs';
import { hasDisplay, startVirtualDisplay } from './display/virtual-display.mjs';
import { launchApp } from './launch/launch-app.mjs';
import { untilInterrupted } from './launch/until-interrupted.mjs';
import { whenPainted } from './launch/when-painted.mjs';
import { outFolder, root } from './machine/places.mjs';
import { lastLines, run } from './machine/run.mjs';
import { command, EXIT, SetupProblem, step } from './machine/steps.mjs';
import { prepare } from './prepare.mjs';

const passphrase = 'paper lantern ferry';
const people = ['mira', 'teo'];
const size = { width: 1240, height: 860 };

await command(async () => {
  const virtual = !hasDisplay();
  await prepare({ display: virtual });
  await step('build', buildApp);
  const place = mkdtempSync(join(tmpdir(), 'alongside-demo-'));
  try {
    await step('two people', () => makeDemo(place));
    const display = virtual
      ? await startVirtualDisplay({ width: 2 * size.width, height: size.height })
      : undefined;
    const apps = people.map((person) =>
      launchApp({ userDataDir: join(place, person), display, label: `${person}: ` }),
    );
    console.log(`\nMira and Teo, each with a window. The passphrase of both is: ${passphrase}`);
    const done = untilInterrupted(apps, display);
    Promise.all(apps.map(({ windowReady }) => windowReady)).then(
      async () => {
        if (!display) return;
        await placeAndUnlock(display, apps, size, passphrase);
        await whenPainted(display);
        const picture = join(outFolder, 'screenshots', 'demo.png');
        display.savePicture(picture);
        console.log(`What they show: ${relative(root, picture)}. Ctrl-C ends the demo.`);
      },
      (problem) => console.error(problem.message),
    );
    return await done;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});

/** @param {string} place */
async function makeDemo(place) {
  const script = await writeBundle(join(root, 'resources/demo/make-demo.ts'), join(outFolder, 'demo'));
  const { ok, said } = await run(process.execPath, [script, place, passphrase], { cwd: root });
  if (!ok) throw new SetupProblem(EXIT.build, `The demo could not be made.\n${lastLines(said, 20)}`);
  return 'met, wrote and exchanged';
}
