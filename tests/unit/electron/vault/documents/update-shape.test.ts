import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentLimits } from '../../../../../electron/vault/documents/document-limits.ts';
import { answers } from '../../../../../electron/vault/documents/text-answers.ts';
import { shapeOf } from '../../../../../electron/vault/documents/update-shape.ts';
import { craftUpdate, type CraftedStruct } from '../../../../support/hostile-updates.ts';
import { element, textBy, textOf, typed } from '../../../../support/y-texts.ts';

const letter: CraftedStruct = { content: 'x' };

describe('what the validity rule is told about an update', () => {
  it('one run for what was written together, with no reference outside of it', () => {
    const update = answers.compose([], { json: textOf('Hello', 'world'), clientId: 2 ** 53 - 1 });
    const { structs, deletes } = shapeOf(update);
    expect(structs).toEqual([{ client: 2 ** 53 - 1, clock: 0, length: 14, kind: 'item', references: [] }]);
    expect(deletes).toEqual([]);
  });

  it('the furthest place of each other client that it builds on', () => {
    const update = craftUpdate([
      {
        client: 9,
        clock: 4,
        structs: [
          { origin: [5, 3], content: 'a' },
          { origin: [9, 4], rightOrigin: [5, 8], content: 'b' },
          { parent: [6, 2], content: 'c' },
        ],
      },
    ]);
    expect(shapeOf(update).structs).toEqual([
      {
        client: 9,
        clock: 4,
        length: 3,
        kind: 'item',
        references: [
          { client: 5, clock: 8 },
          { client: 6, clock: 2 },
        ],
      },
    ]);
  });

  it('every deleted range, of whosever words', () => {
    const deletes = [
      [5, 0, 3],
      [9, 7, 1],
    ] as const;
    expect(shapeOf(craftUpdate([], deletes))).toEqual({
      structs: [],
      deletes: deletes.map(([client, clock, length]) => ({ client, clock, length })),
    });
  });

  it('holes, as holes', () => {
    const [first, , third] = typed(function* (text) {
      yield () => text.insert(0, 'a');
      yield () => text.insert(1, 'b');
    });
    const update = Y.mergeUpdates([first, third].flatMap((one) => one ?? []));
    expect(shapeOf(update).structs.map(({ kind, clock, length }) => [kind, clock, length])).toEqual([
      ['item', 0, 2],
      ['skip', 2, 1],
      ['item', 3, 1],
    ]);
  });
});

describe('F4: only V1 updates are decoded', () => {
  const samples = [
    answers.compose([], { json: textOf('Hello'), clientId: 3 }),
    textBy((body) => body.insert(0, [element('heading', { level: 2 }, 'x'), element('image', { src: 'y' })])),
    craftUpdate([], [[5, 0, 3]]),
    Y.encodeStateAsUpdate(new Y.Doc()),
  ];

  // Fails when `decodeStrictly` no longer demands that every byte was used.
  it.each(samples.map((update, index) => [index, update] as const))(
    'F4: sample %i in V2 is refused',
    (_i, update) => {
      expect(() => shapeOf(Y.convertUpdateFormatV1ToV2(update))).toThrow('refused');
    },
  );

  it('F4: bytes behind an update are refused', () => {
    for (const update of samples) expect(() => shapeOf(Uint8Array.of(...update, 0))).toThrow('refused');
  });

  it('F4: an update that ends early, anywhere, is refused', () => {
    for (const update of samples) {
      for (let end = 0; end < update.length; end++)
        expect(() => shapeOf(update.subarray(0, end))).toThrow('refused');
    }
  });
});

describe('F4: updates that would keep Yjs busy or lead it astray are refused', () => {
  // Each fails when its own check in `strict-update.ts` or `update-shape.ts` is left out.
  it.each([
    ['a struct without length', craftUpdate([{ client: 1, clock: 0, structs: [{ content: '' }] }])],
    ['a deletion without length', craftUpdate([], [[1, 0, 0]])],
    [
      'the same client twice over the same clocks',
      craftUpdate([
        { client: 1, clock: 0, structs: [letter] },
        { client: 1, clock: 0, structs: [letter] },
      ]),
    ],
    [
      'a struct behind itself',
      craftUpdate([{ client: 1, clock: 0, structs: [{ origin: [1, 0], content: 'x' }] }]),
    ],
    [
      'a struct behind a later one',
      craftUpdate([{ client: 1, clock: 0, structs: [{ origin: [1, 9], content: 'x' }] }]),
    ],
    [
      'a parent that comes later',
      craftUpdate([{ client: 1, clock: 0, structs: [{ parent: [1, 1], content: 'x' }] }]),
    ],
    [
      'a clock beyond all numbers',
      craftUpdate([{ client: 1, clock: Number.MAX_SAFE_INTEGER, structs: [letter] }]),
    ],
    ['a deletion beyond all numbers', craftUpdate([], [[1, Number.MAX_SAFE_INTEGER, 1]])],
    ['no bytes', new Uint8Array()],
  ])('F4: %s', (_name, update) => {
    expect(() => shapeOf(update)).toThrow('refused');
  });
});

describe('F5: the counts of an update are bounded', () => {
  const letters = (count: number) =>
    craftUpdate([{ client: 1, clock: 0, structs: Array.from({ length: count }, () => letter) }]);
  const clients = (count: number) =>
    craftUpdate(
      Array.from({ length: count }, (_, index) => ({ client: index + 1, clock: 0, structs: [letter] })),
    );
  const deletes = (count: number): Uint8Array => {
    const encoder = new Y.UpdateEncoderV1();
    for (const number of [0, 1, 1, count]) encoder.writeLen(number);
    for (let index = 0; index < count; index++) {
      encoder.writeDsClock(2 * index);
      encoder.writeDsLen(1);
    }
    return encoder.toUint8Array();
  };
  const bytes = (count: number): Uint8Array => {
    // What stands around the text, with a length of four bytes.
    const around = craftUpdate([{ client: 1, clock: 0, structs: [{ content: 'x'.repeat(3_000_000) }] }]);
    return craftUpdate([
      { client: 1, clock: 0, structs: [{ content: 'x'.repeat(count - (around.length - 3_000_000)) }] },
    ]);
  };

  // Fails when the limit is not checked, or is another number.
  it.each([
    ['structs', letters, documentLimits.structsInUpdate],
    ['clients', clients, documentLimits.clientsInUpdate],
    ['deletions', deletes, documentLimits.deletesInUpdate],
    ['bytes', bytes, documentLimits.updateBytes],
  ] as const)('F5: as many %s as allowed are decoded, one more is refused', (_what, make, most) => {
    expect(() => shapeOf(make(most))).not.toThrow('refused');
    expect(() => shapeOf(make(most + 1))).toThrow('refused');
  });

  it('F5: the sample of bytes has the length that it should have', () => {
    expect(bytes(documentLimits.updateBytes)).toHaveLength(documentLimits.updateBytes);
  });
});
