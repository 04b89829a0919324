import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { contentExtensions } from '../../../../../../renderer/editor/rich-text-extensions.ts';

const schema = getSchema(contentExtensions({ placeholder: '', unnamedTaskLabel: () => '' }));

/** How a link mark with this address is drawn: the element's name and attributes. */
function drawn(href: unknown): { name: string; attributes: Record<string, unknown> } {
  const mark = schema.mark('link', { href });
  const spec: unknown = mark.type.spec.toDOM?.(mark, true);
  if (!Array.isArray(spec)) throw new Error('A link is drawn as an element');
  const [name, attributes] = spec as [string, unknown];
  return { name, attributes: typeof attributes === 'object' ? (attributes as Record<string, unknown>) : {} };
}

describe('C9: a link that is in a text already, in the page that writes and in the one that reads', () => {
  it('C9: is drawn with its address and nothing else of it', () => {
    expect(drawn('https://example.org/talk')).toEqual({
      name: 'a',
      attributes: { href: 'https://example.org/talk', rel: 'noopener noreferrer' },
    });
  });

  // Fails when the editor's link draws an address without asking the policy.
  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'smb://server/share',
    'http://example.org',
    'blob:https://example.org/1',
    '//example.org',
    'https://bank.example@elsewhere.example',
    `https://example.org/${'a'.repeat(3000)}`,
    '',
    null,
    7,
  ])('C9: leads nowhere with the address %j', (href) => {
    const { name, attributes } = drawn(href);
    expect(name).toBe('span');
    expect(attributes).not.toHaveProperty('href');
  });
});
