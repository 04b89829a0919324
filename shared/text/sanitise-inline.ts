/** The part of `sanitise.ts` inside a line: words, their marks and line breaks. */
import type { Attributes, MarkJson, NodeJson } from './document-json.ts';
import type { Ledger } from './sanitise-ledger.ts';
import { isPlainRecord, knownAttributes, LONE_MARK, markRules, nodeRules } from './text-grammar.ts';
import { textLimits } from './text-limits.ts';

export const lineBreak = 'hardBreak';

type Given = Readonly<Record<string, unknown>>;

export function isInline(node: Given): boolean {
  return node['type'] === 'text' || node['type'] === lineBreak;
}

/** Words and line breaks among these children, whatever they are wrapped in. */
export function inlineOf(children: readonly unknown[], ledger: Ledger, depth: number): NodeJson[] {
  const line: NodeJson[] = [];
  for (const child of children) collect(child, line, ledger, depth);
  return line;
}

function collect(child: unknown, line: NodeJson[], ledger: Ledger, depth: number): void {
  if (!isPlainRecord(child)) return ledger.simplify();
  const { type, text } = child;
  if (!ledger.takeNode()) return;
  if (typeof text === 'string') {
    if (type !== 'text') ledger.simplify();
    append(line, textRun(text, marksOf(child['marks'], ledger), ledger));
  }
  const content: unknown = child['content'];
  if (type === 'text' && typeof text === 'string' && content === undefined) return;
  if (type === lineBreak) {
    if (!knownAttributes({}, child['attrs']).complete) ledger.simplify();
    line.push({ type: lineBreak });
    return;
  }
  const rule = typeof type === 'string' ? nodeRules.get(type) : undefined;
  if (rule === undefined || !knownAttributes(rule.attributes, child['attrs']).complete) ledger.simplify();
  else ledger.repair();
  if (!Array.isArray(content)) return;
  if (depth >= textLimits.depth) {
    ledger.simplify();
    append(line, textRun(deepText(child, ledger), [], ledger));
    return;
  }
  for (const inner of content) collect(inner, line, ledger, depth + 1);
}

/** Neighbours with the same marks are one piece of text. */
function append(line: NodeJson[], piece: NodeJson | null): void {
  if (piece === null) return;
  const last = line.at(-1);
  if (last?.type === 'text' && sameMarks(last.marks ?? [], piece.marks ?? []))
    line[line.length - 1] = { ...last, text: `${last.text ?? ''}${piece.text ?? ''}` };
  else line.push(piece);
}

export function textRun(text: string, marks: readonly MarkJson[], ledger: Ledger): NodeJson | null {
  const taken = ledger.takeText(text);
  if (taken === '') return null;
  return marks.length > 0 ? { type: 'text', text: taken, marks } : { type: 'text', text: taken };
}

/** Allowed marks, each once, in the schema's order. */
function marksOf(given: unknown, ledger: Ledger): readonly MarkJson[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) {
    ledger.simplify();
    return [];
  }
  const found = new Map<string, MarkJson>();
  for (const mark of given) {
    const type: unknown = isPlainRecord(mark) ? mark['type'] : undefined;
    const rule = typeof type === 'string' ? markRules.get(type) : undefined;
    if (rule === undefined || typeof type !== 'string' || !isPlainRecord(mark)) {
      ledger.simplify();
      continue;
    }
    const { attributes, complete } = knownAttributes(rule.attributes, mark['attrs']);
    if (!complete) ledger.simplify();
    // A link without an allowed address is no link.
    if (Object.values(attributes).includes(null)) {
      ledger.simplify();
      continue;
    }
    if (found.has(type)) ledger.repair();
    else found.set(type, Object.keys(attributes).length > 0 ? { type, attrs: attributes } : { type });
  }
  const lone = found.get(LONE_MARK);
  if (lone !== undefined) {
    if (found.size > 1) ledger.repair();
    return [lone];
  }
  return [...markRules.keys()].flatMap((type) => found.get(type) ?? []);
}

export function sameMarks(one: readonly MarkJson[], other: readonly MarkJson[]): boolean {
  return (
    one.length === other.length &&
    one.every((mark, index) => {
      const twin = other[index];
      return twin !== undefined && twin.type === mark.type && sameAttributes(mark.attrs, twin.attrs);
    })
  );
}

function sameAttributes(one: Attributes = {}, other: Attributes = {}): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** All words below a node, however deep, without calling itself. */
export function deepText(node: Given, ledger: Ledger): string {
  const waiting: unknown[] = [node];
  const words: string[] = [];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isPlainRecord(next) || !ledger.takeNode()) continue;
    if (typeof next['text'] === 'string') words.push(next['text']);
    const content: unknown = next['content'];
    if (!Array.isArray(content)) continue;
    for (let index = content.length - 1; index >= 0; index--) waiting.push(content[index]);
  }
  return words.join('');
}
