/**
 * Binds the editor to the text that all writers share. Its undo takes back only what this window typed,
 * never the partner's words: it tracks the editor's own transactions and no others.
 */
import { Collaboration } from '@tiptap/extension-collaboration';
import type { Doc } from 'yjs';
import { BODY } from '../../../../shared/text/document-json.ts';

export function sharedTextExtension(doc: Doc) {
  return Collaboration.configure({ fragment: doc.getXmlFragment(BODY) });
}
