/** The messages on the port between a window and the vault. Everything in them is plain data or Uint8Array. */
import type { AppError } from '../errors/error-codes.ts';
import type { Topic } from './define-contract.ts';

export interface CallMessage {
  readonly id: number;
  readonly call: string;
  readonly input: unknown;
}

export type ReplyMessage =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: AppError };

export type VaultMessage =
  | ReplyMessage
  /** After a commit: which topics it touched. */
  | { readonly changed: readonly Topic[] }
  | { readonly event: string; readonly payload: unknown };

/** The two names of IPC channels between preload and main; there are no others. */
export const PORT_REQUEST_CHANNEL = 'alongside:port-request';
export const PORT_CHANNEL = 'alongside:port';
