/** What can be done with the table around the cursor. */
import type { Editor } from '@tiptap/core';

export const tableCommands = [
  { name: 'addRowBefore', run: (e: Editor) => void e.chain().focus().addRowBefore().run() },
  { name: 'addRowAfter', run: (e: Editor) => void e.chain().focus().addRowAfter().run() },
  { name: 'addColumnBefore', run: (e: Editor) => void e.chain().focus().addColumnBefore().run() },
  { name: 'addColumnAfter', run: (e: Editor) => void e.chain().focus().addColumnAfter().run() },
  { name: 'toggleHeaderRow', run: (e: Editor) => void e.chain().focus().toggleHeaderRow().run() },
  { name: 'deleteRow', run: (e: Editor) => void e.chain().focus().deleteRow().run() },
  { name: 'deleteColumn', run: (e: Editor) => void e.chain().focus().deleteColumn().run() },
  { name: 'deleteTable', run: (e: Editor) => void e.chain().focus().deleteTable().run() },
] as const;
