/**
 * Binds a Y.Doc in the window to its twin in the vault. What must hold:
 * - a local update stays in the queue until the vault answered that it is durable; no failure drops it;
 * - the document writes only under the client id that the vault gave for it;
 * - updates that came from the vault are never sent back.
 * (architecture.md section 5, security.md K1)
 */
import * as Y from 'yjs';
import { UPDATE_MAX_BYTES } from '../../shared/features/documents/documents-contract.ts';
import type { AppError, ErrorCode } from '../../shared/errors/error-codes.ts';
import type { CallVault } from './call-vault.ts';
import type { Timers } from './timers.ts';
import type { VaultNews } from './vault-news.ts';

/** Origin of transactions that bring what the vault already has. */
export const FROM_VAULT = 'vault';

export type SaveState = 'saved' | 'saving' | 'failed';

export interface DocumentState {
  /** Null until the vault has answered; replaced when the text was opened again. */
  readonly doc: Y.Doc | null;
  readonly canWrite: boolean;
  readonly simplified: boolean;
  readonly saveState: SaveState;
  /** Why it could not be opened, or why the last words are not saved yet. */
  readonly error: AppError | undefined;
}

export interface DocumentBinding {
  readonly documentId: string;
  getState(): DocumentState;
  subscribe(listener: () => void): () => void;
  /** Tries at once what failed: opening, or saving. */
  retry(): void;
  /** Gives up what the vault refuses to keep and shows what it has. Only after the person said so. */
  dropUnsaved(): void;
  /** True once nothing is waiting; false when the vault could not take it. */
  flush(): Promise<boolean>;
  hasUnsaved(): boolean;
  /** Tells the vault that the window is done with it. The caller has flushed. */
  close(): void;
}

/** Trying again by itself cannot help with these. */
const needsAPerson: readonly ErrorCode[] = [
  'not-allowed',
  'not-found',
  'document-too-large',
  'document-quarantined',
  'input-invalid',
  'circle-read-only',
  'vault-locked',
];

/** Milliseconds before the first retry; doubled up to the longest. */
export const FIRST_RETRY_MS = 1000;
export const LONGEST_RETRY_MS = 30_000;

/** Takes from the front of the queue as much as one call may carry, at least one update. */
function takeBatch(queue: Uint8Array[]): Uint8Array[] {
  let bytes = 0;
  let many = 0;
  for (const update of queue) {
    bytes += update.length;
    if (many > 0 && bytes > UPDATE_MAX_BYTES) break;
    many += 1;
  }
  return queue.splice(0, many);
}

export interface DocumentBindingParts {
  readonly documentId: string;
  readonly call: CallVault;
  readonly news: VaultNews;
  readonly timers: Timers;
}

export function createDocumentBinding({
  documentId,
  call,
  news,
  timers,
}: DocumentBindingParts): DocumentBinding {
  let state: DocumentState = {
    doc: null,
    canWrite: false,
    simplified: false,
    saveState: 'saved',
    error: undefined,
  };
  let clientId = 0;
  const queue: Uint8Array[] = [];
  let sending = false;
  let opening = false;
  let openAgain = false;
  let closed = false;
  /** Came while the vault was still answering `open`. */
  let early: Uint8Array[] = [];
  let retryIn = FIRST_RETRY_MS;
  let cancelRetry: (() => void) | null = null;
  const listeners = new Set<() => void>();
  let settled: ((saved: boolean) => void)[] = [];

  function become(change: Partial<DocumentState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  function settle(saved: boolean): void {
    const waiting = settled;
    settled = [];
    for (const tell of waiting) tell(saved);
  }

  function take(update: Uint8Array): void {
    if (!state.doc || opening) {
      early.push(update);
      return;
    }
    Y.applyUpdate(state.doc, update, FROM_VAULT);
    // Yjs picks a new id when it meets its own in foreign changes; the vault would refuse that one.
    state.doc.clientID = clientId;
  }

  async function open(): Promise<void> {
    if (opening || closed) return;
    opening = true;
    openAgain = false;
    // Until the new text is here, the old one is only looked at.
    if (state.doc) become({ canWrite: false });
    const result = await call('documents.open', { documentId });
    opening = false;
    if (closed) return;
    if (!result.ok) {
      become({ error: result.error });
      return;
    }
    const doc = new Y.Doc();
    Y.applyUpdate(doc, result.value.state, FROM_VAULT);
    for (const update of early) Y.applyUpdate(doc, update, FROM_VAULT);
    early = [];
    clientId = result.value.clientId;
    doc.clientID = clientId;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === FROM_VAULT) return;
      queue.push(update);
      if (state.saveState === 'saved') become({ saveState: 'saving' });
      void send();
    });
    const { canWrite, simplified } = result.value;
    const before = state.doc;
    become({ doc, canWrite, simplified, saveState: 'saved', error: undefined });
    before?.destroy();
    if (openAgain) void open();
  }

  async function send(): Promise<void> {
    if (sending || cancelRetry || queue.length === 0) return;
    sending = true;
    const batch = takeBatch(queue);
    // A copy of its own: Yjs hands out views of larger buffers, which would cross the port whole.
    const update = new Uint8Array(batch.length === 1 && batch[0] ? batch[0] : Y.mergeUpdates(batch));
    const result = await call('documents.update', { documentId, update });
    sending = false;
    if (result.ok) {
      retryIn = FIRST_RETRY_MS;
      if (queue.length > 0) {
        become({ saveState: 'saving', error: undefined });
        void send();
        return;
      }
      become({ saveState: 'saved', error: undefined });
      settle(true);
      if (openAgain) void open();
      return;
    }
    queue.unshift(update);
    become({ saveState: 'failed', error: result.error });
    if (!needsAPerson.includes(result.error.code)) {
      cancelRetry = timers.after(retryIn, () => {
        cancelRetry = null;
        void send();
      });
      retryIn = Math.min(2 * retryIn, LONGEST_RETRY_MS);
    }
    settle(false);
  }

  function retry(): void {
    if (!state.doc) {
      become({ error: undefined });
      void open();
      return;
    }
    cancelRetry?.();
    cancelRetry = null;
    void send();
  }

  const stopChanged = news.onEvent('documents.changed', (payload) => {
    if (payload.documentId === documentId) take(payload.update);
  });
  const stopReopened = news.onEvent('documents.reopened', (payload) => {
    if (payload.documentId !== documentId) return;
    openAgain = true;
    // What is typed but not saved goes first; it belongs to the text as it was.
    if (queue.length > 0 || sending) retry();
    else if (!opening) void open();
  });
  void open();

  return {
    documentId,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    retry,
    dropUnsaved() {
      cancelRetry?.();
      cancelRetry = null;
      queue.length = 0;
      void open();
    },
    hasUnsaved: () => sending || queue.length > 0,
    flush() {
      if (!sending && queue.length === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        settled.push(resolve);
        retry();
      });
    },
    close() {
      if (closed) return;
      closed = true;
      stopChanged();
      stopReopened();
      cancelRetry?.();
      cancelRetry = null;
      state.doc?.destroy();
      void call('documents.close', { documentId });
    },
  };
}
