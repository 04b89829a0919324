/** Texts as Yjs documents, made the way an editor or a hostile peer would. */
import * as Y from 'yjs';
import { answers } from '../../electron/vault/documents/text-answers.ts';
import { BODY, type DocumentJson } from '../../shared/text/document-json.ts';

/** The whole state of a document after `write`. */
export function textBy(write: (body: Y.XmlFragment, doc: Y.Doc) => void, clientId = 7): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.transact(() => write(doc.getXmlFragment(BODY), doc));
  return Y.encodeStateAsUpdate(doc);
}

export function element(
  name: string,
  attributes: Readonly<Record<string, unknown>> = {},
  ...children: readonly (Y.XmlElement | Y.XmlText | string)[]
): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(
    0,
    children.map((child) => (typeof child === 'string' ? words(child) : child)),
  );
  return made;
}

export function words(text: string, format: object = {}): Y.XmlText {
  const made = new Y.XmlText();
  made.applyDelta([{ insert: text, attributes: format }]);
  return made;
}

/** Types and deletes as an editor does: one update for each act. */
export function typed(acts: (text: Y.XmlText) => Iterable<() => void>, clientId = 7): Uint8Array[] {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = new Y.XmlText();
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    doc.getXmlFragment(BODY).insert(0, [paragraph]);
  });
  for (const act of acts(text)) act();
  return updates;
}

export function textOf(...paragraphs: readonly string[]): DocumentJson {
  return {
    type: 'doc',
    content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

export function visibleIn(updates: readonly Uint8Array[]): DocumentJson {
  return answers.visible(updates, null).json;
}

/** The state as Yjs itself sees it: what two replicas must agree on. */
export function stateOf(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  for (const update of updates) Y.applyUpdate(doc, update);
  return Y.encodeStateAsUpdate(doc);
}

/** Whether these bytes hold this text in clear. */
export function holds(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes).includes(text, 0, 'utf8');
}
