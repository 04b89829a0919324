/**
 * Everything a text may hold, and nothing else: the same nodes, marks and attributes as
 * shared/text/text-schema.ts, which the vault enforces on every text that comes in. (security.md C8)
 */
import { Placeholder } from '@tiptap/extensions';
import type { Doc } from 'yjs';
import { BasicText } from './extensions/basic-text/basic-text.ts';
import { SafeLink } from './extensions/link/link.ts';
import { NumberedList } from './extensions/ordered-list/ordered-list.ts';
import { sharedTextExtension } from './extensions/shared-text/shared-text.ts';
import { tableExtensions } from './extensions/table/table.ts';
import { taskListExtensions } from './extensions/task-list/task-list.ts';

export interface RichTextParts {
  readonly placeholder: string;
  readonly unnamedTaskLabel: () => string;
}

export function contentExtensions({ placeholder, unnamedTaskLabel }: RichTextParts) {
  return [
    BasicText,
    SafeLink,
    NumberedList,
    ...taskListExtensions(unnamedTaskLabel),
    ...tableExtensions,
    Placeholder.configure({ placeholder, showOnlyWhenEditable: true }),
  ];
}

export function richTextExtensions(doc: Doc, parts: RichTextParts) {
  return [...contentExtensions(parts), sharedTextExtension(doc)];
}
