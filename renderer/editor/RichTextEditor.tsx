import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useImperativeHandle } from 'react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Doc } from 'yjs';
import { LinkBubble } from './extensions/link/LinkBubble.tsx';
import { useLinkBubble } from './extensions/link/use-link-bubble.ts';
import { richTextExtensions } from './rich-text-extensions.ts';
import styles from './RichTextEditor.module.css';
import { Toolbar } from './toolbar/Toolbar.tsx';

export interface RichTextHandle {
  /** Takes the cursor to the text. */
  focus(where: 'start' | 'end'): void;
}

export interface RichTextEditorProps {
  readonly handle?: Ref<RichTextHandle>;
  /** The text itself. Another Doc makes another editor. */
  readonly doc: Doc;
  readonly canWrite: boolean;
  /** What a screen reader calls the field. */
  readonly label: string;
  readonly placeholder: string;
  /** The page's nonce, without which the content security policy refuses the editor's few styles. */
  readonly styleNonce: string;
  /** Asked to leave the app for an https page or a mail address; never called with anything else. */
  readonly onOpenLink: (address: string) => void;
}

/** A text as it is written and read: the same component for both, so that both look alike. */
export function RichTextEditor({
  handle,
  doc,
  canWrite,
  label,
  placeholder,
  styleNonce,
  onOpenLink,
}: RichTextEditorProps) {
  const { t } = useTranslation('editor');
  const editor = useEditor(
    {
      extensions: richTextExtensions(doc, { placeholder, unnamedTaskLabel: () => t('unnamedTask') }),
      editable: canWrite,
      injectNonce: styleNonce,
      editorProps: {
        handleDOMEvents: { keydown: (_view, event) => isForThePage(event) },
        // The first strong letter decides the direction, whatever the language of the window is.
        attributes: { class: styles['text'] ?? '', dir: 'auto', role: 'textbox', 'aria-multiline': 'true' },
      },
    },
    [doc],
  );
  useImperativeHandle(handle, () => ({ focus: (where) => void editor.commands.focus(where) }), [editor]);
  const bubble = useLinkBubble(editor, onOpenLink);

  useEffect(() => {
    editor.setEditable(canWrite, false);
  }, [editor, canWrite]);

  useEffect(() => {
    const field = editor.view.dom;
    field.setAttribute('aria-label', label);
    field.setAttribute('aria-readonly', String(!canWrite));
    // What can only be read is still a place to go to by keyboard.
    field.tabIndex = 0;
  }, [editor, label, canWrite]);

  return (
    <div className={styles['frame']} {...bubble.handlers}>
      {canWrite && <Toolbar editor={editor} onLink={bubble.edit} />}
      <EditorContent editor={editor} />
      {bubble.mode !== null && (
        <LinkBubble
          editor={editor}
          mode={bubble.mode}
          link={bubble.link}
          onOpenLink={onOpenLink}
          onEdit={bubble.edit}
          onClose={bubble.close}
        />
      )}
    </div>
  );
}

/** Ctrl or Cmd and Enter is the page's own key (Share); the editor would swallow it as a line break. */
function isForThePage(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey);
}
