/**
 * Everything a text may hold, and nothing else: the same nodes, marks and attributes as
 * shared/text/text-schema.ts, which the vault enforces on every text that comes in. (security.md C8)
 */
import { Placeholder } from '@tiptap/extensions';
import { StarterKit } from '@tiptap/starter-kit';
import type { Doc } from 'yjs';
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
    StarterKit.configure({
      // The shared text has its own undo, which leaves the partner's words alone.
      undoRedo: false,
      link: false,
      orderedList: false,
      heading: { levels: [1, 2, 3] },
      // It would write an empty line into a text that was only looked at.
      trailingNode: false,
    }),
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
