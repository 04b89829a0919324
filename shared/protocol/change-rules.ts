import { equalBytes, idText } from './bytes.ts';
import { documentId } from './documents.ts';
import type { KnownDocument } from './documents.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import type { Change } from './types.ts';

/**
 * Whether the author of an envelope may make all of its changes (README section 10). One change that he may not make
 * refuses the envelope as a whole. Returns the documents that it declares and that were not known before.
 * `documentOf` must know every document declared in an envelope that this one follows.
 */
export function checkChanges(input: {
  readonly circleId: Uint8Array;
  readonly authorId: Uint8Array;
  /** False for observers and for whoever is no member at this place: see `CircleState`. */
  readonly mayWrite: boolean;
  readonly changes: readonly Change[];
  readonly documentOf: (id: Uint8Array) => KnownDocument | undefined;
}): ProtocolResult<readonly KnownDocument[]> {
  return attempt(() => {
    if (!input.mayWrite) refuse('not-a-writer');
    const declared = new Map<string, KnownDocument>();
    for (const change of input.changes) {
      if (change.type === 'unknown') continue;
      const key = idText(change.id);
      const known = declared.get(key) ?? input.documentOf(change.id);
      if (change.declaration !== undefined) {
        const id = documentId(input.circleId, input.authorId, change.type, change.declaration);
        if (!equalBytes(id, change.id)) refuse('document-id-wrong');
        if (known !== undefined) continue; // said again by its own author: the id proves that nothing differs
        declared.set(key, {
          id: change.id,
          type: change.type,
          kind: change.declaration.kind,
          writers: change.declaration.writers,
          authorId: input.authorId,
        });
        continue;
      }
      if (known === undefined) return refuse('document-unknown');
      if (known.type !== change.type) refuse('document-id-wrong');
      if (known.writers === 'author' && !equalBytes(known.authorId, input.authorId)) refuse('not-a-writer');
    }
    return [...declared.values()];
  });
}

/** Where a put stands among the puts of one field: the highest (lamport, device id) is the field's value. */
export interface PutPlace {
  readonly lamport: number;
  readonly deviceId: Uint8Array;
}

/** Positive when `a` wins over `b`, negative when `b` wins, 0 for the same envelope (its later change wins). */
export function comparePuts(a: PutPlace, b: PutPlace): number {
  if (a.lamport !== b.lamport) return a.lamport - b.lamport;
  const left = idText(a.deviceId);
  const right = idText(b.deviceId);
  return left === right ? 0 : left < right ? -1 : 1;
}
