/** Answers the system's dialogs in place of a person, from the test's side; nothing in the product knows of it. */
import type { ElectronApplication } from '@playwright/test';

export interface ShownDialog {
  readonly kind: 'open' | 'save' | 'message';
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly defaultPath: string;
  readonly buttons: readonly string[];
  readonly hadParent: boolean;
}

export interface Dialogs {
  /** The next "open" dialog chooses this path; `null`: it is cancelled. */
  nextOpen(path: string | null): Promise<void>;
  nextSave(path: string | null): Promise<void>;
  /** The next question is answered with the button of this number, counted from 0. */
  nextMessage(index: number): Promise<void>;
  /** Every dialog so far. One that no answer was waiting for was cancelled. */
  shown(): Promise<readonly ShownDialog[]>;
  /** Every link that was handed to the system so far; none is really opened. */
  openedLinks(): Promise<readonly string[]>;
}

interface Prepared {
  open: (string | null)[];
  save: (string | null)[];
  message: number[];
  shown: ShownDialog[];
  links: string[];
}

declare global {
  var alongsideTestDialogs: Prepared;
}

export async function answerDialogs(app: ElectronApplication): Promise<Dialogs> {
  await app.evaluate(({ dialog, shell }) => {
    const prepared: Prepared = { open: [], save: [], message: [], shown: [], links: [] };
    globalThis.alongsideTestDialogs = prepared;
    const note = (kind: ShownDialog['kind'], given: readonly unknown[]) => {
      const options = given.at(-1) as Partial<ShownDialog>;
      prepared.shown.push({
        kind,
        title: options.title ?? '',
        message: options.message ?? '',
        detail: options.detail ?? '',
        defaultPath: options.defaultPath ?? '',
        buttons: options.buttons ?? [],
        hadParent: given.length > 1,
      });
      return options as { cancelId?: number };
    };
    Object.assign(dialog, {
      showOpenDialog: async (...given: unknown[]) => {
        note('open', given);
        const path = prepared.open.shift() ?? null;
        return { canceled: path === null, filePaths: path === null ? [] : [path] };
      },
      showSaveDialog: async (...given: unknown[]) => {
        note('save', given);
        const path = prepared.save.shift() ?? null;
        return { canceled: path === null, filePath: path ?? '' };
      },
      showMessageBox: async (...given: unknown[]) => {
        const { cancelId = 0 } = note('message', given);
        return { response: prepared.message.shift() ?? cancelId, checkboxChecked: false };
      },
    });
    Object.assign(shell, {
      openExternal: async (link: string) => void prepared.links.push(link),
    });
  });
  return {
    nextOpen: (path) => app.evaluate((_, path) => void globalThis.alongsideTestDialogs.open.push(path), path),
    nextSave: (path) => app.evaluate((_, path) => void globalThis.alongsideTestDialogs.save.push(path), path),
    nextMessage: (index) =>
      app.evaluate((_, index) => void globalThis.alongsideTestDialogs.message.push(index), index),
    shown: () => app.evaluate(() => globalThis.alongsideTestDialogs.shown),
    openedLinks: () => app.evaluate(() => globalThis.alongsideTestDialogs.links),
  };
}
