/**
 * What the toolbar offers: a row of buttons in groups for what is used daily, and a menu for the rest.
 * Shortcuts are TipTap's own, named here to be shown.
 */
import type { Icon } from '@tabler/icons-react';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconCode,
  IconH1,
  IconH2,
  IconH3,
  IconItalic,
  IconList,
  IconListCheck,
  IconListNumbers,
  IconSeparatorHorizontal,
  IconSourceCode,
  IconStrikethrough,
  IconTable,
  IconUnderline,
} from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import type { editor as texts } from '../../i18n/en/editor.ts';

export interface ToolbarCommand {
  /** Also the key of its name in the texts. */
  readonly name: keyof typeof texts;
  readonly icon: Icon;
  /** As KeyHint reads them; empty: none. */
  readonly keys: string;
  /** Absent: it acts and has no pressed state. */
  readonly isActive?: (editor: Editor) => boolean;
  /** Absent: always. Asked after every keystroke, so only where it is cheap and tells something. */
  readonly canRun?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

type MarkName = 'bold' | 'italic' | 'underline' | 'strike' | 'code';

const mark = (name: MarkName, icon: Icon, keys: string): ToolbarCommand => ({
  name,
  icon,
  keys,
  isActive: (editor) => editor.isActive(name),
  run: (editor) => void editor.chain().focus().toggleMark(name).run(),
});

const heading = (level: 1 | 2 | 3, icon: Icon): ToolbarCommand => ({
  name: `heading${level}`,
  icon,
  keys: `mod+alt+${level}`,
  isActive: (editor) => editor.isActive('heading', { level }),
  run: (editor) => void editor.chain().focus().toggleHeading({ level }).run(),
});

const list = (name: 'bulletList' | 'orderedList' | 'taskList', icon: Icon, keys: string): ToolbarCommand => ({
  name,
  icon,
  keys,
  isActive: (editor) => editor.isActive(name),
  run: (editor) =>
    void editor
      .chain()
      .focus()
      .toggleList(name, name === 'taskList' ? 'taskItem' : 'listItem')
      .run(),
});

export const toolbarGroups: readonly (readonly ToolbarCommand[])[] = [
  [
    {
      name: 'undo',
      icon: IconArrowBackUp,
      keys: 'mod+Z',
      canRun: (editor) => editor.can().undo(),
      run: (editor) => void editor.chain().focus().undo().run(),
    },
    {
      name: 'redo',
      icon: IconArrowForwardUp,
      keys: 'mod+shift+Z',
      canRun: (editor) => editor.can().redo(),
      run: (editor) => void editor.chain().focus().redo().run(),
    },
  ],
  [heading(1, IconH1), heading(2, IconH2)],
  [mark('bold', IconBold, 'mod+B'), mark('italic', IconItalic, 'mod+I')],
  [
    list('bulletList', IconList, 'mod+shift+8'),
    list('orderedList', IconListNumbers, 'mod+shift+7'),
    list('taskList', IconListCheck, 'mod+shift+9'),
    {
      name: 'blockquote',
      icon: IconBlockquote,
      keys: 'mod+shift+B',
      isActive: (editor) => editor.isActive('blockquote'),
      run: (editor) => void editor.chain().focus().toggleBlockquote().run(),
    },
  ],
];

export const menuCommands: readonly ToolbarCommand[] = [
  heading(3, IconH3),
  mark('underline', IconUnderline, 'mod+U'),
  mark('strike', IconStrikethrough, 'mod+shift+S'),
  mark('code', IconCode, 'mod+E'),
  {
    name: 'codeBlock',
    icon: IconSourceCode,
    keys: 'mod+alt+C',
    isActive: (editor) => editor.isActive('codeBlock'),
    run: (editor) => void editor.chain().focus().toggleCodeBlock().run(),
  },
  {
    name: 'table',
    icon: IconTable,
    keys: '',
    // A table inside a table cannot be read on a narrow page, nor written as Markdown.
    canRun: (editor) => !editor.isActive('table'),
    run: (editor) => void editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    name: 'horizontalRule',
    icon: IconSeparatorHorizontal,
    keys: '',
    run: (editor) => void editor.chain().focus().setHorizontalRule().run(),
  },
];
