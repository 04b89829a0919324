import { describe, expect, it } from 'vitest';
import type { KeyPress, Shortcut } from '../../../../renderer/ui/keyboard/shortcut.ts';
import { matches } from '../../../../renderer/ui/keyboard/shortcut.ts';
import { createShortcuts } from '../../../../renderer/ui/keyboard/shortcuts.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

const page = { inText: false, inDialog: false };

function shortcut(keys: string, ran: string[], more: Partial<Shortcut> = {}): Shortcut {
  return { keys, label: keys, group: 'everywhere', run: () => ran.push(keys), ...more };
}

describe('a key combination', () => {
  it('is Ctrl on a computer and Cmd on a Mac', () => {
    expect(matches('mod+N', press('n', { ctrlKey: true }), false)).toBe(true);
    expect(matches('mod+N', press('n', { metaKey: true }), true)).toBe(true);
    expect(matches('mod+N', press('n', { metaKey: true }), false)).toBe(false);
  });

  it('fits only with exactly the keys that are held', () => {
    expect(matches('mod+N', press('n'), false)).toBe(false);
    expect(matches('mod+N', press('N', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matches('alt+ArrowLeft', press('ArrowLeft', { altKey: true }), false)).toBe(true);
    expect(matches('alt+ArrowLeft', press('ArrowLeft', { altKey: true, ctrlKey: true }), false)).toBe(false);
  });

  it('finds a sign wherever the keyboard has it', () => {
    expect(matches('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(matches('?', press('?'), false)).toBe(true);
  });

  it('finds a letter by its place on a keyboard of another script', () => {
    expect(matches('mod+N', press('т', { ctrlKey: true, code: 'KeyN' }), false)).toBe(true);
    expect(matches('mod+N', press('m', { ctrlKey: true, code: 'KeyN' }), false)).toBe(false);
  });
});

describe('the registered shortcuts', () => {
  it('run and are listed only while they are registered', () => {
    const ran: string[] = [];
    const shortcuts = createShortcuts();
    const remove = shortcuts.add(shortcut('F1', ran));
    expect(shortcuts.handle(press('F1'), page, false)).toBe(true);
    remove();
    expect(shortcuts.handle(press('F1'), page, false)).toBe(false);
    expect(shortcuts.list()).toEqual([]);
    expect(ran).toEqual(['F1']);
  });

  it('never take a sign away from a text', () => {
    const ran: string[] = [];
    const shortcuts = createShortcuts();
    shortcuts.add(shortcut('?', ran));
    expect(shortcuts.handle(press('?'), { inText: true, inDialog: false }, false)).toBe(false);
    expect(shortcuts.handle(press('?'), page, false)).toBe(true);
  });

  it('do not reach through an open dialog, except those that may', () => {
    const ran: string[] = [];
    const shortcuts = createShortcuts();
    shortcuts.add(shortcut('mod+N', ran));
    shortcuts.add(shortcut('mod+L', ran, { inDialogs: true }));
    const dialog = { inText: true, inDialog: true };
    expect(shortcuts.handle(press('n', { ctrlKey: true }), dialog, false)).toBe(false);
    expect(shortcuts.handle(press('l', { ctrlKey: true }), dialog, false)).toBe(true);
  });

  it('let the newest one of a combination win, and list only that one', () => {
    const ran: string[] = [];
    const shortcuts = createShortcuts();
    shortcuts.add(shortcut('mod+N', ran, { run: () => ran.push('older') }));
    shortcuts.add(shortcut('mod+N', ran, { run: () => ran.push('newer') }));
    shortcuts.handle(press('n', { ctrlKey: true }), page, false);
    expect(ran).toEqual(['newer']);
    expect(shortcuts.list()).toHaveLength(1);
  });

  it('leave the keys alone of one that is only listed', () => {
    const ran: string[] = [];
    const shortcuts = createShortcuts();
    shortcuts.add(shortcut('mod+B', ran, { listedOnly: true }));
    expect(shortcuts.handle(press('b', { ctrlKey: true }), page, false)).toBe(false);
    expect(shortcuts.list()).toHaveLength(1);
  });
});
