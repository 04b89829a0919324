import { describe, expect, it } from 'vitest';
import {
  isObjectName,
  objectFileName,
  objectFolderName,
} from '../../../../electron/transports/object-name.ts';

const id = 'abcdefghijklmnopqrstuvwxyz';

describe("an object's name", () => {
  it('is lower-case, has one dot, one or two folders and stays under 110 characters', () => {
    for (const name of [`c/${id}.cp1`, `f/abcdefghijklmnop/12-${id}.cp1`, `i/abcdefghijklmnop/${id}.cp1`])
      expect(isObjectName(name)).toBe(true);
    for (const name of [
      `${id}.cp1`,
      `C/${id}.cp1`,
      `c/${id}.txt`,
      `c/../${id}.cp1`,
      `c//${id}.cp1`,
      `c/${id}.cp1\n`,
    ])
      expect(isObjectName(name)).toBe(false);
  });

  it('F11: is found in what sync programs make of a file name', () => {
    // Fails when a kind of copy is taken for litter, or litter for a copy.
    const copies = [
      `7-${id}.cp1`,
      `7-${id.toUpperCase()}.CP1`,
      `7-${id}.sync-conflict-20261122-120000-ABCDEFG.cp1`,
      `7-${id} (Ana's conflicted copy 2026-11-22).cp1`,
      `7-${id} (conflicted copy 2026-11-22 120000).cp1`,
      `7-${id} (1).cp1`,
      `7-${id} 2.cp1`,
      `7-${id}-LAPTOP.cp1`,
      `7-${id}.cp1 (1)`,
    ];
    for (const name of copies) expect(objectFileName(name)).toBe(`7-${id}.cp1`);
    const others = [
      `.syncthing.7-${id}.cp1.tmp`,
      `~syncthing~7-${id}.cp1.tmp`,
      `7-${id}.cp1.tmp`,
      `.7-${id}.cp1.icloud`,
      `7-${id}.cp1.part`,
      `7-${id}x.cp1`,
      `7-${id}`,
      'desktop.ini',
    ];
    for (const name of others) expect(objectFileName(name)).toBeUndefined();
  });

  it('is found in folders that were doubled', () => {
    expect(objectFolderName('F')).toBe('f');
    expect(objectFolderName('f (1)')).toBe('f');
    expect(objectFolderName('f 2')).toBe('f');
    expect(objectFolderName('cp1-abcdefghijklmnop (Konflikt)')).toBe('cp1-abcdefghijklmnop');
    expect(objectFolderName('.stversions')).toBeUndefined();
    expect(objectFolderName('My notes')).toBeUndefined();
  });
});
