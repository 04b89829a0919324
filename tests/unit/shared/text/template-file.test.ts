import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../shared/text/plain-text.ts';
import { sanitise } from '../../../../shared/text/sanitise.ts';
import { readTemplateFile, type TemplateFile } from '../../../../shared/text/template-file.ts';
import { fromTemplateMarkdown } from '../../../../shared/text/template-markdown.ts';

const folder = 'resources/templates';
const shipped = readdirSync(folder).filter((name) => name.endsWith('.md'));

const read = (name: string): TemplateFile | undefined =>
  readTemplateFile(readFileSync(`${folder}/${name}`, 'utf8'));

describe('the templates that are shipped', () => {
  it('are those of a journal', () => {
    expect(shipped.toSorted()).toEqual([
      'learning-contract.md',
      'long-reflection.md',
      'prompts.md',
      'short-reflection.md',
      'story.md',
      'weekly-check-in.md',
    ]);
  });

  it.each(shipped)('%s can be read, is named as its id, and is a valid text', (name) => {
    const file = read(name);
    expect(file?.templateId).toBe(name.replace('.md', ''));
    expect(file?.summary).not.toBe('');
    if (file?.kind !== 'template') return;
    const { document, simplified, repaired } = sanitise(file.document);
    expect(plainText(document)).toBe(plainText(file.document));
    expect([simplified, repaired]).toEqual([false, false]);
  });

  it('have an order without doubt', () => {
    const orders = shipped.map((name) => read(name)?.order);
    expect(new Set(orders).size).toBe(shipped.length);
  });

  it('hold twelve prompts', () => {
    const file = read('prompts.md');
    expect(file?.kind === 'prompts' && file.prompts).toHaveLength(12);
  });

  it('leave a line to write on below each question', () => {
    const file = read('short-reflection.md');
    const kinds = file?.kind === 'template' ? file.document.content.map((block) => block.type) : [];
    expect(kinds).toEqual(Array.from({ length: 4 }, () => ['heading', 'paragraph']).flat());
  });
});

describe('the Markdown of templates', () => {
  it('reads headings, lists, check lists, bold and italic', () => {
    const document = fromTemplateMarkdown(
      ['# One', 'two', 'lines', '', '- **a** and *b*', '- c', '', '3. three', '', '- [x] done', '- [ ]'].join(
        '\n',
      ),
    );
    expect(document.content).toEqual([
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'One' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'two lines' }] },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              {
                type: 'paragraph',
                content: [
                  { type: 'text', text: 'a', marks: [{ type: 'bold' }] },
                  { type: 'text', text: ' and ' },
                  { type: 'text', text: 'b', marks: [{ type: 'italic' }] },
                ],
              },
            ],
          },
          { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'c' }] }] },
        ],
      },
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [
          { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'three' }] }] },
        ],
      },
      {
        type: 'taskList',
        content: [
          {
            type: 'taskItem',
            attrs: { checked: true },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'done' }] }],
          },
          { type: 'taskItem', attrs: { checked: false }, content: [{ type: 'paragraph' }] },
        ],
      },
    ]);
  });

  it('takes everything else as words', () => {
    const words = '<script>alert(1)</script> [a](javascript:x) `code`';
    expect(plainText(fromTemplateMarkdown(words))).toBe(words);
  });
});

describe('a file that is no template', () => {
  const file = (head: string) => `---\n${head}\n---\nText`;
  it.each([
    ['has no head', 'Text'],
    ['has no id', file('title: T\nkind: template')],
    ['has an id with other characters', file('id: ../x\ntitle: T\nkind: template')],
    ['has no title', file('id: a\nkind: template')],
    ['has no kind', file('id: a\ntitle: T')],
    ['is of another kind', file('id: a\ntitle: T\nkind: meeting')],
    ['is empty', ''],
  ])('is left out: it %s', (_reason, content) => {
    expect(readTemplateFile(content)).toBeUndefined();
  });

  it('is one with Windows line ends and a byte order mark', () => {
    expect(
      readTemplateFile('\uFEFF---\r\nid: a\r\ntitle: T\r\nkind: template\r\n---\r\nHello\r\n'),
    ).toMatchObject({
      templateId: 'a',
      title: 'T',
      order: 0,
      document: { content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hello' }] }] },
    });
  });
});
