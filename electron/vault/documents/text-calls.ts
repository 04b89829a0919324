/** What the document worker is asked and what it answers. Nothing here loads Yjs. */
import type { DecodedTextUpdate } from '../../../shared/protocol/protocol.ts';
import type { DocumentJson } from '../../../shared/text/document-json.ts';

/**
 * Why there is no answer for one of many.
 * `refused`: its form or its counts are wrong, on every computer alike; it will never be valid.
 * `not-processed`: it took too much time or memory on this computer, now; it says nothing about validity.
 * Keep it aside (quarantine), show it, and try again with a later version or a later start.
 */
export type Refusal = 'refused' | 'not-processed';
export type Outcome<Value> = Value | Refusal;

export interface ReadText {
  readonly plainText: string;
  /** The first words on one line, at most 200 characters. */
  readonly snippet: string;
  readonly words: number;
  readonly characters: number;
  /** It holds something that this version does not know; the rest is here. */
  readonly simplified: boolean;
  /** Some of its updates wait for others that are not here yet. */
  readonly pending: boolean;
}

export interface OpenedText {
  /** One update for a window's empty Y.Doc: the text, or a copy without what this version does not know. */
  readonly state: Bytes;
  /** A copy was given because something is unknown: nobody may write in it here. */
  readonly simplified: boolean;
  /**
   * A copy was given because merged edits left known parts in impossible places. Writing in it needs
   * `repair` first (append its answer, open again): an editor would delete those parts with their words.
   */
  readonly repaired: boolean;
}

export interface VisibleText {
  readonly json: DocumentJson;
  readonly simplified: boolean;
}

export interface TextCount {
  readonly words: number;
  readonly characters: number;
}

/** Bytes in a buffer of their own. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Every call: what is asked besides the updates, and the answer. */
export interface TextCalls {
  shape: { more: null; answer: DecodedTextUpdate };
  read: { more: null; answer: ReadText };
  merge: { more: null; answer: Bytes };
  state: { more: null; answer: Bytes };
  stateVector: { more: null; answer: ReadonlyMap<number, number> };
  open: { more: null; answer: OpenedText };
  visible: { more: null; answer: VisibleText };
  count: { more: null; answer: TextCount };
  compose: { more: { json: unknown; clientId: number }; answer: Bytes };
  difference: { more: { json: unknown; clientId: number }; answer: Bytes | null };
  repair: { more: { clientId: number }; answer: Bytes | null };
  /** The first so many updates are one text, the rest the other. */
  same: { more: { first: number }; answer: boolean };
}

export type CallName = keyof TextCalls;

/** One thing to do: a text as its updates in any order, and what else the call takes. */
export interface Unit<Name extends CallName> {
  readonly updates: readonly Uint8Array[];
  readonly more: TextCalls[Name]['more'];
}
