import { textClientId } from './documents.ts';
import { limits } from './limits.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';

/** A place in a text: the `clock`-th unit that was written under the client id `client`. */
export interface TextPlace {
  readonly client: number;
  readonly clock: number;
}

/** A run of units, as `Y.decodeUpdate` gives structs. */
export interface DecodedStruct extends TextPlace {
  readonly length: number;
  /** `skip` stands for a hole in an update; `gc` for content already collected. */
  readonly kind: 'item' | 'gc' | 'skip';
  /** Those of origin, right origin and parent that are places (a parent may also be a top-level name). */
  readonly references: readonly TextPlace[];
}

export interface DeletedRange extends TextPlace {
  readonly length: number;
}

/**
 * What the document worker hands over after `Y.decodeUpdate(update)`, as plain data: every struct with its id, length,
 * kind and references (origin, rightOrigin, parent where it is an ID), and every range of the delete set. Both in the
 * order in which the update has them.
 */
export interface DecodedTextUpdate {
  readonly structs: readonly DecodedStruct[];
  readonly deletes: readonly DeletedRange[];
}

/**
 * Whether a text update is valid (README section 10). `clockOf(client)` is how many units of a client id the author can
 * know: from accepted changes to this text at or before the author's own previous envelope or cumulative clock
 * (`unitsKnownTo`), and from earlier changes of the same envelope. So a sender merges only neighbouring updates of one
 * counter: A1 B1 A2 may travel as three changes, never as A1+A2, B1. Returns how many units the sender's client id has
 * afterwards.
 */
export function checkTextUpdate(input: {
  readonly textId: Uint8Array;
  readonly deviceId: Uint8Array;
  readonly counter: number;
  readonly update: DecodedTextUpdate;
  readonly clockOf: (client: number) => number;
}): ProtocolResult<{ readonly client: number; readonly clock: number }> {
  return attempt(() => {
    const { structs, deletes } = input.update;
    if (structs.length > limits.textStructs || deletes.length > limits.textDeletes) refuse('limit-exceeded');
    const client = textClientId(input.textId, input.deviceId, input.counter);
    let clock = input.clockOf(client);
    for (const struct of structs) {
      if (struct.client !== client) refuse('text-client-wrong');
      if (struct.kind === 'skip' || struct.clock !== clock || !isCount(struct.length))
        refuse('text-clock-wrong');
      for (const place of struct.references) {
        // Of its own units, a struct can build only on those before it.
        const known = place.client === client ? clock : input.clockOf(place.client);
        if (!isPlace(place) || place.clock >= known) refuse('text-reference-unknown');
      }
      clock += struct.length;
      if (!Number.isSafeInteger(clock)) refuse('text-clock-wrong');
    }
    for (const range of deletes) {
      const known = range.client === client ? clock : input.clockOf(range.client);
      if (!isPlace(range) || !isCount(range.length) || range.clock + range.length > known) {
        refuse('text-delete-unknown');
      }
    }
    return { client, clock };
  });
}

/** That an accepted envelope brought a client id of a text up to `clock` units. */
export interface TextGrowth {
  readonly client: number;
  readonly deviceId: string;
  readonly seq: number;
  readonly clock: number;
}

/**
 * The `clockOf` of an author: from the growth of one text, what lies within `known(device) = seq`, the author's own
 * previous position included. Keys of devices are `idText(deviceId)`.
 */
export function unitsKnownTo(
  growth: Iterable<TextGrowth>,
  known: (deviceId: string) => number,
): (client: number) => number {
  const clocks = new Map<number, number>();
  for (const step of growth) {
    if (step.seq > known(step.deviceId)) continue;
    clocks.set(step.client, Math.max(clocks.get(step.client) ?? 0, step.clock));
  }
  return (client) => clocks.get(client) ?? 0;
}

function isCount(length: number): boolean {
  return Number.isSafeInteger(length) && length > 0;
}

function isPlace(place: TextPlace): boolean {
  return Number.isSafeInteger(place.clock) && place.clock >= 0;
}
