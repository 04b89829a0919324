import { describe, expect, it } from 'vitest';
import { english } from '../../../../../electron/main/texts/english.ts';
import {
  folderDialog,
  openFileDialog,
  saveFileDialog,
} from '../../../../../electron/main/vault-host/file-dialogs.ts';

describe('the dialogs for files', () => {
  // Fails when the suggested name is joined as it is.
  it.each(['../../etc/cron.d/x', '/etc/cron.d/x', '..\\..\\x', 'C:\\x', 'x'])(
    'save under the last part of a suggested name, in the folder that main chose (%j)',
    (suggestedName) => {
      const { defaultPath } = saveFileDialog(
        { ask: 'pick-file-to-save', purpose: 'backup', suggestedName },
        '/home/ana/Documents',
        english,
      );
      expect(defaultPath).toBe('/home/ana/Documents/x');
    },
  );

  it('leave no trace in the system’s list of recent files', () => {
    const purposes = ['backup', 'restore', 'invitation', 'exchange', 'export'] as const;
    const all = [
      folderDialog({ ask: 'pick-folder', purpose: 'exchange' }, english),
      ...purposes.map((purpose) => openFileDialog({ ask: 'pick-file-to-open', purpose }, english)),
      ...purposes.map((purpose) =>
        saveFileDialog({ ask: 'pick-file-to-save', purpose, suggestedName: 'x' }, '/', english),
      ),
    ];
    for (const { properties } of all) expect(properties).toContain('dontAddToRecent');
  });

  it('offer the kind of file that is asked for first', () => {
    const { filters } = openFileDialog({ ask: 'pick-file-to-open', purpose: 'invitation' }, english);
    expect(filters?.[0]?.extensions).toEqual(['alongside-invite']);
  });
});
