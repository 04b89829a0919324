/**
 * How sealed bytes are carried. A transport sees names and ciphertext of one circle's mailbox and
 * nothing else; nothing with plaintext in its type may appear here. (protocol.md section 11)
 *
 * A name is the path of an object relative to the circle's own mailbox folder, with '/' between its
 * parts: `c/<id26>.cp1`, `f/<feedtag16>/<seq>-<id26>.cp1`, `i/<drop>/<name>`. Names commit to bytes,
 * so objects are immutable and listing twice is harmless.
 */
export interface Transport {
  /** Is the mailbox there, ours and writable? Never creates or deletes anything. */
  check(): Promise<MailboxState>;
  /** Names of all objects that are there now, in no order. Sync programs' litter is left out. */
  list(): Promise<readonly MailboxEntry[]>;
  /** The bytes of one object, or 'absent' when it is not there (yet): empty, half-written, online-only. */
  read(name: string, maxBytes: number): Promise<Uint8Array | 'absent'>;
  /** Writes an object durably (file and folder synced). Writing the same bytes again is harmless. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Calls back soon after something may have changed; a hint only, polling is the truth. */
  watch(onHint: () => void): () => void;
}

export interface MailboxEntry {
  readonly name: string;
  readonly size: number;
}

export type MailboxState =
  | { readonly kind: 'ready' }
  /** The carrier is there and holds no mailbox of this circle yet. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'read-only' }
  /** Only mailboxes of other circles are there. */
  | { readonly kind: 'another-circle' };
