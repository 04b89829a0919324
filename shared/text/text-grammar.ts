/**
 * Every node, mark and attribute of a text that this version knows, and which values an attribute may
 * have. `text-schema.ts` says the same to ProseMirror; a test compares the two.
 */
import type { Attributes } from './document-json.ts';
import { isAllowedLink } from './link-policy.ts';
import { textLimits } from './text-limits.ts';

/** How a node's children are read: see `sanitise.ts`. */
export type ContentKind = 'blocks' | 'inline' | 'plain' | 'items' | 'checks' | 'rows' | 'cells' | 'nothing';
/** Where a node may stand. */
export type NodePlace = 'block' | 'inline' | 'item' | 'row' | 'cell';

export interface AttributeRule {
  readonly fallback: unknown;
  accepts(value: unknown): boolean;
}

export interface NodeRule {
  readonly place: NodePlace;
  readonly content: ContentKind;
  readonly attributes: Readonly<Record<string, AttributeRule>>;
}

export interface MarkRule {
  readonly attributes: Readonly<Record<string, AttributeRule>>;
}

const wholeNumber = (fallback: number, least: number, most: number): AttributeRule => ({
  fallback,
  accepts: (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
});

const span = wholeNumber(1, 1, textLimits.cellSpan);
const cellAttributes = {
  colspan: span,
  rowspan: span,
  colwidth: {
    fallback: null,
    accepts: (value: unknown) =>
      Array.isArray(value) &&
      value.length <= textLimits.cellSpan &&
      value.every((width) => wholeNumber(0, 0, textLimits.columnWidth).accepts(width)),
  },
};

const node = (
  place: NodePlace,
  content: ContentKind,
  attributes: Readonly<Record<string, AttributeRule>> = {},
): NodeRule => ({ place, content, attributes });

export const nodeRules: ReadonlyMap<string, NodeRule> = new Map([
  ['paragraph', node('block', 'inline')],
  ['heading', node('block', 'inline', { level: wholeNumber(1, 1, textLimits.headingLevel) })],
  ['bulletList', node('block', 'items')],
  ['orderedList', node('block', 'items', { start: wholeNumber(1, 0, textLimits.listStart) })],
  ['listItem', node('item', 'blocks')],
  ['taskList', node('block', 'checks')],
  [
    'taskItem',
    node('item', 'blocks', {
      checked: { fallback: false, accepts: (value) => typeof value === 'boolean' },
    }),
  ],
  ['blockquote', node('block', 'blocks')],
  [
    'codeBlock',
    node('block', 'plain', {
      language: {
        fallback: null,
        accepts: (value) =>
          typeof value === 'string' &&
          value.length <= textLimits.languageName &&
          /^[\p{L}\p{N}+#._-]+$/u.test(value),
      },
    }),
  ],
  ['horizontalRule', node('block', 'nothing')],
  ['hardBreak', node('inline', 'nothing')],
  ['table', node('block', 'rows')],
  ['tableRow', node('row', 'cells')],
  ['tableHeader', node('cell', 'blocks', cellAttributes)],
  ['tableCell', node('cell', 'blocks', cellAttributes)],
]);

/** In the order in which they stand on a piece of text. */
export const markRules: ReadonlyMap<string, MarkRule> = new Map([
  ['link', { attributes: { href: { fallback: null, accepts: isAllowedLink } } }],
  ['bold', { attributes: {} }],
  ['code', { attributes: {} }],
  ['italic', { attributes: {} }],
  ['strike', { attributes: {} }],
  ['underline', { attributes: {} }],
]);

/** The mark that stands alone: text in it carries no other. */
export const LONE_MARK = 'code';

/** All attributes of a node or mark with allowed values; `complete` is false if any had to be left out. */
export function knownAttributes(
  rules: Readonly<Record<string, AttributeRule>>,
  given: unknown,
): { readonly attributes: Attributes; readonly complete: boolean } {
  const attributes: Record<string, unknown> = {};
  const source = isPlainRecord(given) ? given : {};
  let complete = given === undefined || given === null || isPlainRecord(given);
  for (const [name, rule] of Object.entries(rules)) {
    const value = Object.hasOwn(source, name) ? source[name] : undefined;
    const absent = value === undefined || value === null;
    const accepted = !absent && rule.accepts(value);
    attributes[name] = accepted ? value : rule.fallback;
    if (!absent && !accepted) complete = false;
  }
  for (const name of Object.keys(source)) {
    if (!Object.hasOwn(rules, name) && source[name] !== null && source[name] !== undefined) complete = false;
  }
  return { attributes, complete };
}

export function isPlainRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
