/** One exported entry as a Markdown file with front matter. Pure. */
import type { DocumentJson } from '../../text/document-json.ts';
import { documentToMarkdown } from '../../text/markdown.ts';

export interface ExportedComment {
  readonly author: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export interface ExportedEntry {
  readonly title: string;
  readonly date: string;
  readonly tags: readonly string[];
  readonly author: string;
  readonly shared: 'private' | 'mine' | 'ours';
  readonly circle: string;
  readonly body: DocumentJson;
  readonly comments: readonly ExportedComment[];
}

export function entryFile(entry: ExportedEntry): string {
  const head = [
    '---',
    `title: ${quoted(entry.title)}`,
    `date: ${entry.date}`,
    `circle: ${quoted(entry.circle)}`,
    `author: ${quoted(entry.author)}`,
    `shared: ${entry.shared}`,
    `tags: [${entry.tags.map(quoted).join(', ')}]`,
    '---',
    '',
  ].join('\n');
  const comments = entry.comments.map(
    (comment) =>
      `**${escaped(comment.author)}**, ${new Date(comment.createdAt).toISOString().slice(0, 16)}Z\n\n${comment.text
        .split('\n')
        .map((line) => `> ${escaped(line)}`)
        .join('\n')}\n`,
  );
  const under = comments.length === 0 ? '' : `\n## Comments\n\n${comments.join('\n')}`;
  return `${head}\n${documentToMarkdown(entry.body)}\n${under}`;
}

/** What a partner wrote reads as he wrote it: no markup, no picture that loads, no HTML. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+!|&~-]/g, (sign) =>
    sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`,
  );
}

/** A YAML string: JSON strings are YAML strings. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/**
 * A file or folder name that is safe on every system: no separators, control or direction characters, no
 * reserved names, no leading or trailing dots, spaces and dashes, at most 80 bytes. (security.md G3)
 */
export function fileNameOf(text: string, otherwise: string): string {
  let name = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|[\s.]+$/g, '');
  while (utf8Length(name) > 80) name = [...name].slice(0, -1).join('');
  name = name.replace(/[\s.]+$/g, '');
  return name === '' || RESERVED.test(name) ? otherwise : name;
}

/** Bytes of a text in UTF-8: what file systems count. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
