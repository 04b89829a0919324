import { describe, expect, it } from 'vitest';
import { checkTextUpdate, textClientId, unitsKnownTo } from '../../../../shared/protocol/protocol.ts';
import type { DecodedStruct, DecodedTextUpdate, TextPlace } from '../../../../shared/protocol/protocol.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import { codeOf, seededRandom, valueOf } from './people.ts';

const random = seededRandom('texts');
const textId = random(16);
const deviceId = random(32);
const own = textClientId(textId, deviceId, 3);
const partner = textClientId(textId, random(32), 0);

/** What the sender may know: 10 units of its own and 20 of its partner. */
const known = (client: number): number => (client === own ? 10 : client === partner ? 20 : 0);

function item(clock: number, length: number, ...references: TextPlace[]): DecodedStruct {
  return { client: own, clock, length, kind: 'item', references };
}

function check(update: Partial<DecodedTextUpdate>, counter = 3): string {
  return codeOf(
    checkTextUpdate({
      textId,
      deviceId,
      counter,
      update: { structs: [], deletes: [], ...update },
      clockOf: known,
    }),
  );
}

describe('a text update', () => {
  it('that continues the sender’s own units and builds on known ones is accepted', () => {
    const structs = [
      item(10, 5, { client: partner, clock: 19 }, { client: own, clock: 9 }),
      item(15, 1, { client: own, clock: 14 }),
    ];
    const result = checkTextUpdate({
      textId,
      deviceId,
      counter: 3,
      update: { structs, deletes: [] },
      clockOf: known,
    });
    expect(valueOf(result)).toEqual({ client: own, clock: 16 });
  });

  // Fails if the client id is not computed from text, device and counter.
  it('case 58: under another’s client id is refused', () => {
    expect(check({ structs: [{ ...item(20, 1), client: partner }] })).toBe('text-client-wrong');
    expect(check({ structs: [item(10, 1)] }, 4)).toBe('text-client-wrong');
  });

  it('that skips units, overlaps earlier ones or has a hole is refused', () => {
    expect(check({ structs: [item(11, 1)] })).toBe('text-clock-wrong');
    expect(check({ structs: [item(9, 2)] })).toBe('text-clock-wrong');
    expect(check({ structs: [item(10, 2), item(13, 1)] })).toBe('text-clock-wrong');
    expect(check({ structs: [{ ...item(10, 2), kind: 'skip' }] })).toBe('text-clock-wrong');
    expect(check({ structs: [item(10, 0)] })).toBe('text-clock-wrong');
  });

  // Fails if origins are not compared with the clocks that the sender can know.
  it('that builds on units its sender cannot know is refused', () => {
    expect(check({ structs: [item(10, 1, { client: partner, clock: 20 })] })).toBe('text-reference-unknown');
    expect(check({ structs: [item(10, 1, { client: own, clock: 10 })] })).toBe('text-reference-unknown');
    expect(check({ structs: [item(10, 1, { client: 77, clock: 0 })] })).toBe('text-reference-unknown');
    expect(check({ structs: [item(10, 1, { client: partner, clock: -1 })] })).toBe('text-reference-unknown');
  });

  // Fails if delete sets are applied unchecked: Yjs keeps them for units that come later.
  it('case 79: a delete set over units that the partner has not written yet is refused', () => {
    expect(check({ deletes: [{ client: partner, clock: 0, length: 20 }] })).toBe('accepted');
    expect(check({ deletes: [{ client: partner, clock: 19, length: 2 }] })).toBe('text-delete-unknown');
    expect(check({ deletes: [{ client: partner, clock: 0, length: 2 ** 52 }] })).toBe('text-delete-unknown');
    expect(check({ deletes: [{ client: 77, clock: 0, length: 1 }] })).toBe('text-delete-unknown');
    expect(check({ deletes: [{ client: partner, clock: 1.5, length: 1 }] })).toBe('text-delete-unknown');
  });

  it('may delete what it writes itself', () => {
    expect(check({ structs: [item(10, 5)], deletes: [{ client: own, clock: 12, length: 3 }] })).toBe(
      'accepted',
    );
    expect(check({ structs: [item(10, 5)], deletes: [{ client: own, clock: 12, length: 4 }] })).toBe(
      'text-delete-unknown',
    );
  });

  it('F5: of more structs or deleted ranges than the limits is refused', () => {
    const structs = Array.from({ length: limits.textStructs + 1 }, (_, i) => item(10 + i, 1));
    expect(check({ structs })).toBe('limit-exceeded');
    expect(check({ structs: structs.slice(1, 2) })).toBe('text-clock-wrong');
    const deletes = Array.from({ length: limits.textDeletes + 1 }, () => ({
      client: own,
      clock: 0,
      length: 1,
    }));
    expect(check({ deletes })).toBe('limit-exceeded');
    expect(check({ structs: structs.slice(0, limits.textStructs), deletes: deletes.slice(1) })).toBe(
      'accepted',
    );
  });
});

describe('a client id', () => {
  it('is below 2^53 and differs by text, device and counter', () => {
    const ids = [
      own,
      textClientId(random(16), deviceId, 3),
      textClientId(textId, random(32), 3),
      textClientId(textId, deviceId, 4),
      textClientId(textId, deviceId, 3 + 256),
    ];
    expect(new Set(ids).size).toBe(5);
    expect(ids.every((id) => Number.isSafeInteger(id) && id >= 0)).toBe(true);
  });
});

describe('what an author can know of a text', () => {
  it('is what lies at or before the places that his clock cites', () => {
    const growth = [
      { client: partner, deviceId: 'b', seq: 1, clock: 5 },
      { client: partner, deviceId: 'b', seq: 4, clock: 20 },
      { client: own, deviceId: 'a', seq: 2, clock: 10 },
    ];
    const at = (b: number, a: number) => unitsKnownTo(growth, (device) => (device === 'b' ? b : a));
    expect(at(3, 9)(partner)).toBe(5);
    expect(at(4, 9)(partner)).toBe(20);
    expect(at(4, 1)(own)).toBe(0);
    expect(at(0, 0)(partner)).toBe(0);
  });
});
