/**
 * When the bubble of a link is shown, and how a link is followed: with Ctrl or Cmd and a click, or by the
 * bubble's button, alike where the text can be written and where it can only be read. No click on a link
 * ever reaches the browser's own handling. (security.md C4, C9)
 */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useState } from 'react';
import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import { linkAtSelection } from './link-at-selection.ts';
import { isAllowedLink } from '../../../../shared/text/link-policy.ts';

/** `look` follows the cursor; `ask` was asked for in a text that is only read; `edit` has the address field. */
export type LinkBubbleMode = 'look' | 'ask' | 'edit';

export function useLinkBubble(editor: Editor, onOpenLink: (address: string) => void) {
  const [wanted, setWanted] = useState<'ask' | 'edit' | 'hidden' | null>(null);
  // In the text or in the bubble itself: going from one to the other must not take it away.
  const [within, setWithin] = useState(false);
  const { link, editable, position } = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      link: linkAtSelection(current.state),
      position: current.state.selection.from,
      editable: current.isEditable,
    }),
  });
  const [wantedAt, setWantedAt] = useState(position);
  // What was asked for one place is over when the cursor went to another.
  const current = wantedAt === position ? wanted : null;

  function want(next: 'ask' | 'edit' | 'hidden'): void {
    setWanted(next);
    setWantedAt(editor.state.selection.from);
  }

  let mode: LinkBubbleMode | null = null;
  if (current === 'edit' && editable) mode = 'edit';
  else if (current === 'ask' && link) mode = 'ask';
  else if (current === null && link && within && editable) mode = 'look';

  function onClickCapture(event: MouseEvent): void {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    if (!anchor || !editor.view.dom.contains(anchor)) return;
    event.preventDefault();
    if (event.type === 'auxclick') return;
    const href = anchor.getAttribute('href');
    if (event.ctrlKey || event.metaKey) {
      if (isAllowedLink(href)) onOpenLink(href);
    } else if (!editor.isEditable) {
      editor.commands.setTextSelection(editor.view.posAtDOM(anchor, 0) + 1);
      want('ask');
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    const mod = event.ctrlKey || event.metaKey;
    if (mod && event.shiftKey && event.key.toLowerCase() === 'k' && editor.isEditable) {
      event.preventDefault();
      want('edit');
    } else if (event.key === 'Escape' && mode !== null) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }

  function close(): void {
    want('hidden');
    // Also a text that is only read takes the keyboard back.
    editor.view.dom.focus({ preventScroll: true });
  }

  function onBlur(event: FocusEvent): void {
    if (!event.currentTarget.contains(event.relatedTarget)) setWithin(false);
  }

  return {
    mode,
    link,
    edit: () => want('edit'),
    close,
    handlers: {
      onClickCapture,
      onAuxClickCapture: onClickCapture,
      onKeyDown,
      onFocus: () => setWithin(true),
      onBlur,
    },
  };
}
