/**
 * One update that holds exactly the structs and deletes of many: a difference stays a difference.
 * Yjs' own merge is slow over long lists and keeps each typed character a struct of its own; here a run
 * of typing becomes one struct, as it would be had it been typed at once. (protocol.md section 8)
 */
import * as Y from 'yjs';
import { decodeStrictly, type DecodedUpdate, type Struct } from './strict-update.ts';

export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const decoded = updates.map(decodeStrictly);
  const clients = [...gather(decoded)].sort(([one], [other]) => other - one);
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(clients.length);
  for (const [client, structs] of clients) {
    encoder.writeLen(structs.length);
    encoder.writeClient(client);
    encoder.writeLen(structs[0]?.id.clock ?? 0);
    for (const struct of structs) struct.write(encoder, 0);
  }
  writeDeletes(encoder, Y.mergeDeleteSets(decoded.map(({ deletes }) => deletes)));
  return encoder.toUint8Array();
}

function gather(decoded: readonly DecodedUpdate[]): Map<number, Struct[]> {
  const all = new Map<number, Struct[]>();
  for (const { structs } of decoded) {
    for (const [client, own] of structs) {
      const known = all.get(client) ?? [];
      for (const struct of own) if (!(struct instanceof Y.Skip)) known.push(struct);
      all.set(client, known);
    }
  }
  for (const [client, structs] of all) {
    if (structs.length === 0) all.delete(client);
    else all.set(client, joined(client, structs));
  }
  return all;
}

/** In order, each clock once, gaps marked, runs of typing joined. */
function joined(client: number, structs: readonly Struct[]): Struct[] {
  const sorted = [...structs].sort((one, other) => one.id.clock - other.id.clock);
  const result: Struct[] = [];
  let end = sorted[0]?.id.clock ?? 0;
  for (const struct of sorted) {
    if (struct.id.clock + struct.length <= end) continue;
    if (struct.id.clock > end) {
      result.push(new Y.Skip(Y.createID(client, end), struct.id.clock - end));
      end = struct.id.clock;
    }
    const next = struct.id.clock < end ? tail(struct, end - struct.id.clock) : struct;
    end = next.id.clock + next.length;
    const last = result.at(-1);
    if (last === undefined || !join(last, next)) result.push(next);
  }
  return result;
}

/**
 * Appends `next` to `last` if splitting the result would give both back: typed directly behind it, with
 * the same right neighbour. Only text, never attributes, whose older values must stay apart.
 */
function join(last: Struct, next: Struct): boolean {
  if (last instanceof Y.GC && next instanceof Y.GC) {
    last.length += next.length;
    return true;
  }
  if (!(last instanceof Y.Item && next instanceof Y.Item)) return false;
  if (!(last.content instanceof Y.ContentString && next.content instanceof Y.ContentString)) return false;
  const follows = Y.compareIDs(next.origin, Y.createID(last.id.client, last.id.clock + last.length - 1));
  if (!follows || !Y.compareIDs(last.rightOrigin, next.rightOrigin)) return false;
  last.content.str += next.content.str;
  last.length += next.length;
  return true;
}

function tail(struct: Struct, offset: number): Struct {
  const { client, clock } = struct.id;
  const id = Y.createID(client, clock + offset);
  if (!(struct instanceof Y.Item)) return new Y.GC(id, struct.length - offset);
  const origin = Y.createID(client, clock + offset - 1);
  const { rightOrigin, parent, parentSub } = struct;
  return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, struct.content.splice(offset));
}

function writeDeletes(encoder: Y.UpdateEncoderV1, deletes: DecodedUpdate['deletes']): void {
  const clients = [...deletes.clients].sort(([one], [other]) => other - one);
  encoder.writeLen(clients.length);
  for (const [client, items] of clients) {
    encoder.writeClient(client);
    encoder.writeLen(items.length);
    for (const { clock, len } of items) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
}
