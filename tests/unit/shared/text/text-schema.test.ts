import { describe, expect, it } from 'vitest';
import { LONE_MARK, markRules, nodeRules } from '../../../../shared/text/text-grammar.ts';
import { textSchema } from '../../../../shared/text/text-schema.ts';

const defaults = (attrs: Readonly<Record<string, { default?: unknown }>> | null | undefined) =>
  Object.fromEntries(Object.entries(attrs ?? {}).map(([name, { default: value }]) => [name, value]));

// Fails when a node, mark or attribute is added to the schema or to the grammar without the other.
describe('C8: the schema and the grammar say the same', () => {
  it('C8: the same nodes', () => {
    const names = Object.keys(textSchema.nodes).filter((name) => name !== 'doc' && name !== 'text');
    expect(names.toSorted()).toEqual([...nodeRules.keys()].toSorted());
  });

  it('C8: the same marks, in the same order', () => {
    expect(Object.keys(textSchema.marks)).toEqual([...markRules.keys()]);
  });

  it.each([...nodeRules])('C8: %s has the same attributes', (name, rule) => {
    const fallbacks = Object.entries(rule.attributes).map(([key, { fallback }]) => [key, fallback]);
    expect(defaults(textSchema.nodes[name]?.spec.attrs)).toEqual(Object.fromEntries(fallbacks));
  });

  it.each([...markRules])('C8: the mark %s has the same attributes', (name, rule) => {
    expect(Object.keys(defaults(textSchema.marks[name]?.spec.attrs))).toEqual(Object.keys(rule.attributes));
  });

  it('C8: code is the one mark that stands alone', () => {
    const lone = Object.values(textSchema.marks).filter((mark) =>
      Object.values(textSchema.marks).every((other) => mark.excludes(other)),
    );
    expect(lone.map((mark) => mark.name)).toEqual([LONE_MARK]);
  });
});
