/** The part of `markdown.ts` inside a line: escaping, marks and links. */
import type { NodeJson } from './document-json.ts';

/** `block` keeps line breaks, `cell` writes them as HTML, `line` (a heading) has none. */
export type LineKind = 'block' | 'cell' | 'line';

interface Run {
  readonly text: string;
  readonly marks: ReadonlyMap<string, string>;
}

export function inlineMarkdown(nodes: readonly NodeJson[], kind: LineKind): string {
  const end = nodes.findLastIndex((node) => node.type === 'text') + 1;
  const lines: Run[][] = [[]];
  for (const node of nodes.slice(0, end)) {
    if (node.type === 'hardBreak') lines.push([]);
    else lines.at(-1)?.push(runOf(node));
  }
  const written = lines.map((runs) => lineMarkdown(runs, kind));
  if (kind === 'block') return written.join('\\\n');
  return written.join(kind === 'cell' ? '<br>' : ' ');
}

function runOf(node: NodeJson): Run {
  const marks = new Map<string, string>();
  for (const { type, attrs } of node.marks ?? []) {
    const href = attrs?.['href'];
    marks.set(type, typeof href === 'string' ? href : '');
  }
  return { text: (node.text ?? '').replace(/\s*\n\s*/g, ' '), marks };
}

function lineMarkdown(runs: readonly Run[], kind: LineKind): string {
  const line = marked(runs, outermostFirst, kind, '', '');
  return protectEdges(kind === 'cell' ? line : protectStart(line));
}

const outermostFirst = ['link', 'bold', 'italic', 'strike', 'underline'] as const;
type Wrapping = (typeof outermostFirst)[number];

/** Wraps the stretches that carry the outermost mark, each written with the marks that remain. */
function marked(
  runs: readonly Run[],
  wrappings: readonly Wrapping[],
  kind: LineKind,
  before: string,
  after: string,
): string {
  const [outer, ...inner] = wrappings;
  if (outer === undefined) return runs.map((run) => plain(run, kind)).join('');
  let written = '';
  const stretches = stretchesOf(runs, outer);
  for (const [index, stretch] of stretches.entries()) {
    const next = stretches[index + 1]?.[0]?.text ?? after;
    const last = written === '' ? before : written;
    const content = marked(stretch, inner, kind, last, next);
    const value = stretch[0]?.marks.get(outer);
    written += value === undefined ? content : wrapped(outer, value, content, last, next);
  }
  return written;
}

function stretchesOf(runs: readonly Run[], mark: Wrapping): Run[][] {
  const stretches: Run[][] = [];
  let before: string | undefined;
  for (const run of runs) {
    const value = run.marks.get(mark);
    if (stretches.length > 0 && value === before) stretches.at(-1)?.push(run);
    else stretches.push([run]);
    before = value;
  }
  return stretches;
}

const signs = { bold: '**', italic: '*', strike: '~~' } as const;
const tags = { bold: 'strong', italic: 'em', strike: 'del', underline: 'u' } as const;

function wrapped(mark: Wrapping, value: string, content: string, before: string, after: string): string {
  if (mark === 'link') return `[${content}](${linkAddress(value)})`;
  const [, leading = '', words = '', trailing = ''] = /^(\s*)(.*?)(\s*)$/su.exec(content) ?? [];
  if (words === '') return content;
  const outside = [leading === '' ? before : leading, trailing === '' ? after : trailing] as const;
  if (mark === 'underline' || !signsWork(signs[mark], words, outside))
    return `${leading}<${tags[mark]}>${words}</${tags[mark]}>${trailing}`;
  return `${leading}${signs[mark]}${words}${signs[mark]}${trailing}`;
}

/** CommonMark takes a sign for emphasis only beside blanks or words in the right places. */
function signsWork(sign: string, words: string, [before, after]: readonly [string, string]): boolean {
  const touches = /[*~>]$/.test(before) || after.startsWith(sign) || after.startsWith('<');
  const opens = !/^[\p{P}\p{S}]/u.test(words) || before === '' || /[\p{P}\p{S}\s]$/u.test(before);
  const closes = !/[\p{P}\p{S}]$/u.test(words) || after === '' || /^[\p{P}\p{S}\s]/u.test(after);
  return !touches && opens && closes;
}

function plain(run: Run, kind: LineKind): string {
  if (run.marks.has('code')) return codeSpan(run.text, kind);
  const escaped = run.text
    .replace(/[\\`*_[\]<~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    // Before a link it would make a picture of it.
    .replace(/!$/, '\\!')
    // Extended autolinks would make links of what its author did not link.
    .replace(/:(?=\/\/)/g, '\\:');
  return kind === 'cell' ? escaped.replaceAll('|', '\\|') : escaped;
}

function codeSpan(text: string, kind: LineKind): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const needsRoom = /^`|`$|^ .*\S.* $/s.test(text);
  const words = kind === 'cell' ? text.replaceAll('|', '\\|') : text;
  return needsRoom ? `${fence} ${words} ${fence}` : `${fence}${words}${fence}`;
}

function linkAddress(href: string): string {
  const address = href
    .replace(/[<>\\|]/g, (sign) => encodeURIComponent(sign))
    .replace(/&(?=#?\w+;)/g, '&amp;');
  return /[()]/.test(address) ? `<${address}>` : address;
}

/** What would begin a heading, a list, a quote, a rule or an underline at the start of a line. */
function protectStart(line: string): string {
  return line.replace(/^(\s*)([#>=+-])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Blanks at both ends of a line would be lost, or mean something. */
function protectEdges(line: string): string {
  const entity = (blank: string): string => `&#${blank.codePointAt(0) ?? 32};`;
  return line.replace(/^\s/u, entity).replace(/\s$/u, entity);
}
