/**
 * The main process: it opens doors and never looks through them. It knows windows, menus and dialogs; no journal, no
 * key. This file only says in which order Electron wants things. (architecture.md section 1)
 */
import { app, dialog, protocol } from 'electron';
import { chromiumSwitches } from './lifecycle/chromium-switches.ts';
import { preparePrivateFolder } from './lifecycle/private-folder.ts';
import { becomeTheOnlyOne } from './lifecycle/single-instance.ts';
import { arrivalFrom, readArrival, type Arrival } from './lifecycle/start-arguments.ts';
import { appScheme } from './security/app-scheme.ts';
import { hardenSession } from './security/harden-session.ts';
import { hardenWebContents } from './security/harden-web-contents.ts';
import { startDesktop, type Desktop } from './start-desktop.ts';
import { textsIn } from './texts/texts.ts';

let desktop: Desktop | null = null;
let early: Arrival | null = arrivalFrom(process.argv);

function arrive(arrival: Arrival | null): void {
  if (desktop !== null) desktop.arrive(arrival);
  else early = arrival ?? early;
}

if (!prepareFolder()) {
  app.exit(1);
} else if (becomeTheOnlyOne(app, arrive)) {
  for (const [name, value] of chromiumSwitches) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged([appScheme]);
  // Only root cannot have Chromium's sandbox, and then has to say so; with both, every child process would die.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

  app.on('session-created', hardenSession);
  app.on('web-contents-created', (_event, contents) => hardenWebContents(contents));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    arrive(readArrival(url));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    arrive(readArrival(path));
  });

  // Not awaited here: Electron is not ready before this file has been run to its end.
  void app.whenReady().then(() => {
    desktop = startDesktop();
    desktop.arrive(early);
  });
} else {
  app.exit(0);
}

function prepareFolder(): boolean {
  try {
    preparePrivateFolder(app.getPath('userData'));
    return true;
  } catch {
    // Nothing can be kept without it, so the app does not start.
    const { troubled } = textsIn('en');
    dialog.showErrorBox(troubled.folder, troubled.folderDetail);
    return false;
  }
}
