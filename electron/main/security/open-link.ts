/** Hands a link to the person's browser or mail program, after they saw where it goes. (security.md C6) */
import { dialog, shell, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { Texts } from '../texts/texts.ts';
import { judgeLink } from './link-policy.ts';

/** True when it was opened; false when it was refused or the person said no. */
export async function openLink(link: string, parent: BrowserWindow | null, texts: Texts): Promise<boolean> {
  const verdict = judgeLink(link);
  if (!verdict.open) return false;
  const options: MessageBoxOptions = {
    type: 'question',
    title: texts.appName,
    message: texts.openLink[verdict.kind],
    detail: verdict.goesTo,
    buttons: [texts.openLink.open, texts.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const { response } =
    parent === null ? await dialog.showMessageBox(options) : await dialog.showMessageBox(parent, options);
  if (response !== 0) return false;
  await shell.openExternal(verdict.url);
  return true;
}
