/** Puts the parts of the main process together once Electron is ready. */
import { join } from 'node:path';
import { app, Menu, nativeTheme, powerMonitor, session } from 'electron';
import { openDoor } from './door/door.ts';
import { watchIdleness } from './lifecycle/auto-lock.ts';
import { leaveInOrder } from './lifecycle/leave.ts';
import type { Arrival } from './lifecycle/start-arguments.ts';
import { createMainLog } from './logging/main-log.ts';
import { applicationMenu } from './menus/application-menu.ts';
import { serveApp } from './security/serve-app.ts';
import { textsIn, type Settings } from './texts/texts.ts';
import { answerHostRequest } from './vault-host/answer-host-request.ts';
import { createRestartLimit } from './vault-host/restart-limit.ts';
import { startVaultProcess } from './vault-host/start-vault-process.ts';
import { createVaultHost } from './vault-host/vault-host.ts';
import { vaultStart } from './vault-host/vault-start.ts';
import { createMainWindow } from './windows/main-window.ts';
import { sayTroubled } from './windows/troubled-dialog.ts';
import { WINDOW_PARTITION } from './windows/web-preferences.ts';

export interface Desktop {
  /** Brings the window to the front and hands over what came with it. */
  arrive(arrival: Arrival | null): void;
}

const built = join(import.meta.dirname, '..');

export function startDesktop(): Desktop {
  const log = createMainLog(join(app.getPath('userData'), 'logs'), Date.now);
  log.event('app.started');
  // What holds until the vault's process has read the settings of this computer.
  let texts = textsIn('en');
  let autoLockMinutes: Settings['autoLockMinutes'] = 10;
  let lastInput = Date.now();
  let stopWatching = () => {};

  const rendererEnds = createRestartLimit(Date.now);
  const window = createMainWindow({
    title: texts.appName,
    preload: join(built, 'preload', 'preload.cjs'),
    icon: join(app.getAppPath(), 'resources', 'icons', 'alongside.png'),
    log,
    onInput: () => (lastInput = Date.now()),
    onCloseAsked: () => app.quit(),
    onRendererGone: () => {
      log.event('renderer.problem');
      if (rendererEnds.mayRestart()) window.replace();
      else sayTroubled('window', texts, () => window.replace());
    },
  });

  const vault = createVaultHost({
    start: (heard) => startVaultProcess(vaultStart(app), heard, app.isPackaged),
    answer: (request) => answerHostRequest(request, window.current(), texts),
    setTimer(callback, ms) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    restarts: createRestartLimit(Date.now),
    log,
    onSettings(settings) {
      autoLockMinutes = settings.autoLockMinutes;
      nativeTheme.themeSource = settings.theme;
      texts = textsIn(settings.language);
      showMenu();
    },
    onUnlocked() {
      stopWatching();
      lastInput = Date.now();
      stopWatching = watchIdleness(
        () => ({
          systemIdleSeconds: powerMonitor.getSystemIdleTime(),
          sinceOwnInputMs: Date.now() - lastInput,
          autoLockMinutes,
        }),
        vault.lock,
      );
    },
    onShut() {
      stopWatching();
      window.replace();
      // What the old page had put into the session's memory goes too.
      void windowSession.clearStorageData();
    },
    onGivenUp: (startAgain) => sayTroubled('vault', texts, startAgain),
  });

  const showMenu = () =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(applicationMenu(texts, process.platform, { lock: vault.lock })),
    );

  openDoor({ isOurWindow: window.owns, giveToVault: vault.givePort, log });
  powerMonitor.on('suspend', vault.lock);
  powerMonitor.on('lock-screen', vault.lock);
  powerMonitor.on('shutdown', () => app.quit());
  leaveInOrder(app, async () => {
    stopWatching();
    window.hide();
    await vault.end();
    window.discard();
    log.event('app.quit');
  });
  // Between the two windows of a lock there is none for a moment.
  app.on('window-all-closed', () => {});

  // The slowest first: the vault's process comes up while the window does.
  vault.start();
  const windowSession = session.fromPartition(WINDOW_PARTITION, { cache: false });
  serveApp(windowSession.protocol, join(built, 'renderer'));
  app.setAboutPanelOptions({ applicationName: texts.appName, applicationVersion: app.getVersion() });
  showMenu();
  window.open();
  return {
    arrive(arrival) {
      window.focus();
      if (arrival !== null) vault.tell(arrival);
    },
  };
}
