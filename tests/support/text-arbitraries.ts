/** Valid texts of every shape, for properties. */
import fc from 'fast-check';
import type { DocumentJson, MarkJson, NodeJson } from '../../shared/text/document-json.ts';
import { sanitise } from '../../shared/text/sanitise.ts';

const words = fc.oneof(
  fc.lorem({ maxCount: 4 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  fc.constantFrom('*a*', '# b', '- c', 'é', '😀', 'x|y', '&amp;'),
);

const mark: fc.Arbitrary<MarkJson> = fc.oneof(
  fc.constantFrom('bold', 'italic', 'strike', 'underline', 'code').map((type) => ({ type })),
  fc
    .constantFrom('https://example.org/a', 'mailto:ana@example.org')
    .map((href) => ({ type: 'link', attrs: { href } })),
);

const textNode: fc.Arbitrary<NodeJson> = fc
  .record({ text: words, marks: fc.uniqueArray(mark, { maxLength: 2, selector: ({ type }) => type }) })
  .map(({ text, marks }) => ({ type: 'text', text, marks }));

const inline = fc.array(fc.oneof({ weight: 5, arbitrary: textNode }, fc.constant({ type: 'hardBreak' })), {
  maxLength: 5,
});

const block: fc.Arbitrary<NodeJson> = fc.letrec<{ block: NodeJson; blocks: NodeJson[] }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 3 }),
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    inline.map((content) => ({ type: 'paragraph', content })),
    fc
      .record({ level: fc.integer({ min: 1, max: 3 }), content: inline })
      .map(({ level, content }) => ({ type: 'heading', attrs: { level }, content })),
    fc.record({ text: words, language: fc.constantFrom(null, 'ts', 'c++') }).map(({ text, language }) => ({
      type: 'codeBlock',
      attrs: { language },
      content: [{ type: 'text', text }],
    })),
    fc.constant({ type: 'horizontalRule' }),
    tie('blocks').map((content) => ({ type: 'blockquote', content })),
    fc
      .record({ start: fc.integer({ min: 0, max: 12 }), items: fc.array(tie('blocks'), { maxLength: 3 }) })
      .map(({ start, items }) => ({
        type: 'orderedList',
        attrs: { start },
        content: itemsOf('listItem', items),
      })),
    fc
      .array(tie('blocks'), { maxLength: 3 })
      .map((items) => ({ type: 'bulletList', content: itemsOf('listItem', items) })),
    fc
      .record({ checked: fc.boolean(), items: fc.array(tie('blocks'), { maxLength: 3 }) })
      .map(({ checked, items }) => ({
        type: 'taskList',
        content: itemsOf('taskItem', items).map((item) => ({ ...item, attrs: { checked } })),
      })),
    fc.array(fc.array(tie('blocks'), { maxLength: 3 }), { maxLength: 3 }).map((rows) => ({
      type: 'table',
      content: rows.map((cells, row) => ({
        type: 'tableRow',
        content: cells.map((content) => ({ type: row === 0 ? 'tableHeader' : 'tableCell', content })),
      })),
    })),
  ),
})).block;

function itemsOf(type: string, items: readonly (readonly NodeJson[])[]): NodeJson[] {
  return items.map((content) => ({ type, content: [{ type: 'paragraph' }, ...content] }));
}

/** A text as `sanitise` leaves it: whatever it puts right is put right. */
export const anyText: fc.Arbitrary<DocumentJson> = fc
  .array(block, { maxLength: 5 })
  .map((content) => sanitise({ type: 'doc', content }).document);

/** A text and another that somebody may have made of it: some blocks gone, moved, changed or new. */
export const anyEdit: fc.Arbitrary<readonly [DocumentJson, DocumentJson]> = fc
  .tuple(anyText, fc.array(fc.oneof(fc.nat({ max: 6 }), block), { maxLength: 6 }))
  .map(([before, picks]) => {
    const content = picks.flatMap((pick) => (typeof pick === 'number' ? (before.content[pick] ?? []) : pick));
    return [before, sanitise({ type: 'doc', content }).document] as const;
  });

/** How often a property is tried. */
export function runs(normal: number): { readonly numRuns: number } {
  return { numRuns: process.env['ALONGSIDE_COUNTS'] === 'large' ? normal * 20 : normal };
}
