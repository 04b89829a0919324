/** Paragraphs as the editor would write them: a Yjs update of the text's body under a given client id. */
import * as Y from 'yjs';
import type { DemoVault } from './vault-without-window.ts';

/** Writes paragraphs at the end of a text; a line that begins with `[ ]` becomes an item of a check list. */
export async function write(vault: DemoVault, documentId: string, lines: readonly string[]): Promise<void> {
  const { state, clientId } = await vault.call('documents.open', { documentId });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  doc.clientID = clientId;
  doc.transact(() => {
    const body = doc.getXmlFragment('body');
    let tasks: Y.XmlElement | null = null;
    for (const line of lines) {
      if (!line.startsWith('[ ] ')) {
        tasks = null;
        body.push([paragraph(line)]);
        continue;
      }
      if (tasks === null) {
        tasks = new Y.XmlElement('taskList');
        body.push([tasks]);
      }
      const item = new Y.XmlElement<{ checked: boolean }>('taskItem');
      item.setAttribute('checked', false);
      item.insert(0, [paragraph(line.slice(4))]);
      tasks.push([item as Y.XmlElement]);
    }
  });
  await vault.call('documents.update', { documentId, update: Y.encodeStateAsUpdate(doc, before) });
  await vault.call('documents.close', { documentId });
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}
