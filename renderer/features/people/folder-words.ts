import type { OutputOf } from '../../../shared/contract/contract.ts';

/** A folder that was chosen and looked at; nothing was written into it yet. */
export type ChosenFolder = NonNullable<OutputOf<'exchange.chooseFolder'>['folder']>;

/** May the exchange go through this folder, now or once its sync has caught up? */
export function folderUsable(state: ChosenFolder['state']): boolean {
  return state === 'ready' || state === 'empty' || state === 'emptied';
}

type JoinerKey = 'folderHere' | 'folderEmpty' | 'folderMissing' | 'folderReadOnly' | 'folderAnother';

/** What is said to somebody who joins and looks for the inviter's folder. */
export function joinerFolderKey(state: ChosenFolder['state']): JoinerKey {
  switch (state) {
    case 'ready':
      return 'folderHere';
    case 'empty':
    case 'emptied':
      return 'folderEmpty';
    case 'missing':
      return 'folderMissing';
    case 'read-only':
      return 'folderReadOnly';
    case 'another-circle':
      return 'folderAnother';
  }
}

type HostKey =
  'hostFolderHere' | 'hostFolderEmpty' | 'folderMissing' | 'folderReadOnly' | 'hostFolderAnother';

/** What is said to the host, who chooses where the circle's own folder will be. */
export function hostFolderKey(state: ChosenFolder['state']): HostKey {
  switch (state) {
    case 'ready':
      return 'hostFolderHere';
    case 'empty':
    case 'emptied':
      return 'hostFolderEmpty';
    case 'missing':
      return 'folderMissing';
    case 'read-only':
      return 'folderReadOnly';
    case 'another-circle':
      return 'hostFolderAnother';
  }
}
