/** Reads a Y fragment as it is, known or not, into a tree that `sanitise` then judges. */
import * as Y from 'yjs';
import { BODY } from '../../../shared/text/document-json.ts';
import { isPlainRecord } from '../../../shared/text/text-grammar.ts';
import { textLimits } from '../../../shared/text/text-limits.ts';

export interface RawNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly RawNode[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string; readonly attrs: unknown }[];
}

/** For what has no name in the grammar; `sanitise` takes it for unknown. */
const FOREIGN = '#foreign';

export function readBody(doc: Y.Doc): RawNode {
  const content = doc
    .getXmlFragment(BODY)
    .toArray()
    .flatMap((child) => rawNodes(child, 1));
  for (const [name, part] of doc.share) {
    const isEmpty = part._start === null && part._map.size === 0;
    if (name !== BODY && !isEmpty) content.push({ type: FOREIGN });
  }
  return { type: 'doc', content };
}

/** What one child of a fragment holds; a piece of text may be several nodes. */
export function rawNodes(child: unknown, depth = 1): RawNode[] {
  if (typeof child === 'string') return [{ type: 'text', text: child }];
  if (child instanceof Y.XmlText) return textNodes(child);
  if (child instanceof Y.Text) return [{ type: FOREIGN, content: textNodes(child) }];
  if (!(child instanceof Y.XmlElement)) return [{ type: FOREIGN }];
  if (depth > textLimits.depth + 2) return [{ type: FOREIGN, text: wordsBelow(child) }];
  const attrs: Readonly<Record<string, unknown>> = child.getAttributes();
  const content = child.toArray().flatMap((inner: unknown) => rawNodes(inner, depth + 1));
  return [{ type: child.nodeName, attrs, content }];
}

/** The pieces of a text; what is inserted may be anything. */
export function deltaOf(text: Y.Text): readonly { readonly insert: unknown; readonly attributes: unknown }[] {
  const delta: unknown = text.toDelta();
  if (!Array.isArray(delta)) return [];
  return delta.map((piece: unknown) => {
    const known = isPlainRecord(piece) ? piece : {};
    return { insert: known['insert'], attributes: known['attributes'] };
  });
}

function textNodes(text: Y.Text): RawNode[] {
  return deltaOf(text).map(({ insert, attributes }): RawNode => {
    if (typeof insert !== 'string') return { type: FOREIGN };
    if (!isPlainRecord(attributes)) return { type: 'text', text: insert };
    const marks = Object.entries(attributes).map(([type, attrs]) => ({ type, attrs }));
    return { type: 'text', text: insert, marks };
  });
}

/** The words of something nested too deep to be shown, without calling itself. */
function wordsBelow(element: unknown): string {
  const waiting: unknown[] = [element];
  const words: string[] = [];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') words.push(next);
    else if (next instanceof Y.Text)
      words.push(
        textNodes(next)
          .map(({ text = '' }) => text)
          .join(''),
      );
    else if (next instanceof Y.XmlElement) for (const inner of next.toArray().reverse()) waiting.push(inner);
  }
  return words.join('');
}
