/**
 * A text as Markdown (CommonMark with GitHub's tables, task lists and strikethrough), for export. Words that
 * look like Markdown are escaped, so that they read back as words.
 */
import type { DocumentJson, NodeJson } from './document-json.ts';
import { inlineMarkdown } from './markdown-text.ts';

/** Ends with one line end; an empty text is empty. */
export function documentToMarkdown(document: DocumentJson): string {
  const text = blocksMarkdown(document.content);
  return text === '' ? '' : `${text}\n`;
}

function blocksMarkdown(blocks: readonly NodeJson[]): string {
  const written: string[] = [];
  let listsInRow = 0;
  for (const [index, block] of blocks.entries()) {
    // Two lists in a row would be read as one unless their signs differ.
    listsInRow = isList(block) && isList(blocks[index - 1]) ? listsInRow + 1 : 0;
    written.push(blockMarkdown(block, listsInRow % 2 === 1));
  }
  return written.filter((block) => block !== '').join('\n\n');
}

const isList = (node: NodeJson | undefined): boolean =>
  node?.type === 'bulletList' || node?.type === 'orderedList' || node?.type === 'taskList';

function blockMarkdown(node: NodeJson, otherSign: boolean): string {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      return inlineMarkdown(content, 'block');
    case 'heading':
      return headingMarkdown(node);
    case 'bulletList':
    case 'taskList':
    case 'orderedList':
      return listMarkdown(node, otherSign);
    case 'blockquote':
      return indented(blocksMarkdown(content), '> ', '>');
    case 'codeBlock':
      return fenced(content.map((part) => part.text ?? '').join(''), wordsOf(node.attrs?.['language']));
    case 'horizontalRule':
      return '---';
    case 'table':
      return tableMarkdown(node);
    default:
      return blocksMarkdown(content);
  }
}

function headingMarkdown(node: NodeJson): string {
  const words = inlineMarkdown(node.content ?? [], 'line').replace(/(#+)$/, '\\$1');
  return `${'#'.repeat(Number(node.attrs?.['level'] ?? 1))} ${words}`.trimEnd();
}

function listMarkdown(list: NodeJson, otherSign: boolean): string {
  const start = Number(list.attrs?.['start'] ?? 1);
  const bullet = otherSign ? '*' : '-';
  const items = (list.content ?? []).map((item, index) => {
    const sign = list.type === 'orderedList' ? `${start + index}${otherSign ? ')' : '.'}` : bullet;
    const box = list.type === 'taskList' ? `[${item.attrs?.['checked'] === true ? 'x' : ' '}] ` : '';
    const inside = indented(itemMarkdown(item), ' '.repeat(sign.length + 1), '').trimStart();
    return `${sign} ${box}${inside}`.trimEnd();
  });
  const isLoose = (list.content ?? []).some((item) =>
    (item.content ?? []).slice(1).some((block) => !mayFollowLine(block)),
  );
  return items.join(isLoose ? '\n\n' : '\n');
}

/** A list directly under an item's line belongs to it without an empty line between. */
function itemMarkdown(item: NodeJson): string {
  const [first, ...rest] = item.content ?? [];
  const line = first === undefined ? '' : blockMarkdown(first, false);
  if (rest.length === 0) return line;
  return [line, blocksMarkdown(rest)].join(line !== '' && mayFollowLine(rest[0]) ? '\n' : '\n\n');
}

/** A list that begins with another number than 1, or with an empty item, would be read as part of the line. */
function mayFollowLine(node: NodeJson | undefined): boolean {
  if (node === undefined || !isList(node) || (node.attrs?.['start'] ?? 1) !== 1) return false;
  return (node.content?.[0]?.content?.[0]?.content ?? []).some((part) => part.type === 'text');
}

function indented(text: string, prefix: string, emptyPrefix: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? emptyPrefix : prefix + line))
    .join('\n');
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

function tableMarkdown(table: NodeJson): string {
  const rows = (table.content ?? []).map((row) => (row.content ?? []).flatMap(cellsMarkdown));
  const width = Math.max(1, ...rows.map((row) => row.length));
  const lines = rows.map((row) => tableLine([...row, ...emptyCells(width - row.length)]));
  const [head = '', ...body] = lines;
  return [head, tableLine(Array.from({ length: width }, () => '---')), ...body].join('\n');
}

/** A cell over several columns keeps its place with empty ones behind it. */
function cellsMarkdown(cell: NodeJson): string[] {
  const lines: string[] = [];
  collectLines(cell, lines);
  return [lines.join('<br>'), ...emptyCells(Number(cell.attrs?.['colspan'] ?? 1) - 1)];
}

function collectLines(node: NodeJson, lines: string[]): void {
  const content = node.content ?? [];
  if (content.some((child) => child.type === 'text')) {
    const words = node.type === 'codeBlock' ? codeLines(content) : [inlineMarkdown(content, 'cell')];
    lines.push(...words);
  } else for (const child of content) collectLines(child, lines);
}

function codeLines(content: readonly NodeJson[]): string[] {
  const code: NodeJson = { type: 'text', text: '', marks: [{ type: 'code' }] };
  const lines = content
    .map((part) => part.text ?? '')
    .join('')
    .split('\n');
  return lines.filter((line) => line !== '').map((text) => inlineMarkdown([{ ...code, text }], 'cell'));
}

const emptyCells = (count: number): string[] => Array.from({ length: Math.max(0, count) }, () => '');

const tableLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
