/**
 * The one window. Locking ends its renderer process: the window is destroyed at once, so that nothing stays on the
 * screen, and a fresh one comes up in its place. (security.md E2, J4)
 */
import { BrowserWindow, nativeTheme, type Rectangle, type WebContents } from 'electron';
import type { Log } from '../../../shared/logging/log-event.ts';
import { APP_START_URL } from '../security/app-scheme.ts';
import { webPreferences } from './web-preferences.ts';

export interface MainWindowParts {
  readonly title: string;
  readonly preload: string;
  readonly icon: string;
  readonly log: Log;
  readonly onInput: () => void;
  /** The person wants to close it. It stays until `discard`: the vault locks first, with the window still there to hear. */
  readonly onCloseAsked: () => void;
  readonly onRendererGone: () => void;
}

export interface MainWindow {
  current(): BrowserWindow | null;
  owns(contents: WebContents): boolean;
  open(): void;
  /** Ends the renderer process and opens anew in the same place, in front only if it was in front. */
  replace(): void;
  focus(): void;
  hide(): void;
  /** Ends the window and its renderer process for good. */
  discard(): void;
}

const firstSize = { width: 1280, height: 820 };
const smallest = { minWidth: 640, minHeight: 480 };

interface Appearance {
  readonly bounds: Rectangle;
  readonly state: 'normal' | 'maximized' | 'full-screen' | 'minimized';
  readonly wasFocused: boolean;
}

export function createMainWindow(parts: MainWindowParts): MainWindow {
  let window: BrowserWindow | null = null;
  /** Before it has painted itself a window is not shown, whoever wants to see it. */
  let isReady = false;

  const open = (like: Appearance | null) => {
    const opened = new BrowserWindow({
      ...(like?.bounds ?? firstSize),
      ...smallest,
      title: parts.title,
      icon: parts.icon,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#1d1b19' : '#faf7f1',
      webPreferences: webPreferences(parts.preload),
    });
    window = opened;
    isReady = false;
    opened.on('page-title-updated', (event) => event.preventDefault());
    opened.once('ready-to-show', () => {
      isReady = true;
      show(opened, like);
      parts.log.event('app.window-ready');
    });
    opened.on('close', (event) => {
      event.preventDefault();
      parts.onCloseAsked();
    });
    opened.once('closed', () => {
      if (window === opened) window = null;
    });
    opened.webContents.on('input-event', parts.onInput);
    opened.webContents.on('render-process-gone', () => {
      if (window === opened) parts.onRendererGone();
    });
    opened.loadURL(APP_START_URL).catch(() => {
      // A page that did not load must not leave the app running unseen.
      parts.log.event('renderer.problem');
      if (!opened.isDestroyed()) show(opened, like);
    });
  };

  return {
    current: () => window,
    owns: (contents) => window !== null && !window.isDestroyed() && window.webContents === contents,
    open: () => open(null),
    replace() {
      const like = window === null ? null : appearanceOf(window);
      window?.destroy();
      window = null;
      open(like);
    },
    focus() {
      if (window === null || !isReady) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    hide: () => window?.hide(),
    discard: () => window?.destroy(),
  };
}

function appearanceOf(window: BrowserWindow): Appearance {
  const state = window.isMinimized()
    ? 'minimized'
    : window.isFullScreen()
      ? 'full-screen'
      : window.isMaximized()
        ? 'maximized'
        : 'normal';
  return { bounds: window.getNormalBounds(), state, wasFocused: window.isFocused() };
}

function show(window: BrowserWindow, like: Appearance | null): void {
  if (like?.state === 'minimized') return window.minimize();
  if (like?.state === 'maximized') window.maximize();
  if (like?.state === 'full-screen') window.setFullScreen(true);
  if (like === null || like.wasFocused) window.show();
  else window.showInactive();
}
