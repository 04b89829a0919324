/**
 * What the preload offers a window: two functions, plain data and bytes. Nothing else in the renderer
 * may touch `window.alongside`. (architecture.md section 3)
 */
import type { Topic } from '../../shared/contract/define-contract.ts';
import type { AppError } from '../../shared/errors/error-codes.ts';

export type BridgeReply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: AppError };

/** What the vault tells without being asked. */
export type BridgeNews =
  { readonly changed: readonly Topic[] } | { readonly event: string; readonly payload: unknown };

export interface AlongsideBridge {
  /** Answers every call once. It rejects only where the vault itself failed (a bug, or the process ended). */
  call(name: string, input: unknown): Promise<BridgeReply>;
  /** Tells every event from now on; answers with what ends it. */
  subscribe(listener: (news: BridgeNews) => void): () => void;
}

declare global {
  interface Window {
    readonly alongside: AlongsideBridge;
  }
}

export function windowBridge(): AlongsideBridge {
  return window.alongside;
}
