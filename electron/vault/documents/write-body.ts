/** Writes nodes of a valid text as Yjs types, exactly as the editor's binding does. */
import * as Y from 'yjs';
import type { Attributes, DocumentJson, MarkJson, NodeJson } from '../../../shared/text/document-json.ts';
import { BODY } from '../../../shared/text/document-json.ts';

export type XmlElement = Y.XmlElement<{ [name: string]: object | string | number | boolean }>;
/** A child as Yjs keeps it: an element, or all text between two elements. */
export type Part = NodeJson | readonly NodeJson[];

export function writeBody(doc: Y.Doc, document: DocumentJson): void {
  insertParts(doc.getXmlFragment(BODY), 0, partsOf(document.content));
}

export function partsOf(nodes: readonly NodeJson[]): Part[] {
  const parts: Part[] = [];
  let run: NodeJson[] = [];
  for (const node of nodes) {
    if (node.type === 'text') {
      if (run.length === 0) parts.push(run);
      run.push(node);
    } else {
      run = [];
      parts.push(node);
    }
  }
  return parts;
}

export function isRun(part: Part): part is readonly NodeJson[] {
  return Array.isArray(part);
}

export function insertParts(parent: Y.XmlFragment, index: number, parts: readonly Part[]): void {
  if (parts.length > 0) parent.insert(index, parts.map(typeOf));
}

function typeOf(part: Part): Y.XmlElement | Y.XmlText {
  if (isRun(part)) {
    const text = new Y.XmlText();
    text.applyDelta(part.map((node) => ({ insert: node.text ?? '', attributes: formatOf(node.marks) })));
    return text;
  }
  const element = new Y.XmlElement(part.type);
  writeAttributes(element, part.attrs ?? {});
  insertParts(element, 0, partsOf(part.content ?? []));
  return element;
}

function writeAttributes(element: Y.XmlElement, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
}

/** Yjs keeps any JSON value in an attribute, whatever its types say. */
export function setAttribute(element: XmlElement, name: string, value: unknown): void {
  if (value !== null && value !== undefined) element.setAttribute(name, value);
}

/** Marks as Yjs formats. */
export function formatOf(marks: readonly MarkJson[] = []): Record<string, unknown> {
  return Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}]));
}
