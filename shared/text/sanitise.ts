/**
 * Makes a valid text of whatever came: loaded, pasted, imported, received. What this version does not
 * know is left out and its words are kept. (security.md C8, C9)
 */
import type { DocumentJson, NodeJson } from './document-json.ts';
import { isPlainRecord, knownAttributes, nodeRules, type NodeRule } from './text-grammar.ts';
import { createLedger, type Ledger } from './sanitise-ledger.ts';
import { deepText, inlineOf, isInline, lineBreak, textRun } from './sanitise-inline.ts';
import { textLimits } from './text-limits.ts';

export interface Sanitised {
  readonly document: DocumentJson;
  /** Something is missing that this version does not know or allow: show it, but do not write over it. */
  readonly simplified: boolean;
  /** Known parts stood where they may not (two people's edits can meet like that) and were put right. */
  readonly repaired: boolean;
}

/** A valid document for any JSON tree; bounded in depth, nodes and characters. Never throws. */
export function sanitise(tree: unknown): Sanitised {
  const ledger = createLedger();
  const children = isPlainRecord(tree) ? childrenOf(tree, ledger) : [];
  if (!isPlainRecord(tree) || tree['type'] !== 'doc') ledger.simplify();
  const blocks = blocksOf(children, ledger, 1);
  return {
    document: { type: 'doc', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] },
    simplified: ledger.simplified,
    repaired: ledger.repaired,
  };
}

function childrenOf(node: Readonly<Record<string, unknown>>, ledger: Ledger): readonly unknown[] {
  const content = node['content'];
  if (Array.isArray(content)) return content;
  if (content !== undefined && content !== null) ledger.simplify();
  return [];
}

/** Children where blocks are wanted: loose words become paragraphs, unknown wrappers are opened. */
function blocksOf(children: readonly unknown[], ledger: Ledger, depth: number): NodeJson[] {
  const blocks: NodeJson[] = [];
  let loose: unknown[] = [];
  const closeParagraph = (): void => {
    const content = inlineOf(loose, ledger, depth);
    loose = [];
    if (content.length > 0) blocks.push({ type: 'paragraph', content });
  };
  for (const child of children) {
    if (!isPlainRecord(child)) {
      ledger.simplify();
      continue;
    }
    if (isInline(child)) {
      ledger.repair();
      loose.push(child);
      continue;
    }
    closeParagraph();
    if (!ledger.takeNode()) break;
    const rule = ruleOf(child);
    if (rule?.place === 'block') {
      for (const block of blockOf(child, rule, ledger, depth)) blocks.push(block);
      continue;
    }
    if (rule === undefined) ledger.simplify();
    else {
      ledger.repair();
      attributesOf(child, rule, ledger);
    }
    for (const block of blocksWithin(child, ledger, depth)) blocks.push(block);
  }
  closeParagraph();
  return blocks;
}

/** What a node that cannot stay holds, as blocks; too deep, only its words. */
function blocksWithin(
  child: Readonly<Record<string, unknown>>,
  ledger: Ledger,
  depth: number,
): readonly NodeJson[] {
  if (depth < textLimits.depth)
    return blocksOf([...ownText(child), ...childrenOf(child, ledger)], ledger, depth + 1);
  ledger.simplify();
  const content = textRun(deepText(child, ledger), [], ledger);
  return content === null ? [] : [{ type: 'paragraph', content: [content] }];
}

/** An unknown node may carry words of its own. */
function ownText(child: Readonly<Record<string, unknown>>): readonly unknown[] {
  return typeof child['text'] === 'string' ? [{ type: 'text', text: child['text'] }] : [];
}

function blockOf(
  child: Readonly<Record<string, unknown>>,
  rule: NodeRule,
  ledger: Ledger,
  depth: number,
): readonly NodeJson[] {
  if (depth >= textLimits.depth) return blocksWithin(child, ledger, depth);
  const type = String(child['type']);
  const children = childrenOf(child, ledger);
  const attrs = attributesOf(child, rule, ledger);
  switch (rule.content) {
    case 'nothing':
      if (children.length > 0) ledger.simplify();
      return [{ type, ...attrs }, ...blocksOf(children, ledger, depth + 1)];
    case 'inline':
      return [withContent({ type, ...attrs }, inlineOf(children, ledger, depth + 1))];
    case 'plain':
      return [withContent({ type, ...attrs }, plainOf(children, ledger, depth + 1))];
    case 'items':
    case 'checks': {
      const items = itemsOf(children, rule.content === 'items' ? 'listItem' : 'taskItem', ledger, depth + 1);
      return wrapped({ type, ...attrs }, items, ledger);
    }
    case 'rows':
      return tablesOf(children, ledger, depth + 1);
    default:
      return wrapped({ type, ...attrs }, blocksOf(children, ledger, depth + 1), ledger);
  }
}

/** A wrapper around nothing cannot stand. */
function wrapped(node: NodeJson, content: readonly NodeJson[], ledger: Ledger): readonly NodeJson[] {
  if (content.length > 0) return [{ ...node, content }];
  ledger.repair();
  return [];
}

function withContent(node: NodeJson, content: readonly NodeJson[]): NodeJson {
  return content.length > 0 ? { ...node, content } : node;
}

/** The words of a code block: one text without marks, line breaks as new lines. */
function plainOf(children: readonly unknown[], ledger: Ledger, depth: number): readonly NodeJson[] {
  let words = '';
  for (const part of inlineOf(children, ledger, depth)) {
    if (part.type === lineBreak) ledger.repair();
    if (part.marks !== undefined) ledger.repair();
    words += part.text ?? '\n';
  }
  return words === '' ? [] : [{ type: 'text', text: words }];
}

function itemsOf(
  children: readonly unknown[],
  itemType: 'listItem' | 'taskItem',
  ledger: Ledger,
  depth: number,
): NodeJson[] {
  return grouped(children, 'item', ledger).map((group) => {
    const given = group.own ?? { type: itemType };
    const isOwnKind = group.own !== null && given['type'] === itemType;
    if (!isOwnKind) ledger.repair();
    const givenAttrs = attributesOf(given, ruleOf(given) ?? listItemRule, ledger);
    const attrs = isOwnKind ? givenAttrs : attributesOf({}, nodeRules.get(itemType) ?? listItemRule, ledger);
    const blocks = ledger.takeNode() ? blocksOf(group.children, ledger, depth) : [];
    if (blocks[0]?.type !== 'paragraph') {
      ledger.repair();
      blocks.unshift({ type: 'paragraph' });
    }
    return { type: itemType, ...attrs, content: blocks };
  });
}

function tablesOf(children: readonly unknown[], ledger: Ledger, depth: number): readonly NodeJson[] {
  const rows = grouped(children, 'row', ledger).map((group): NodeJson => {
    if (group.own === null) ledger.repair();
    else attributesOf(group.own, rowRule, ledger);
    const cells = ledger.takeNode() ? cellsOf(group.children, ledger, depth + 1) : [];
    return withContent({ type: 'tableRow' }, cells);
  });
  if (rows.length === 0) ledger.repair();
  if (rows.length > textLimits.rowsInTable) ledger.simplify();
  const tables: NodeJson[] = [];
  for (let from = 0; from < rows.length; from += textLimits.rowsInTable) {
    tables.push({ type: 'table', content: rows.slice(from, from + textLimits.rowsInTable) });
  }
  return tables;
}

const listItemRule: NodeRule = { place: 'item', content: 'blocks', attributes: {} };
const rowRule: NodeRule = { place: 'row', content: 'cells', attributes: {} };

function cellsOf(children: readonly unknown[], ledger: Ledger, depth: number): readonly NodeJson[] {
  const groups = grouped(children, 'cell', ledger);
  const kept = groups.slice(0, textLimits.cellsInRow);
  if (groups.length > kept.length) {
    ledger.simplify();
    const last = kept.pop();
    const rest = groups.slice(kept.length).flatMap((group) => group.children);
    kept.push({ own: last?.own ?? null, children: rest });
  }
  return kept.map((group): NodeJson => {
    const type = group.own?.['type'] === 'tableHeader' ? 'tableHeader' : 'tableCell';
    if (group.own === null) ledger.repair();
    const rule = nodeRules.get(type);
    const attrs = rule === undefined ? {} : attributesOf(group.own ?? {}, rule, ledger);
    const blocks = ledger.takeNode() ? blocksOf(group.children, ledger, depth) : [];
    if (blocks.length === 0) ledger.repair();
    return { type, ...attrs, content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] };
  });
}

interface Group {
  /** The node of the wanted place, or null for whatever else stood there. */
  readonly own: Readonly<Record<string, unknown>> | null;
  readonly children: readonly unknown[];
}

/** Splits the children of a list, table or row: each wanted one alone, the rest between them together. */
function grouped(children: readonly unknown[], place: 'item' | 'row' | 'cell', ledger: Ledger): Group[] {
  const groups: Group[] = [];
  let others: unknown[] = [];
  const closeOthers = (): void => {
    if (others.length > 0) groups.push({ own: null, children: others });
    others = [];
  };
  for (const child of children) {
    if (isPlainRecord(child) && ruleOf(child)?.place === place) {
      closeOthers();
      groups.push({ own: child, children: childrenOf(child, ledger) });
    } else others.push(child);
  }
  closeOthers();
  return groups;
}

function ruleOf(node: Readonly<Record<string, unknown>>): NodeRule | undefined {
  return typeof node['type'] === 'string' ? nodeRules.get(node['type']) : undefined;
}

function attributesOf(
  node: Readonly<Record<string, unknown>>,
  rule: NodeRule,
  ledger: Ledger,
): { attrs?: NonNullable<NodeJson['attrs']> } {
  const { attributes, complete } = knownAttributes(rule.attributes, node['attrs']);
  if (!complete) ledger.simplify();
  return Object.keys(attributes).length > 0 ? { attrs: attributes } : {};
}
