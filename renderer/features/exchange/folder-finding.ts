import type { OutputOf } from '../../../shared/contract/contract.ts';

type FolderState = NonNullable<OutputOf<'exchange.chooseFolder'>['folder']>['state'];

export interface FolderFinding {
  readonly key: 'folderCircleHere' | 'folderEmpty' | 'notThere' | 'notWritable' | 'notOurs';
  readonly usable: boolean;
}

/** What a look into a chosen folder means for this circle. */
export function folderFinding(state: FolderState): FolderFinding {
  switch (state) {
    case 'ready':
      return { key: 'folderCircleHere', usable: true };
    case 'empty':
    case 'emptied':
      return { key: 'folderEmpty', usable: true };
    case 'missing':
      return { key: 'notThere', usable: false };
    case 'read-only':
      return { key: 'notWritable', usable: false };
    case 'another-circle':
      return { key: 'notOurs', usable: false };
  }
}
