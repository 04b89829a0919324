/**
 * Decodes one Yjs update so that hostile bytes cost no more than their limits and nothing is overlooked:
 * V1 only, every byte used, counts bounded while reading. (security.md F4, F5)
 */
import * as Y from 'yjs';
import { documentLimits } from './document-limits.ts';

export type Struct = Y.Item | Y.GC | Y.Skip;

export interface DecodedUpdate {
  /** By client, ascending clocks, no struct twice. */
  readonly structs: ReadonlyMap<number, Struct[]>;
  readonly deletes: ReturnType<typeof Y.createDeleteSet>;
}

/** Says no more than that: the bytes are content. */
export class RefusedUpdate extends Error {
  constructor() {
    super('An update was refused');
  }
}

/** Throws `RefusedUpdate` for whatever is not a well-formed V1 update within the limits. */
export function decodeStrictly(update: Uint8Array): DecodedUpdate {
  demand(update.byteLength <= documentLimits.updateBytes);
  let readToEnd = (): boolean => false;
  let seen = 0;
  class BoundedDecoder extends Y.UpdateDecoderV1 {
    constructor(...rest: ConstructorParameters<typeof Y.UpdateDecoderV1>) {
      super(...rest);
      readToEnd = () => this.restDecoder.pos === this.restDecoder.arr.length;
    }
    override readInfo(): number {
      demand(++seen <= documentLimits.structsInUpdate);
      return super.readInfo();
    }
  }
  const { structs, ds } = decoded(update, BoundedDecoder);
  demand(readToEnd());
  return { structs: byClient(structs), deletes: checkedDeletes(ds) };
}

function decoded(update: Uint8Array, decoder: typeof Y.UpdateDecoderV1): ReturnType<typeof Y.decodeUpdateV2> {
  try {
    return Y.decodeUpdateV2(update, decoder);
  } catch {
    // Whatever Yjs throws on foreign bytes says only that they are no update.
    throw new RefusedUpdate();
  }
}

function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const found = new Map<number, Struct[]>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    // A struct of no length makes no progress: Yjs would read it for ever.
    demand(isCount(client) && isCount(clock) && struct.length > 0 && isCount(clock + struct.length));
    const own = found.get(client);
    if (own === undefined) {
      found.set(client, [struct]);
      demand(found.size <= documentLimits.clientsInUpdate);
      continue;
    }
    const last = own.at(-1);
    demand(last !== undefined && last.id.clock + last.length <= clock);
    own.push(struct);
  }
  return found;
}

function checkedDeletes(deletes: DecodedUpdate['deletes']): DecodedUpdate['deletes'] {
  let ranges = 0;
  demand(deletes.clients.size <= documentLimits.clientsInUpdate);
  for (const [client, items] of deletes.clients) {
    ranges += items.length;
    demand(isCount(client) && ranges <= documentLimits.deletesInUpdate);
    for (const { clock, len } of items) demand(isCount(clock) && len > 0 && isCount(clock + len));
  }
  return deletes;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function demand(holds: boolean): void {
  if (!holds) throw new RefusedUpdate();
}
