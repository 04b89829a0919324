/** The application menu: the platform's own entries, and Lock. No developer tools. */
import type { BaseWindow, BrowserWindow, MenuItemConstructorOptions } from 'electron';
import type { Texts } from '../texts/texts.ts';

export function applicationMenu(
  { menu, appName }: Texts,
  platform: NodeJS.Platform,
  acts: { readonly lock: () => void },
): MenuItemConstructorOptions[] {
  const onMac = platform === 'darwin';
  const lock: MenuItemConstructorOptions = {
    id: 'lock',
    label: menu.lock,
    accelerator: 'CmdOrCtrl+L',
    click: acts.lock,
  };
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const quit: MenuItemConstructorOptions = { role: 'quit', label: menu.quit };
  const about: MenuItemConstructorOptions = { role: 'about', label: menu.about };
  return [
    ...(onMac
      ? [
          {
            label: appName,
            submenu: [
              about,
              separator,
              { role: 'services' as const },
              separator,
              { role: 'hide' as const },
              { role: 'hideOthers' as const },
              { role: 'unhide' as const },
              separator,
              quit,
            ],
          },
        ]
      : []),
    { label: menu.file, submenu: onMac ? [lock] : [lock, separator, quit] },
    {
      label: menu.edit,
      submenu: [
        keyPress(menu.undo, 'Z', 'CmdOrCtrl+Z', []),
        keyPress(menu.redo, 'Z', 'CmdOrCtrl+Shift+Z', ['shift']),
        separator,
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        { role: 'pasteAndMatchStyle', label: menu.pasteAsText },
        separator,
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { role: 'resetZoom', label: menu.resetZoom },
        { role: 'zoomIn', label: menu.zoomIn },
        { role: 'zoomOut', label: menu.zoomOut },
        separator,
        { role: 'togglefullscreen', label: menu.fullScreen },
      ],
    },
    ...(onMac ? [{ role: 'windowMenu' as const }] : [{ label: menu.help, submenu: [about] }]),
  ];
}

/**
 * Undo and redo are the editor's own (they never touch the partner's words), so the menu presses its keys instead of
 * calling the browser's undo.
 */
function keyPress(
  label: string,
  keyCode: string,
  accelerator: string,
  more: readonly 'shift'[],
): MenuItemConstructorOptions {
  const modifiers = [process.platform === 'darwin' ? ('meta' as const) : ('control' as const), ...more];
  return {
    label,
    accelerator,
    registerAccelerator: false,
    click(_item, window: BaseWindow | undefined) {
      if (!window || !('webContents' in window)) return;
      const { webContents } = window as BrowserWindow;
      webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
      webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
    },
  };
}
