/**
 * Changes a Y.Doc so that it shows a given text, touching as little as is sensible: what others write at
 * the same time in untouched parts survives, and the update stays small.
 */
import * as Y from 'yjs';
import { BODY, type DocumentJson, type NodeJson } from '../../../shared/text/document-json.ts';
import { knownAttributes, nodeRules } from '../../../shared/text/text-grammar.ts';
import { align, type Aligned } from './align-parts.ts';
import { rawNodes, type RawNode } from './read-body.ts';
import { insertParts, isRun, partsOf, type Part, type XmlElement } from './write-body.ts';
import { rewriteText } from './rewrite-text.ts';

export function writeDifference(doc: Y.Doc, document: DocumentJson): void {
  reconcile(doc.getXmlFragment(BODY), document.content);
}

function reconcile(parent: Y.XmlFragment, nodes: readonly NodeJson[]): void {
  const present: readonly unknown[] = parent.toArray();
  const wanted = partsOf(nodes);
  const pairs = align(present.map(presentAligned), wanted.map(wantedAligned));
  // From the end, so that the places before stay where they are.
  let presentEnd = present.length;
  let wantedEnd = wanted.length;
  for (const [from, to] of [...pairs.reverse(), [-1, -1] as const]) {
    if (presentEnd > from + 1) parent.delete(from + 1, presentEnd - from - 1);
    insertParts(parent, from + 1, wanted.slice(to + 1, wantedEnd));
    const part = wanted[to];
    if (part !== undefined) rewrite(present[from], part);
    presentEnd = from;
    wantedEnd = to;
  }
}

function rewrite(child: unknown, part: Part): void {
  if (isRun(part)) {
    if (child instanceof Y.XmlText) rewriteText(child, part);
  } else if (child instanceof Y.XmlElement && keyOf(rawNodes(child)) !== keyOf([part])) {
    rewriteAttributes(child, part.attrs ?? {});
    reconcile(child, part.content ?? []);
  }
}

function rewriteAttributes(element: XmlElement, wanted: Readonly<Record<string, unknown>>): void {
  const present: Readonly<Record<string, unknown>> = element.getAttributes();
  for (const [name, value] of Object.entries(wanted)) {
    if (value === null || value === undefined) continue;
    if (JSON.stringify(present[name]) !== JSON.stringify(value)) element.setAttribute(name, value);
  }
  for (const name of Object.keys(present))
    if (wanted[name] === null || wanted[name] === undefined) element.removeAttribute(name);
}

const TEXT = '#text';

function presentAligned(child: unknown): Aligned {
  const nodes = rawNodes(child);
  const name = child instanceof Y.XmlText ? TEXT : (nodes[0]?.type ?? '');
  return { key: keyOf(nodes), name, words: wordsOf(nodes) };
}

function wantedAligned(part: Part): Aligned {
  const nodes = isRun(part) ? part : [part];
  const name = isRun(part) ? TEXT : part.type;
  return { key: keyOf(nodes), name, words: wordsOf(nodes) };
}

/** Two parts with the same key show the same. */
function keyOf(nodes: readonly (RawNode | NodeJson)[]): string {
  return JSON.stringify(keyParts(nodes));
}

function keyParts(nodes: readonly (RawNode | NodeJson)[]): unknown[] {
  const parts: unknown[] = [];
  let marksBefore: string | null = null;
  for (const node of nodes) {
    if (node.type !== 'text') {
      marksBefore = null;
      parts.push([node.type, attributeKey(node), keyParts(node.content ?? [])]);
      continue;
    }
    const text = node.text ?? '';
    const marks = marksKey(node.marks ?? []);
    if (marks === marksBefore) parts.push(`${String(parts.pop())}${text}`);
    else parts.push(marks, text);
    marksBefore = marks;
  }
  return parts;
}

function marksKey(marks: readonly { readonly type: string; readonly attrs?: unknown }[]): string {
  const entries = marks.map(({ type, attrs }) => [type, sortedEntries(attrs ?? {})] as const);
  return JSON.stringify(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function attributeKey(node: RawNode | NodeJson): unknown {
  const rule = nodeRules.get(node.type);
  const { attributes, complete } = knownAttributes(rule?.attributes ?? {}, node.attrs);
  return complete ? attributes : [attributes, sortedEntries(node.attrs ?? {})];
}

function sortedEntries(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}

function wordsOf(nodes: readonly (RawNode | NodeJson)[]): string {
  return nodes.map((node) => node.text ?? wordsOf(node.content ?? [])).join('');
}
