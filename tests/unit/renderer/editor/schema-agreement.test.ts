import { getSchema } from '@tiptap/core';
import type { AttributeSpec, MarkSpec, NodeSpec, Schema } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { contentExtensions } from '../../../../renderer/editor/rich-text-extensions.ts';
import { textSchema } from '../../../../shared/text/text-schema.ts';

const editorSchema = getSchema(contentExtensions({ placeholder: '', unnamedTaskLabel: () => '' }));

function attributes(attrs: Readonly<Record<string, AttributeSpec>> | null | undefined) {
  return Object.fromEntries(
    Object.entries(attrs ?? {}).map(([name, spec]) => [name, spec.default as unknown]),
  );
}

function shapes(schema: Schema) {
  const nodes: Record<string, NodeSpec> = {};
  const marks: Record<string, MarkSpec> = {};
  for (const [name, type] of Object.entries(schema.nodes)) nodes[name] = type.spec;
  for (const [name, type] of Object.entries(schema.marks)) marks[name] = type.spec;
  return { nodes, marks };
}

const ours = shapes(editorSchema);
const theirs = shapes(textSchema);

// Fails when an extension is added to the editor, or a node to the vault's schema, without the other.
describe('C8: the editor and the vault agree about what a text may hold', () => {
  it('C8: the same nodes and the same marks', () => {
    expect(Object.keys(ours.nodes).toSorted()).toEqual(Object.keys(theirs.nodes).toSorted());
    expect(Object.keys(ours.marks).toSorted()).toEqual(Object.keys(theirs.marks).toSorted());
  });

  it.each(Object.keys(theirs.nodes))('C8: the node %s has the same attributes, content and group', (name) => {
    expect(attributes(ours.nodes[name]?.attrs)).toEqual(attributes(theirs.nodes[name]?.attrs));
    expect(ours.nodes[name]?.content ?? '').toBe(theirs.nodes[name]?.content ?? '');
    expect(ours.nodes[name]?.group ?? '').toBe(theirs.nodes[name]?.group ?? '');
    expect(ours.nodes[name]?.marks ?? null).toBe(theirs.nodes[name]?.marks ?? null);
  });

  it.each(Object.keys(theirs.marks))(
    'C8: the mark %s has the same attributes and excludes the same',
    (name) => {
      expect(attributes(ours.marks[name]?.attrs)).toEqual(attributes(theirs.marks[name]?.attrs));
      expect(ours.marks[name]?.excludes).toBe(theirs.marks[name]?.excludes);
    },
  );
});
