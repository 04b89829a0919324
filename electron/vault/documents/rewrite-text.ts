/** Changes one piece of formatted text into another, in place. */
import type * as Y from 'yjs';
import type { NodeJson } from '../../../shared/text/document-json.ts';
import { isPlainRecord } from '../../../shared/text/text-grammar.ts';
import { deltaOf } from './read-body.ts';
import { textEdits } from './text-edits.ts';
import { formatOf } from './write-body.ts';

interface Run {
  readonly text: string;
  readonly format: Readonly<Record<string, unknown>>;
}

export function rewriteText(text: Y.XmlText, nodes: readonly NodeJson[]): void {
  const wanted = nodes.map((node): Run => ({ text: node.text ?? '', format: formatOf(node.marks) }));
  const present = runsOf(text);
  if (present === null) {
    // Something that is not text stands in it.
    text.delete(0, text.length);
    text.applyDelta(wanted.map((run) => ({ insert: run.text, attributes: run.format })));
    return;
  }
  const edits = textEdits(joinText(present), joinText(wanted));
  for (const edit of edits.reverse()) {
    if (edit.remove > 0) text.delete(edit.index, edit.remove);
    for (const piece of cut(wanted, edit.from, edit.to).reverse())
      text.insert(edit.index, piece.text, { ...piece.format });
  }
  rewriteFormat(text, wanted);
}

function runsOf(text: Y.XmlText): Run[] | null {
  const runs: Run[] = [];
  for (const { insert, attributes } of deltaOf(text)) {
    if (typeof insert !== 'string') return null;
    runs.push({ text: insert, format: isPlainRecord(attributes) ? attributes : {} });
  }
  return runs;
}

function joinText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** The runs between two places. */
function cut(runs: readonly Run[], from: number, to: number): Run[] {
  const pieces: Run[] = [];
  let start = 0;
  for (const { text, format } of runs) {
    const piece = text.slice(Math.max(from - start, 0), Math.max(to - start, 0));
    if (piece !== '') pieces.push({ text: piece, format });
    start += text.length;
  }
  return pieces;
}

/** Once the words are the same: formats only where they differ. */
function rewriteFormat(text: Y.XmlText, wanted: readonly Run[]): void {
  const present = runsOf(text) ?? [];
  let start = 0;
  for (const run of wanted) {
    let index = start;
    for (const piece of cut(present, start, start + run.text.length)) {
      const change = formatChange(piece.format, run.format);
      if (change !== null) text.format(index, piece.text.length, change);
      index += piece.text.length;
    }
    start += run.text.length;
  }
}

function formatChange(present: Run['format'], wanted: Run['format']): Record<string, unknown> | null {
  const change: Record<string, unknown> = {};
  for (const name of Object.keys(present)) if (!Object.hasOwn(wanted, name)) change[name] = null;
  for (const [name, value] of Object.entries(wanted)) {
    const isSame = Object.hasOwn(present, name) && JSON.stringify(present[name]) === JSON.stringify(value);
    if (!isSame) change[name] = value;
  }
  return Object.keys(change).length > 0 ? change : null;
}
