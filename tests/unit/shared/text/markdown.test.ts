import { describe, expect, it } from 'vitest';
import { documentToMarkdown } from '../../../../shared/text/markdown.ts';
import { sanitise } from '../../../../shared/text/sanitise.ts';

const text = (words: string, ...marks: readonly (string | object)[]) => ({
  type: 'text',
  text: words,
  marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
});
const paragraph = (...content: readonly object[]) => ({ type: 'paragraph', content });
const item = (...content: readonly object[]) => ({ type: 'listItem', content });
const link = (href: string) => ({ type: 'link', attrs: { href } });

function markdown(...content: readonly object[]): string {
  const { document, simplified, repaired } = sanitise({ type: 'doc', content });
  expect([simplified, repaired]).toEqual([false, false]);
  return documentToMarkdown(document);
}

describe('a text as Markdown', () => {
  it('writes headings, paragraphs and rules', () => {
    const heading = { type: 'heading', attrs: { level: 2 }, content: [text('Tuesday #')] };
    expect(markdown(heading, paragraph(text('Met Ana.')), { type: 'horizontalRule' })).toBe(
      '## Tuesday \\#\n\nMet Ana.\n\n---\n',
    );
  });

  it('writes lists in lists, and lists in a row with another sign', () => {
    const inner = { type: 'orderedList', attrs: { start: 1 }, content: [item(paragraph(text('deep')))] };
    const list = {
      type: 'bulletList',
      content: [item(paragraph(text('a')), inner), item(paragraph(text('b')))],
    };
    const next = { type: 'bulletList', content: [item(paragraph(text('c')))] };
    expect(markdown(list, next)).toBe('- a\n  1. deep\n- b\n\n* c\n');
  });

  it('writes check lists', () => {
    const box = (checked: boolean, words: string) => ({
      type: 'taskItem',
      attrs: { checked },
      content: [paragraph(text(words))],
    });
    expect(markdown({ type: 'taskList', content: [box(true, 'done'), box(false, 'open')] })).toBe(
      '- [x] done\n- [ ] open\n',
    );
  });

  it('writes quotes, code and line breaks', () => {
    const code = { type: 'codeBlock', attrs: { language: 'ts' }, content: [text('const x = `a`;\n```')] };
    expect(
      markdown(
        { type: 'blockquote', content: [paragraph(text('a'), { type: 'hardBreak' }, text('b'))] },
        code,
      ),
    ).toBe('> a\\\n> b\n\n````ts\nconst x = `a`;\n```\n````\n');
  });

  it('writes tables, with a bar and a line break inside a cell', () => {
    const cell = (type: string, ...content: readonly object[]) => ({
      type,
      content: [paragraph(...content)],
    });
    const table = {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', text('Who')), cell('tableHeader', text('What'))] },
        {
          type: 'tableRow',
          content: [
            cell('tableCell', text('a|b')),
            cell('tableCell', text('c'), { type: 'hardBreak' }, text('d')),
          ],
        },
      ],
    };
    expect(markdown(table)).toBe('| Who | What |\n| --- | --- |\n| a\\|b | c<br>d |\n');
  });

  it('writes marks, with blanks outside of them', () => {
    expect(
      markdown(
        paragraph(
          text('a '),
          text('bold ', 'bold'),
          text('both', 'bold', 'italic'),
          text(' '),
          text('gone', 'strike'),
          text(' '),
          text('x`y', 'code'),
          text(' '),
          text('page', link('https://example.org/a(b)')),
        ),
      ),
    ).toBe('a **bold *both*** ~~gone~~ ``x`y`` [page](<https://example.org/a(b)>)\n');
  });

  it('falls back to HTML where a sign would not be read as a mark', () => {
    expect(markdown(paragraph(text('a'), text('"b"', 'bold'), text('c'), text('d', 'underline')))).toBe(
      'a<strong>"b"</strong>c<u>d</u>\n',
    );
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['12. no number', '12\\. no number'],
    ['> no quote', '\\> no quote'],
    ['*no* _mark_ ~~x~~ `code`', '\\*no\\* \\_mark\\_ \\~\\~x\\~\\~ \\`code\\`'],
    ['[no](link)', '\\[no\\](link)'],
    ['<b>no tag</b> &amp;', '\\<b>no tag\\</b> \\&amp;'],
    ['no https://link', 'no https\\://link'],
    ['---', '\\---'],
    ['  indented', '&#32; indented'],
  ])('escapes %j', (words, written) => {
    expect(markdown(paragraph(text(words)))).toBe(`${written}\n`);
  });
});
