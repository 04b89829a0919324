/**
 * How sealed bytes are carried. A transport sees names and ciphertext of one circle's mailbox and
 * nothing else; nothing with plaintext in its type may appear here. (protocol.md section 11)
 *
 * A name is the path of an object relative to the circle's own mailbox folder, with '/' between its
 * parts: `c/<id26>.cp1`, `f/<feedtag16>/<seq>-<id26>.cp1`, `i/<drop>/<id26>.cp1`. Names commit to bytes,
 * so objects are immutable and listing twice is harmless. Whatever goes wrong with the carrier itself is
 * thrown as a `TransportFault`.
 */
export interface Transport {
  /** Is the mailbox there, ours and writable? Never creates or deletes anything. */
  check(): Promise<MailboxState>;
  /**
   * Names of all objects that are there now, in no order. Sync programs' litter is left out. Names that
   * are `known` are not looked at further: their size is null.
   */
  list(known?: (name: string) => boolean): Promise<readonly MailboxEntry[]>;
  /**
   * The bytes of one object, which its name commits to; 'absent' when it is not there (yet): empty,
   * half-written, damaged, online-only, larger than `maxBytes`.
   */
  read(name: string, maxBytes: number): Promise<Uint8Array | 'absent'>;
  /**
   * Writes an object durably (file and folder synced). Writing the same bytes again is harmless. What
   * lies under the name with other content is written anew only with `mayRepair` (the object is our own,
   * so that was a torn write of ours or a damage) and is left alone otherwise ('blocked').
   */
  write(name: string, bytes: Uint8Array, mayRepair: boolean): Promise<WriteOutcome>;
  /** Calls back soon after something may have changed; a hint only, polling is the truth. */
  watch(onHint: () => void): () => void;
}

export type WriteOutcome = 'written' | 'there-already' | 'blocked';

export interface MailboxEntry {
  readonly name: string;
  /** Bytes; null for known names. */
  readonly size: number | null;
}

export type MailboxState =
  | { readonly kind: 'ready' }
  /** The carrier is there and holds no mailbox of this circle yet. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'read-only' }
  /** Only mailboxes of other circles are there. */
  | { readonly kind: 'another-circle' };

/** Whether `bytes` are what the object's name commits to: given to a transport, which knows no protocol. */
export type NameMatches = (name: string, bytes: Uint8Array) => boolean;
