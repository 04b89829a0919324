import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { applicationMenu } from '../../../../../electron/main/menus/application-menu.ts';
import { english } from '../../../../../electron/main/texts/english.ts';
import { textsIn } from '../../../../../electron/main/texts/texts.ts';

const platforms = ['linux', 'win32', 'darwin'] as const;

function itemsOf(
  platform: NodeJS.Platform,
  texts = textsIn('en'),
  lock = () => {},
): MenuItemConstructorOptions[] {
  return applicationMenu(texts, platform, { lock })
    .flatMap((menu) => [menu, ...[menu.submenu ?? []].flat()])
    .filter((item): item is MenuItemConstructorOptions => 'label' in item || 'role' in item);
}

describe('the application menu', () => {
  it.each(platforms)('locks from the menu and by its key on %s', (platform) => {
    const lock = vi.fn<() => void>();
    const item = itemsOf(platform, english, lock).find(({ label }) => label === 'Lock');
    expect(item?.accelerator).toBe('CmdOrCtrl+L');
    Reflect.apply(item?.click ?? expect.fail, undefined, []);
    expect(lock).toHaveBeenCalledOnce();
  });

  // Fails when a developer entry is added to the menu.
  it.each(platforms)('C16: leads to no developer tools and no reload on %s', (platform) => {
    const roles = itemsOf(platform).map(({ role }) => role?.toLowerCase());
    for (const role of ['toggledevtools', 'reload', 'forcereload']) expect(roles).not.toContain(role);
  });

  it.each(platforms)('quits, and copies, cuts and pastes on %s', (platform) => {
    const roles = itemsOf(platform).map(({ role }) => role);
    expect(roles).toEqual(
      expect.arrayContaining(['quit', 'copy', 'cut', 'paste', 'selectAll', 'togglefullscreen']),
    );
  });

  it('leaves undo and redo to the editor, which never undoes the partner’s words', () => {
    const roles = itemsOf('linux').map(({ role }) => role);
    expect(roles).not.toContain('undo');
    expect(roles).not.toContain('redo');
  });

  it('is in the language of the settings, every word of it', () => {
    const labels = itemsOf('linux', textsIn('pseudo'))
      .map(({ label }) => label)
      .filter((label) => label !== undefined);
    expect(labels.length).toBeGreaterThan(10);
    for (const label of labels) expect(label).toMatch(/^\[.*\]$/);
  });
});
