import { describe, expect, it } from 'vitest';
import { padded, padmeSize, unpadded } from '../../../../shared/protocol/padme.ts';
import { attempt } from '../../../../shared/protocol/protocol-error.ts';
import { codeOf, text } from './people.ts';

describe('padding', () => {
  it('gives the sizes of the published Padmé function, and never less than 512', () => {
    const sizes = [0, 1, 512, 513, 544, 545, 1000, 1024, 1025, 10_000, 100_000, 262_145, 524_288].map(
      padmeSize,
    );
    expect(sizes).toEqual([
      512, 512, 512, 544, 544, 576, 1024, 1024, 1088, 10_240, 100_352, 270_336, 524_288,
    ]);
  });

  // Fails if sizes are rounded less: more of the length would show.
  it('F18: all lengths up to half a megabyte show as few sizes, each at most 12 % more', () => {
    const sizes = new Set<number>();
    for (let length = 1; length <= 524_288; length++) {
      const size = padmeSize(length);
      sizes.add(size);
      if (length > 512 && size > length * 1.12) throw new Error(`${length} became ${size}`);
    }
    expect(sizes.size).toBeLessThan(300);
  });

  it('is taken off exactly, also from content that ends in zeros or in the mark', () => {
    for (const bytes of [
      text(''),
      text('a'),
      new Uint8Array(100),
      Uint8Array.of(0x80, 0x80, 0),
      new Uint8Array(600),
    ]) {
      expect(unpadded(padded([bytes]))).toEqual(bytes);
    }
  });

  it('that is missing, wrong or of another size is refused', () => {
    for (const bytes of [
      new Uint8Array(),
      new Uint8Array(512),
      new Uint8Array(512).fill(1),
      Uint8Array.of(0x80),
    ]) {
      expect(codeOf(attempt(() => unpadded(bytes)))).toBe('padding-wrong');
    }
  });
});
