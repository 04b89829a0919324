/**
 * Reads the Markdown of our own templates, and no more of it: headings, paragraphs, lists, check lists, bold
 * and italic. Anything else is taken as the words it is made of.
 */
import type { DocumentJson, MarkJson, NodeJson } from './document-json.ts';
import { textLimits } from './text-limits.ts';

export function fromTemplateMarkdown(markdown: string): DocumentJson {
  const blocks: NodeJson[] = [];
  let paragraph: string[] = [];
  const closeParagraph = (): void => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', content: inline(paragraph.join(' ')) });
    paragraph = [];
  };
  for (const line of markdown.split(/\r?\n/)) {
    const block = lineBlock(line);
    if (block === null) {
      paragraph.push(line.trim());
      continue;
    }
    closeParagraph();
    if (block !== 'empty') addBlock(blocks, block);
  }
  closeParagraph();
  return { type: 'doc', content: withRoomToWrite(blocks) };
}

interface ListLine {
  readonly list: NodeJson;
  readonly item: NodeJson;
}

/** What a line is by itself; null: words of a paragraph. */
function lineBlock(line: string): NodeJson | ListLine | 'empty' | null {
  if (line.trim() === '') return 'empty';
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (heading !== null) {
    const level = Math.min(heading[1]?.length ?? 1, textLimits.headingLevel);
    return { type: 'heading', attrs: { level }, ...content(heading[2]) };
  }
  const check = /^[-*]\s+\[([ xX])\](?:\s+(.*))?$/.exec(line);
  if (check !== null) {
    const attrs = { checked: check[1] !== ' ' };
    return listLine({ type: 'taskList' }, { type: 'taskItem', attrs }, check[2]);
  }
  const bullet = /^[-*](?:\s+(.*))?$/.exec(line);
  if (bullet !== null) return listLine({ type: 'bulletList' }, { type: 'listItem' }, bullet[1]);
  const numbered = /^(\d{1,9})[.)](?:\s+(.*))?$/.exec(line);
  if (numbered === null) return null;
  const attrs = { start: Number(numbered[1]) };
  return listLine({ type: 'orderedList', attrs }, { type: 'listItem' }, numbered[2]);
}

function listLine(list: NodeJson, item: NodeJson, words: string | undefined): ListLine {
  return { list, item: { ...item, content: [{ type: 'paragraph', ...content(words) }] } };
}

/** An item goes on the list before it, if that is of its kind. */
function addBlock(blocks: NodeJson[], block: NodeJson | ListLine): void {
  if (!('item' in block)) {
    blocks.push(block);
    return;
  }
  const last = blocks.at(-1);
  if (last?.type === block.list.type)
    blocks[blocks.length - 1] = { ...last, content: [...(last.content ?? []), block.item] };
  else blocks.push({ ...block.list, content: [block.item] });
}

/** A question is followed by an empty line to answer on. */
function withRoomToWrite(blocks: readonly NodeJson[]): NodeJson[] {
  const room: NodeJson = { type: 'paragraph' };
  const withRoom = blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    const wantsRoom = block.type === 'heading' && (next === undefined || next.type === 'heading');
    return wantsRoom ? [block, room] : [block];
  });
  return withRoom.length > 0 ? withRoom : [room];
}

function content(words = ''): { content?: NodeJson[] } {
  const nodes = inline(words.trim());
  return nodes.length > 0 ? { content: nodes } : {};
}

const PIECE = /\\([\\*_`#[\]-])|\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=\S)(.+?)(?<=\S)\*/gu;

function inline(words: string): NodeJson[] {
  const nodes: NodeJson[] = [];
  const add = (text: string, marks: readonly MarkJson[]): void => {
    const last = nodes.at(-1);
    if (text === '') return;
    if (marks.length === 0 && last !== undefined && last.marks === undefined)
      nodes[nodes.length - 1] = { type: 'text', text: `${last.text ?? ''}${text}` };
    else nodes.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text });
  };
  let end = 0;
  for (const match of words.matchAll(PIECE)) {
    add(words.slice(end, match.index), []);
    const [whole, escaped, bold, italic] = match;
    if (escaped !== undefined) add(escaped, []);
    else if (bold !== undefined) add(bold, [{ type: 'bold' }]);
    else add(italic ?? '', [{ type: 'italic' }]);
    end = match.index + whole.length;
  }
  add(words.slice(end), []);
  return nodes;
}
