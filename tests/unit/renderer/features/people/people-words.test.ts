import { describe, expect, it } from 'vitest';
import {
  folderUsable,
  hostFolderKey,
  joinerFolderKey,
} from '../../../../../renderer/features/people/folder-words.ts';
import { numberGroups } from '../../../../../renderer/features/people/number-groups.ts';

describe('a safety number', () => {
  it('is six groups of five, however it comes', () => {
    const groups = ['48213', '90517', '33864', '02971', '65508', '17742'];
    expect(numberGroups(groups.join(' '))).toEqual(groups);
    expect(numberGroups(groups.join(''))).toEqual(groups);
  });
});

describe('what the look into a chosen folder means', () => {
  it('lets a joiner go on when the circle is there or its sync is late, and nowhere else', () => {
    expect(joinerFolderKey('ready')).toBe('folderHere');
    expect(joinerFolderKey('empty')).toBe('folderEmpty');
    expect(folderUsable('ready') && folderUsable('empty')).toBe(true);
    for (const state of ['missing', 'read-only', 'another-circle'] as const) {
      expect(folderUsable(state)).toBe(false);
    }
  });

  it('says to host and joiner what concerns each', () => {
    expect(hostFolderKey('empty')).toBe('hostFolderEmpty');
    expect(hostFolderKey('another-circle')).not.toBe(joinerFolderKey('another-circle'));
    expect(hostFolderKey('read-only')).toBe(joinerFolderKey('read-only'));
  });
});
