// Packed into the development runtime as resources/default_app.asar: loads the app that the command line names,
// as Electron's own default app does. A module with top-level await, so that the app's first lines run before
// Electron is ready: a privileged scheme can only be registered then.
import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const preloaded = [];
let named;
const args = process.argv.slice(1);
for (let i = 0; i < args.length && named === undefined; i++) {
  if (args[i] === '-r' || args[i] === '--require') preloaded.push(args[++i]);
  else if (!args[i].startsWith('-')) named = args[i];
}

if (named === undefined) {
  console.error('No app was named on the command line.');
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  Module._preloadModules(preloaded);

  const place = resolve(named);
  const manifest = join(place, 'package.json');
  if (existsSync(manifest)) {
    const { name, productName, version } = JSON.parse(readFileSync(manifest, 'utf8'));
    if (version) app.setVersion(version);
    app.name = productName ?? name ?? app.name;
    app.setDesktopName(`${app.name}.desktop`);
  }
  const entry = createRequire(import.meta.url).resolve(place);
  app.setAppPath(existsSync(manifest) ? place : dirname(entry));
  await import(pathToFileURL(entry).href);
}
