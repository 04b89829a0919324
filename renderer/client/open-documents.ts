import type { DocumentBinding, DocumentBindingParts } from './document-binding.ts';
import { createDocumentBinding } from './document-binding.ts';

/**
 * The documents that this window has open. A screen borrows one and gives it back; a document with
 * words that are not saved stays here and keeps trying after its screen is gone.
 */
export interface OpenDocuments {
  borrow(documentId: string): DocumentBinding;
  giveBack(documentId: string): void;
  /** Saves everything that waits; false when something could not be saved. */
  flushAll(): Promise<boolean>;
  retryAll(): void;
  /** How many documents that are on no screen hold words that could not be saved; a screen says its own. */
  failingCount(): number;
  subscribe(listener: () => void): () => void;
}

interface Borrowed {
  readonly binding: DocumentBinding;
  readonly stop: () => void;
  borrowers: number;
}

export function createOpenDocuments(parts: Omit<DocumentBindingParts, 'documentId'>): OpenDocuments {
  const open = new Map<string, Borrowed>();
  const listeners = new Set<() => void>();
  let failing = 0;

  function recount(): void {
    const now = [...open.values()].filter(
      ({ binding, borrowers }) =>
        borrowers === 0 && binding.getState().saveState === 'failed' && binding.hasUnsaved(),
    ).length;
    if (now === failing) return;
    failing = now;
    for (const listener of [...listeners]) listener();
  }

  function closeIfDone(documentId: string, borrowed: Borrowed): void {
    if (borrowed.borrowers > 0 || borrowed.binding.hasUnsaved()) return;
    open.delete(documentId);
    borrowed.stop();
    borrowed.binding.close();
  }

  return {
    borrow(documentId) {
      const known = open.get(documentId);
      if (known) {
        known.borrowers += 1;
        recount();
        return known.binding;
      }
      const binding = createDocumentBinding({ documentId, ...parts });
      const borrowed: Borrowed = {
        binding,
        borrowers: 1,
        stop: binding.subscribe(() => {
          closeIfDone(documentId, borrowed);
          recount();
        }),
      };
      open.set(documentId, borrowed);
      return binding;
    },
    giveBack(documentId) {
      const borrowed = open.get(documentId);
      if (!borrowed) return;
      borrowed.borrowers -= 1;
      closeIfDone(documentId, borrowed);
      recount();
    },
    async flushAll() {
      const results = await Promise.all([...open.values()].map(({ binding }) => binding.flush()));
      return results.every(Boolean);
    },
    retryAll() {
      for (const { binding } of open.values()) binding.retry();
    },
    failingCount: () => failing,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
