import { GC, ID, Item, Skip, decodeUpdate } from 'yjs';
import type { DecodedStruct, DecodedTextUpdate } from '../../../shared/protocol/protocol.ts';

/** A Yjs update as plain data: what the document worker hands to the rules of the protocol. */
export function decodedUpdate(update: Uint8Array): DecodedTextUpdate {
  const { structs, ds } = decodeUpdate(update);
  return {
    structs: structs.map((struct): DecodedStruct => {
      const references = struct instanceof Item ? referencesOf(struct) : [];
      const kind = struct instanceof Skip ? 'skip' : struct instanceof GC ? 'gc' : 'item';
      return { client: struct.id.client, clock: struct.id.clock, length: struct.length, kind, references };
    }),
    deletes: [...ds.clients].flatMap(([client, ranges]) =>
      ranges.map((range) => ({ client, clock: range.clock, length: range.len })),
    ),
  };
}

function referencesOf(item: Item): DecodedStruct['references'] {
  const parent: unknown = item.parent;
  return [item.origin, item.rightOrigin, parent instanceof ID ? parent : null].filter((id) => id !== null);
}
