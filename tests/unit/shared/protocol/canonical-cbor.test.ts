import { decode as secondReader, encode as secondWriter } from 'cborg';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../../shared/base/hex.ts';
import { decodeCbor } from '../../../../shared/protocol/cbor-reader.ts';
import { encodeCbor } from '../../../../shared/protocol/cbor-writer.ts';
import type { Cbor } from '../../../../shared/protocol/cbor-writer.ts';
import { attempt } from '../../../../shared/protocol/protocol-error.ts';
import { codeOf } from './people.ts';

const strict = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  useMaps: true,
  rejectDuplicateMapKeys: true,
};

/** Values of the subset and their only encoding, from RFC 8949 appendix A where it has them. */
const encodings: readonly (readonly [Cbor, string])[] = [
  [0, '00'],
  [23, '17'],
  [24, '1818'],
  [255, '18ff'],
  [256, '190100'],
  [65_535, '19ffff'],
  [65_536, '1a00010000'],
  [1_000_000, '1a000f4240'],
  [4_294_967_296, '1b0000000100000000'],
  [1_000_000_000_000, '1b000000e8d4a51000'],
  [Number.MAX_SAFE_INTEGER, '1b001fffffffffffff'],
  [false, 'f4'],
  [true, 'f5'],
  [new Uint8Array(), '40'],
  [Uint8Array.of(1, 2, 3, 4), '4401020304'],
  ['', '60'],
  ['IETF', '6449455446'],
  ['\u6c34', '63e6b0b4'],
  ['\ufeffa', '64efbbbf61'],
  ['\u{10151}', '64f0908591'],
  [[], '80'],
  [[1, [2, 3], [4, 5]], '8301820203820405'],
  [new Map(), 'a0'],
  [
    new Map<number, Cbor>([
      [1, 2],
      [3, 4],
    ]),
    'a201020304',
  ],
];

/** What the subset does not have, each refused. */
const refused: readonly (readonly [string, string])[] = [
  ['an integer in a longer form', '1817'],
  ['an integer in a longer form', '190001'],
  ['an integer in a longer form', '1a0000ffff'],
  ['an integer in a longer form', '1b00000000ffffffff'],
  ['2^53', '1b0020000000000000'],
  ['a length in a longer form', '580101'],
  ['a negative integer', '20'],
  ['a tag', 'c000'],
  ['null', 'f6'],
  ['undefined', 'f7'],
  ['a half float', 'f93c00'],
  ['a double', 'fb3ff199999999999a'],
  ['a simple value', 'f0'],
  ['an indefinite byte string', '5f4100ff'],
  ['an indefinite array', '9f01ff'],
  ['an indefinite map', 'bf0102ff'],
  ['a reserved length', '1c'],
  ['unordered keys', 'a203040102'],
  ['a repeated key', 'a201020103'],
  ['a key of text', 'a1616101'],
  ['invalid UTF-8', '61ff'],
  ['an overlong UTF-8 form', '62c080'],
  ['a surrogate in UTF-8', '63eda080'],
  ['a cut character', '63f09f98'],
  ['trailing bytes', '0000'],
  ['nothing', ''],
  ['a cut array', '8201'],
  ['a cut byte string', '4401'],
  ['a length beyond the end', '5affffffff'],
  ['a count beyond the end', '9affffffff'],
  ['depth 9', '81'.repeat(9) + '00'],
];

describe('canonical CBOR', () => {
  it('writes and reads every value of the subset in its one form', () => {
    for (const [value, hex] of encodings) {
      expect(toHex(encodeCbor(value))).toBe(hex);
      expect(attempt(() => decodeCbor(fromHex(hex)))).toEqual({ ok: true, value });
    }
  });

  it('is what an independent reader and writer make of the same values', () => {
    for (const [value, hex] of encodings) {
      expect(toHex(secondWriter(value))).toBe(hex);
      if (value === '\ufeffa') continue; // the second reader drops a leading U+FEFF, ours must not
      expect(secondReader(fromHex(hex), strict)).toEqual(value);
    }
  });

  // Fails if one of the checks in cbor-reader.ts is removed.
  it('case 5: refuses every other form', () => {
    for (const [what, hex] of refused) {
      expect(codeOf(attempt(() => decodeCbor(fromHex(hex)))), what).not.toBe('accepted');
    }
  });

  it('accepts depth 8', () => {
    expect(codeOf(attempt(() => decodeCbor(fromHex('81'.repeat(8) + '00'))))).toBe('accepted');
  });

  // Fails if counts are believed before there are bytes for them.
  it('allocates nothing for a count that the bytes cannot hold', () => {
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 1000; i++) attempt(() => decodeCbor(fromHex('9b000fffffffffffff')));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000);
  });

  it('throws for what it cannot say, which is a bug of the caller', () => {
    for (const value of [-1, 1.5, 2 ** 53, Number.NaN, '\ud800']) {
      expect(() => encodeCbor(value)).toThrow(RangeError);
    }
  });
});
