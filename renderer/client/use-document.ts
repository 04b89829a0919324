import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClient } from './ClientContext.tsx';
import type { DocumentBinding, DocumentState } from './document-binding.ts';

const notYet: DocumentState = {
  doc: null,
  canWrite: false,
  simplified: false,
  saveState: 'saved',
  error: undefined,
};
const nothingToHear = (): (() => void) => () => undefined;
const nothingYet = (): DocumentState => notYet;
const doNothing = (): void => undefined;

export interface DocumentUse extends DocumentState {
  retry(): void;
  /** Gives up the words that the vault refuses to keep; only after the person said so. */
  dropUnsaved(): void;
}

/**
 * Binds the text to the vault while the component is on the screen. `doc` is null until it is open, and
 * another one after the text was replaced: give it to the editor as a key. Null as id opens nothing.
 */
export function useDocument(documentId: string | null): DocumentUse {
  const { documents } = useClient();
  const [borrowed, setBorrowed] = useState<DocumentBinding | null>(null);
  useEffect(() => {
    if (documentId === null) return;
    setBorrowed(documents.borrow(documentId));
    return () => {
      documents.giveBack(documentId);
      setBorrowed(null);
    };
  }, [documents, documentId]);
  // Between two ids the old document must not be shown under the new one.
  const binding = borrowed?.documentId === documentId ? borrowed : null;
  const state = useSyncExternalStore(binding?.subscribe ?? nothingToHear, binding?.getState ?? nothingYet);
  return {
    ...state,
    retry: binding?.retry ?? doNothing,
    dropUnsaved: binding?.dropUnsaved ?? doNothing,
  };
}
