import type { Editor } from '@tiptap/core';
import { linkAtSelection } from './link-at-selection.ts';
import { completeAddress } from './complete-address.ts';

/**
 * Puts a typed address on the link or words at the selection, or writes it out where nothing is selected.
 * Answers false, and changes nothing, when no text may link there.
 */
export function setLink(editor: Editor, typed: string): boolean {
  const href = completeAddress(typed);
  if (href === null) return false;
  const there = linkAtSelection(editor.state);
  const { from, to, empty } = editor.state.selection;
  if (!there && empty) {
    const shown = href.replace(/^(?:https:\/\/|mailto:)/, '');
    editor
      .chain()
      .focus()
      .insertContent({ type: 'text', text: shown, marks: [{ type: 'link', attrs: { href } }] })
      .unsetMark('link')
      .run();
    return true;
  }
  const range = there ?? { from, to };
  editor
    .chain()
    .focus()
    .setTextSelection({ from: range.from, to: range.to })
    .setMark('link', { href })
    .setTextSelection(range.to)
    .run();
  return true;
}

/** Takes the address away; the words stay. */
export function removeLink(editor: Editor): void {
  const there = linkAtSelection(editor.state);
  if (there)
    editor.chain().focus().setTextSelection(there).unsetMark('link').setTextSelection(there.to).run();
}
