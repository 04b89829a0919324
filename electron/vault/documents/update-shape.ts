import * as Y from 'yjs';
import type { DecodedStruct, DecodedTextUpdate, TextPlace } from '../../../shared/protocol/protocol.ts';
import { decodeStrictly, RefusedUpdate, type Struct } from './strict-update.ts';

/**
 * What the protocol's validity rule asks about an update; throws for what is no update. Structs that follow each
 * other are handed over as one run, whose references are those outside of it: inside, each was checked to
 * build on earlier units only, which is all that the rule asks of a sender's own.
 */
export function shapeOf(update: Uint8Array): DecodedTextUpdate {
  const { structs, deletes } = decodeStrictly(update);
  return {
    structs: [...structs].flatMap(([client, own]) => runsOf(client, own)),
    deletes: [...deletes.clients].flatMap(([client, ranges]) =>
      ranges.map(({ clock, len }) => ({ client, clock, length: len })),
    ),
  };
}

interface Run {
  readonly clock: number;
  length: number;
  readonly kind: DecodedStruct['kind'];
  /** Of each other client, the furthest clock that is named. */
  readonly furthest: Map<number, number>;
}

function runsOf(client: number, structs: readonly Struct[]): DecodedStruct[] {
  const runs: Run[] = [];
  for (const struct of structs) {
    const { clock } = struct.id;
    const kind = kindOf(struct);
    const last = runs.at(-1);
    const goesOn = last !== undefined && last.kind === kind && last.clock + last.length === clock;
    const run = goesOn ? last : { clock, length: 0, kind, furthest: new Map<number, number>() };
    if (!goesOn) runs.push(run);
    run.length += struct.length;
    if (struct instanceof Y.Item) noteReferences(struct, run.furthest);
  }
  return runs.map(({ furthest, ...run }) => ({
    ...run,
    client,
    references: [...furthest].map(([other, clock]): TextPlace => ({ client: other, clock })),
  }));
}

function kindOf(struct: Struct): DecodedStruct['kind'] {
  if (struct instanceof Y.Item) return 'item';
  return struct instanceof Y.GC ? 'gc' : 'skip';
}

function noteReferences(item: Y.Item, furthest: Map<number, number>): void {
  for (const place of [item.origin, item.rightOrigin, item.parent]) {
    if (!(place instanceof Y.ID)) continue;
    const { client, clock } = place;
    if (!Number.isSafeInteger(clock) || !Number.isSafeInteger(client)) throw new RefusedUpdate();
    if (client !== item.id.client) furthest.set(client, Math.max(furthest.get(client) ?? 0, clock));
    else if (clock >= item.id.clock) throw new RefusedUpdate();
  }
}
