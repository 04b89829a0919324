/** What the vault asks the person by way of a dialog of the system. Paths stay between main and the vault. (B4) */
import { basename, join } from 'node:path';
import type { FileFilter, OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { FilePurpose, HostRequest } from '../../../shared/contract/host-contract.ts';
import type { Texts } from '../texts/texts.ts';

type Ask<K extends HostRequest['ask']> = Extract<HostRequest, { ask: K }>;

export function folderDialog(request: Ask<'pick-folder'>, texts: Texts): OpenDialogOptions {
  return {
    title: texts.pickFolder[request.purpose],
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  };
}

export function openFileDialog(request: Ask<'pick-file-to-open'>, texts: Texts): OpenDialogOptions {
  return {
    title: texts.pickFile[request.purpose],
    filters: filters(request.purpose, texts),
    properties: ['openFile', 'dontAddToRecent'],
  };
}

/** `folder` is where the dialog stands at first; of the suggested name only its last part counts. */
export function saveFileDialog(
  request: Ask<'pick-file-to-save'>,
  folder: string,
  texts: Texts,
): SaveDialogOptions {
  return {
    title: texts.pickFile[request.purpose],
    defaultPath: join(folder, basename(request.suggestedName.replaceAll('\\', '/'))),
    filters: filters(request.purpose, texts),
    properties: ['createDirectory', 'dontAddToRecent', 'showOverwriteConfirmation'],
  };
}

function filters(purpose: FilePurpose, texts: Texts): FileFilter[] {
  const any: FileFilter = { name: texts.fileKind.any, extensions: ['*'] };
  switch (purpose) {
    case 'backup':
    case 'restore':
      return [{ name: texts.fileKind.backup, extensions: ['alongside-backup'] }, any];
    case 'invitation':
      return [{ name: texts.fileKind.invitation, extensions: ['alongside-invite'] }, any];
    case 'exchange':
      return [{ name: texts.fileKind.exchange, extensions: ['alongside'] }, any];
    case 'export':
      return [any];
  }
}
