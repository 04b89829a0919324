/** The words of a text without its shape: for search, lists and counts. */
import type { DocumentJson, NodeJson } from './document-json.ts';
import { textLimits } from './text-limits.ts';

/** One line for each block; a line break is a new line too. */
export function plainText(document: DocumentJson): string {
  const lines: string[] = [];
  for (const block of document.content) collectLines(block, lines);
  return lines.join('\n').replaceAll('\0', '');
}

function collectLines(node: NodeJson, lines: string[]): void {
  const children = node.content ?? [];
  const isLine = children.some((child) => child.type === 'text' || child.type === 'hardBreak');
  if (!isLine) {
    for (const child of children) collectLines(child, lines);
    return;
  }
  let line = '';
  for (const child of children) line += child.text ?? '\n';
  lines.push(line);
}

/** The first words, on one line, at most 200 characters. */
export function snippetOf(text: string): string {
  const most = textLimits.snippetCharacters;
  // White space may be long; what follows the first few thousand characters is no first word.
  const line = text
    .slice(0, 20 * most)
    // Single blanks, nearly all there is, are left alone.
    .replace(/[^\S ]\s*| \s+/gu, ' ')
    .trim();
  const characters = [...line.slice(0, 2 * most + 2)];
  if (characters.length <= most && line.length <= 2 * most) return line;
  const cut = characters.slice(0, most - 1).join('');
  const wordEnd = cut.lastIndexOf(' ');
  return `${(wordEnd > cut.length / 2 ? cut.slice(0, wordEnd) : cut).trimEnd()}…`;
}

export interface TextCount {
  readonly words: number;
  /** As people count: a character outside the basic plane is one, line ends are none. */
  readonly characters: number;
}

/** A word is a run of letters or digits between blanks; in Chinese and Japanese each character is one. */
export function countWords(text: string): TextCount {
  let words = 0;
  let characters = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code !== 0x0a && (code < 0xdc00 || code > 0xdfff)) characters += 1;
    if (isBlank(code)) inWord = false;
    else if (standsAlone(code)) {
      words += 1;
      inWord = false;
    } else if (!inWord && !isSign(code)) {
      words += 1;
      inWord = true;
    }
  }
  return { words, characters };
}

function isBlank(code: number): boolean {
  return (
    code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x3000
  );
}

function isSign(code: number): boolean {
  if (code < 0x80) return !(isBetween(code, 48, 57) || isBetween(code, 65, 90) || isBetween(code, 97, 122));
  return isBetween(code, 0x2010, 0x205e) || isBetween(code, 0x3001, 0x303f) || code === 0xbf || code === 0xa1;
}

function standsAlone(code: number): boolean {
  return (
    isBetween(code, 0x3041, 0x30ff) || isBetween(code, 0x3400, 0x9fff) || isBetween(code, 0xf900, 0xfaff)
  );
}

function isBetween(code: number, first: number, last: number): boolean {
  return code >= first && code <= last;
}
