/** The two functions that the preload gives to a page, as a test reaches them inside the page. */
import type { Page } from '@playwright/test';

export interface Bridge {
  call(name: string, input: unknown): Promise<BridgeReply>;
  subscribe(listener: (...all: unknown[]) => void): () => void;
}

export type BridgeReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: string } };

/** One call from the page, as any code there could make it. */
export function callVault(page: Page, name: string, input: unknown = {}): Promise<BridgeReply> {
  return page.evaluate(
    ([name, input]) => (Reflect.get(globalThis, 'alongside') as Bridge).call(name, input),
    [name, input] as const,
  );
}
