/** A window's copy of a text: types paragraphs under the client id that the vault handed out. */
import * as Y from 'yjs';
import type { TestVault } from './vault-under-test.ts';

export interface WindowText {
  readonly doc: Y.Doc;
  /** Types at the end of the first paragraph; resolves when the vault has acknowledged it. */
  type(words: string): Promise<void>;
  /** Deletes characters of the first paragraph. */
  erase(at: number, length: number): Promise<void>;
  words(): string;
}

export async function writeInto(vault: TestVault, documentId: string): Promise<WindowText> {
  const opened = await vault.call('documents.open', { documentId });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, opened.state, 'vault');
  doc.clientID = opened.clientId;
  let last: Promise<unknown> = Promise.resolve();
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'vault') return;
    last = last.then(() => vault.call('documents.update', { documentId, update }));
  });
  const paragraph = (): Y.XmlText => {
    const body = doc.getXmlFragment('body');
    if (body.length === 0) {
      doc.transact(() => {
        const element = new Y.XmlElement('paragraph');
        element.insert(0, [new Y.XmlText()]);
        body.insert(0, [element]);
      });
    }
    const element = body.get(0) as Y.XmlElement;
    if (element.length === 0) element.insert(0, [new Y.XmlText()]);
    return element.get(0) as Y.XmlText;
  };
  let seen = 0;
  const merge = (): void => {
    for (const payload of vault.events('documents.changed').slice(seen)) {
      seen += 1;
      if (payload.documentId === documentId) Y.applyUpdate(doc, payload.update, 'vault');
    }
  };
  return {
    doc,
    async type(words) {
      merge();
      const text = paragraph();
      text.insert(text.length, words);
      await last;
    },
    async erase(at, length) {
      merge();
      paragraph().delete(at, length);
      await last;
    },
    words() {
      merge();
      return doc
        .getXmlFragment('body')
        .toString()
        .replaceAll(/<[^>]*>/g, ' ')
        .trim();
    },
  };
}
