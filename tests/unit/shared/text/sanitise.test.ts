import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../shared/text/plain-text.ts';
import { sanitise } from '../../../../shared/text/sanitise.ts';
import { markRules, nodeRules } from '../../../../shared/text/text-grammar.ts';
import { textLimits } from '../../../../shared/text/text-limits.ts';
import { textSchema } from '../../../../shared/text/text-schema.ts';

const text = (words: string, ...marks: readonly object[]) => ({ type: 'text', text: words, marks });
const paragraph = (...content: readonly object[]) => ({ type: 'paragraph', content });
const doc = (...content: readonly unknown[]) => ({ type: 'doc', content });

/** What came out, checked against the schema as an editor would. */
function clean(tree: unknown) {
  const result = sanitise(tree);
  textSchema.nodeFromJSON(result.document).check();
  return { ...result, words: plainText(result.document) };
}

function namesIn(node: unknown): Set<string> {
  const names = new Set<string>();
  JSON.stringify(node, (key, value: unknown) => {
    if (key === 'type') names.add(String(value));
    return value;
  });
  return names;
}

const hostileNodes = [
  'script',
  'iframe',
  'image',
  'video',
  'embed',
  'html',
  'mention',
  'details',
  'mathematics',
  'toString',
  '__proto__',
  'constructor',
  '',
];
const hostileMarks = [
  'textStyle',
  'highlight',
  'onclick',
  'subscript',
  'comment',
  '__proto__',
  'constructor',
];
const hostileAttributes = {
  onclick: 'steal()',
  style: 'position:fixed',
  class: 'x',
  id: 'y',
  src: 'file:///',
};

// Fails when `ruleOf` answers with anything for an unknown name, or unknown nodes are dropped with their content.
describe('C8: unknown nodes are left out, their words stay', () => {
  it.each(hostileNodes)('C8: the node %j around blocks', (type) => {
    const { document, simplified, words } = clean(
      doc(paragraph(text('before')), {
        type,
        attrs: hostileAttributes,
        content: [paragraph(text('inside'))],
      }),
    );
    expect(words).toBe('before\ninside');
    expect(simplified).toBe(true);
    expect(namesIn(document)).toEqual(new Set(['doc', 'paragraph', 'text']));
  });

  it.each(hostileNodes)('C8: the node %j inside a line', (type) => {
    const { document, simplified, words } = clean(
      doc(paragraph(text('a '), { type, text: 'b ', content: [text('c')] }, text(' d'))),
    );
    expect(words).toBe('a b c d');
    expect(simplified).toBe(true);
    expect(namesIn(document)).toEqual(new Set(['doc', 'paragraph', 'text']));
  });

  it.each([...nodeRules.keys()])('C8: attributes that %s does not have are left out', (type) => {
    const { document, simplified } = clean(doc({ type, attrs: hostileAttributes, content: [text('kept')] }));
    expect(JSON.stringify(document)).not.toMatch(/steal|fixed|onclick|file:/);
    expect(simplified).toBe(true);
  });
});

// Fails when `marksOf` lets an unknown mark or attribute pass.
describe('C8: unknown marks are left out, their words stay', () => {
  it.each(hostileMarks)('C8: the mark %j', (type) => {
    const { document, simplified, words } = clean(
      doc(paragraph(text('kept', { type, attrs: hostileAttributes }))),
    );
    expect(words).toBe('kept');
    expect(simplified).toBe(true);
    expect(JSON.stringify(document)).not.toContain('marks');
  });

  it.each([...markRules.keys()])('C8: attributes that the mark %s does not have are left out', (type) => {
    const attrs = { href: 'https://example.org/', ...hostileAttributes };
    const { document, simplified } = clean(doc(paragraph(text('kept', { type, attrs }))));
    expect(namesIn(document)).toContain(type);
    expect(JSON.stringify(document)).not.toMatch(/steal|fixed|onclick|file:/);
    expect(simplified).toBe(true);
  });
});

describe('C9: a link that may not be followed is no link', () => {
  // Fails when the href's rule in the grammar is anything weaker than the link policy.
  it.each([
    'javascript:alert(1)',
    'http://example.org/',
    'data:text/html,x',
    'https://a@b.example/',
    '',
    7,
    null,
  ])('C9: %j leaves its words', (href) => {
    const { document, simplified, words } = clean(
      doc(paragraph(text('click', { type: 'link', attrs: { href } }))),
    );
    expect(words).toBe('click');
    expect(simplified).toBe(true);
    expect(namesIn(document)).not.toContain('link');
  });

  it('C9: an allowed one stays, and nothing is reported', () => {
    const tree = doc(paragraph(text('page', { type: 'link', attrs: { href: 'https://example.org/' } })));
    const { document, simplified, repaired } = clean(tree);
    expect(document).toEqual(tree);
    expect([simplified, repaired]).toEqual([false, false]);
  });
});

describe('C8: attributes have the values that they may have', () => {
  // Fails when an attribute's rule accepts more than the grammar says.
  it.each([
    ['heading', { level: 4 }],
    ['heading', { level: '1' }],
    ['heading', { level: Number.NaN }],
    ['orderedList', { start: -1 }],
    ['orderedList', { start: 1e12 }],
    ['taskItem', { checked: 'yes' }],
    ['codeBlock', { language: '"><script>' }],
    ['codeBlock', { language: 'a'.repeat(41) }],
    ['tableCell', { colspan: 1_000_000_000 }],
    ['tableCell', { rowspan: 0 }],
    ['tableHeader', { colwidth: ['100px'] }],
    ['tableHeader', { colwidth: Array.from({ length: 1000 }, () => 1) }],
  ])('C8: %s does not take %j', (type, attrs) => {
    const { document, simplified } = clean(doc(inPlace({ type, attrs, content: [text('kept')] })));
    expect(plainText(document)).toBe('kept');
    expect(simplified).toBe(true);
  });

  it.each([
    ['heading', { level: 3 }],
    ['orderedList', { start: 0 }],
    ['taskItem', { checked: true }],
    ['codeBlock', { language: 'c++' }],
    ['tableCell', { colspan: 2, rowspan: 3, colwidth: [120, 0] }],
  ])('C8: %s takes %j', (type, attrs) => {
    const { document, simplified } = clean(doc(inPlace({ type, attrs, content: [text('kept')] })));
    expect(JSON.stringify(document)).toContain(JSON.stringify(attrs).slice(1, -1));
    expect(simplified).toBe(false);
  });

  function inPlace(node: { readonly type: string; readonly [part: string]: unknown }): object {
    if (node.type === 'taskItem') return { type: 'taskList', content: [node] };
    if (!node.type.startsWith('table')) return node;
    return { type: 'table', content: [{ type: 'tableRow', content: [node] }] };
  }
});

describe('parts that stand where they may not are put right', () => {
  it.each([
    ['an empty list', { type: 'bulletList' }, ''],
    ['an empty quote', { type: 'blockquote', content: [] }, ''],
    ['an empty table', { type: 'table', content: [] }, ''],
    ['loose words', text('loose'), 'loose'],
    ['an item without a list', { type: 'listItem', content: [paragraph(text('item'))] }, 'item'],
    ['words directly in a list', { type: 'bulletList', content: [text('item')] }, 'item'],
    [
      'an item that begins with a list',
      {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [{ type: 'bulletList', content: [text('inner')] }] }],
      },
      'inner',
    ],
    ['a cell without a row', { type: 'table', content: [{ type: 'tableCell', content: [text('x')] }] }, 'x'],
    ['a block in a line', paragraph(text('a'), paragraph(text('b'))), 'ab'],
    ['code with a second mark', paragraph(text('c', { type: 'code' }, { type: 'bold' })), 'c'],
    [
      'a line break in code',
      { type: 'codeBlock', content: [text('a'), { type: 'hardBreak' }, text('b')] },
      'a\nb',
    ],
  ])('%s', (_name, node, words) => {
    const result = clean(doc(node));
    expect(result.words).toBe(words);
    expect([result.repaired, result.simplified]).toEqual([true, false]);
    // Put right once, it stays.
    const again = clean(result.document);
    expect(again.document).toEqual(result.document);
    expect([again.repaired, again.simplified]).toEqual([false, false]);
  });
});

describe('F5: a text is bounded', () => {
  const nested = (depth: number): object =>
    depth === 0 ? paragraph(text('deep')) : { type: 'blockquote', content: [nested(depth - 1)] };

  // Fails when the depth at which `blockOf` stops is not the limit.
  it('F5: as deep as the limit is shown as it is, one deeper keeps its words only', () => {
    const allowed = clean(doc(nested(textLimits.depth - 2)));
    expect([allowed.words, allowed.simplified]).toEqual(['deep', false]);
    const beyond = clean(doc(nested(textLimits.depth - 1)));
    expect([beyond.words, beyond.simplified]).toEqual(['deep', true]);
  });

  it('F5: a tree of a hundred thousand levels neither throws nor loses its words', () => {
    let tree: object = text('bottom');
    for (let level = 0; level < 100_000; level++) tree = { type: 'blockquote', content: [tree] };
    expect(clean(doc(tree)).words).toBe('bottom');
    expect(clean(doc(paragraph(tree))).words).toBe('bottom');
  });

  // Fails when `takeText` does not count.
  it('F5: text up to the limit is kept, beyond it is left out and said', () => {
    const full = 'x'.repeat(textLimits.characters);
    expect(clean(doc(paragraph(text(full)))).simplified).toBe(false);
    const over = clean(doc(paragraph(text(full)), paragraph(text('y'))));
    expect([over.words.length, over.simplified]).toEqual([textLimits.characters, true]);
  });

  // Fails when `takeNode` does not count.
  it('F5: nodes beyond the limit are left out and said', () => {
    const rules = (count: number) => Array.from({ length: count }, () => ({ type: 'horizontalRule' }));
    expect(sanitise(doc(...rules(textLimits.nodes))).simplified).toBe(false);
    const over = sanitise(doc(...rules(textLimits.nodes + 1)));
    expect([over.document.content.length, over.simplified]).toEqual([textLimits.nodes, true]);
  });

  it('F5: a table is never wider or longer than a grid in memory may be, and keeps its words', () => {
    const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(text(words))] });
    const row = (count: number) => ({
      type: 'tableRow',
      content: Array.from({ length: count }, () => cell('x')),
    });
    const wide = clean(doc({ type: 'table', content: [row(textLimits.cellsInRow + 3)] }));
    expect(wide.words.replaceAll('\n', '')).toHaveLength(textLimits.cellsInRow + 3);
    expect(wide.document.content[0]?.content?.[0]?.content).toHaveLength(textLimits.cellsInRow);
    const rows = Array.from({ length: textLimits.rowsInTable + 1 }, () => row(1));
    const long = clean(doc({ type: 'table', content: rows }));
    expect(long.document.content.map((table) => table.content?.length)).toEqual([textLimits.rowsInTable, 1]);
    expect([wide.simplified, long.simplified]).toEqual([true, true]);
  });
});

it.each([null, undefined, 3, 'words', [], {}, { type: 'doc', content: 'x' }, { type: 'page', content: [] }])(
  'C8: %j becomes an empty text',
  (tree) => {
    const { document, simplified } = clean(tree);
    expect(document).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
    expect(simplified).toBe(true);
  },
);
