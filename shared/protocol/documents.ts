import { hash } from './primitives.ts';
import type { RandomBytes } from './primitives.ts';
import { limits } from './limits.ts';
import type { Declaration, Writers } from './types.ts';
import { utf8 } from './utf8.ts';

export type DocumentType = 'record' | 'text';

/** What is known of a document from its first change, and never changes. */
export interface KnownDocument {
  readonly id: Uint8Array;
  readonly type: DocumentType;
  readonly kind: string;
  readonly writers: Writers;
  readonly authorId: Uint8Array;
}

const kindPattern = /^[a-z][a-z0-9.-]*$/;

/** Whether a kind is written as kinds are: `journal.entry`, at most 48 characters. */
export function isKind(kind: string): boolean {
  return kind.length <= limits.kindLength && kindPattern.test(kind);
}

/**
 * The 16-byte id of a document: it commits to its author, kind and writers, so that nobody can declare another's
 * document again under other rules.
 */
export function documentId(
  circleId: Uint8Array,
  authorId: Uint8Array,
  type: DocumentType,
  declaration: Declaration,
): Uint8Array {
  const rules = Uint8Array.of(type === 'record' ? 1 : 2, declaration.writers === 'author' ? 1 : 2);
  return hash('doc', circleId, authorId, rules, declaration.random, utf8(declaration.kind)).slice(0, 16);
}

/** A new document of this author; its first change must carry the declaration. */
export function declareDocument(input: {
  readonly circleId: Uint8Array;
  readonly authorId: Uint8Array;
  readonly type: DocumentType;
  readonly kind: string;
  readonly writers: Writers;
  readonly randomBytes: RandomBytes;
}): { readonly id: Uint8Array; readonly declaration: Declaration } {
  if (!isKind(input.kind)) throw new RangeError('Not a kind of document');
  const declaration = { kind: input.kind, writers: input.writers, random: input.randomBytes(16) };
  return { id: documentId(input.circleId, input.authorId, input.type, declaration), declaration };
}

/**
 * The Yjs client id under which a device writes in a text: the first 53 bits of H("yjs", id ‖ device ‖ counter).
 * `counter` is below 65,536, kept durably, and new for each opened Y.Doc.
 */
export function textClientId(textId: Uint8Array, deviceId: Uint8Array, counter: number): number {
  const digest = hash('yjs', textId, deviceId, Uint8Array.of(counter >>> 8, counter & 0xff));
  let client = 0;
  for (let i = 0; i < 6; i++) client = client * 256 + (digest[i] ?? 0);
  return client * 32 + ((digest[6] ?? 0) >> 3);
}
