import { app, dialog, type BrowserWindow } from 'electron';
import type { HostRequest } from '../../../shared/contract/host-contract.ts';
import { openLink } from '../security/open-link.ts';
import type { Texts } from '../texts/texts.ts';
import { folderDialog, openFileDialog, saveFileDialog } from './file-dialogs.ts';

/** Asks the person; null when they cancelled. The dialog belongs to the window, and goes with it. */
export async function answerHostRequest(
  request: HostRequest,
  window: BrowserWindow | null,
  texts: Texts,
): Promise<string | null> {
  if (window === null) return null;
  switch (request.ask) {
    case 'pick-folder':
      return firstOf(await dialog.showOpenDialog(window, folderDialog(request, texts)));
    case 'pick-file-to-open':
      return firstOf(await dialog.showOpenDialog(window, openFileDialog(request, texts)));
    case 'pick-file-to-save': {
      const options = saveFileDialog(request, app.getPath('documents'), texts);
      const { canceled, filePath } = await dialog.showSaveDialog(window, options);
      return canceled || filePath === '' ? null : filePath;
    }
    case 'open-link':
      return (await openLink(request.url, window, texts)) ? request.url : null;
  }
}

function firstOf({ canceled, filePaths }: { canceled: boolean; filePaths: readonly string[] }) {
  return canceled ? null : (filePaths[0] ?? null);
}
