import { app, dialog } from 'electron';
import type { Texts } from '../texts/texts.ts';

/** A part of the app ended again and again: the person decides whether to try once more. */
export function sayTroubled(
  part: 'vault' | 'window',
  { troubled, appName }: Texts,
  tryAgain: () => void,
): void {
  const box = dialog.showMessageBox({
    type: 'error',
    title: appName,
    message: troubled[part],
    detail: part === 'vault' ? troubled.vaultDetail : troubled.windowDetail,
    buttons: [troubled.tryAgain, troubled.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  void box.then(({ response }) => (response === 0 ? tryAgain() : app.quit()));
}
