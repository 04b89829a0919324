/** Yjs updates that no editor makes: written struct by struct, in the V1 encoding. */
import * as Y from 'yjs';

export interface CraftedStruct {
  readonly origin?: readonly [client: number, clock: number];
  readonly rightOrigin?: readonly [client: number, clock: number];
  /** A top-level name, or an element's place. Only where there is no origin. */
  readonly parent?: string | readonly [client: number, clock: number];
  /** Text; or how to write any content, with its reference number in the struct's first byte. */
  readonly content: string | { readonly ref: number; write(encoder: Y.UpdateEncoderV1): void };
}

export interface CraftedClient {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly CraftedStruct[];
}

export type CraftedDeletes = readonly (readonly [client: number, clock: number, length: number])[];

const ORIGIN = 0x80;
const RIGHT_ORIGIN = 0x40;
const STRING = 4;

export function craftUpdate(clients: readonly CraftedClient[], deletes: CraftedDeletes = []): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(clients.length);
  for (const { client, clock, structs } of clients) {
    encoder.writeLen(structs.length);
    encoder.writeClient(client);
    encoder.writeLen(clock);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  encoder.writeLen(deletes.length);
  for (const [client, clock, length] of deletes) {
    encoder.writeClient(client);
    encoder.writeLen(1);
    encoder.writeDsClock(clock);
    encoder.writeDsLen(length);
  }
  return encoder.toUint8Array();
}

function writeStruct(encoder: Y.UpdateEncoderV1, struct: CraftedStruct): void {
  const { origin, rightOrigin, parent = 'body', content } = struct;
  const ref = typeof content === 'string' ? STRING : content.ref;
  encoder.writeInfo(
    ref | (origin === undefined ? 0 : ORIGIN) | (rightOrigin === undefined ? 0 : RIGHT_ORIGIN),
  );
  if (origin !== undefined) encoder.writeLeftID(Y.createID(...origin));
  if (rightOrigin !== undefined) encoder.writeRightID(Y.createID(...rightOrigin));
  if (origin === undefined && rightOrigin === undefined) {
    encoder.writeParentInfo(typeof parent === 'string');
    if (typeof parent === 'string') encoder.writeString(parent);
    else encoder.writeLeftID(Y.createID(...parent));
  }
  if (typeof content === 'string') encoder.writeString(content);
  else content.write(encoder);
}

/** Content that is no text: any JSON value. */
export function anyContent(value: unknown): CraftedStruct['content'] {
  return {
    ref: 8,
    write(encoder) {
      encoder.writeLen(1);
      encoder.writeAny(value);
    },
  };
}

/**
 * Keeps Yjs busy for minutes though every count is allowed: all structs of the third client were inserted at
 * the same place as all of the second, so each of them passes all of those.
 */
export function endlessUpdate(): Uint8Array {
  const start: CraftedStruct = { content: 'x' };
  const atStart: CraftedStruct = { origin: [1, 0], content: 'x' };
  const many = Array.from({ length: 90_000 }, () => atStart);
  return craftUpdate([
    { client: 1, clock: 0, structs: [start] },
    { client: 2, clock: 0, structs: many },
    // The first one needs all of the second client's, so that those are in place before.
    { client: 3, clock: 0, structs: [{ origin: [2, many.length - 1], content: 'x' }, ...many] },
  ]);
}

/** About 90 MB of memory from 2 MB of bytes: a list of a million empty lists. */
export function greedyUpdate(): Uint8Array {
  const lists = Array.from({ length: 1_000_000 }, () => []);
  return craftUpdate([{ client: 1, clock: 0, structs: [{ content: anyContent(lists) }] }]);
}
