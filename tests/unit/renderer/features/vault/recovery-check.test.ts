import { describe, expect, it } from 'vitest';
import { countWords, pickTwo } from '../../../../../renderer/features/vault/recovery-check.ts';

describe('the recovery words', () => {
  it('are counted however they are separated or numbered', () => {
    expect(countWords('')).toBe(0);
    expect(countWords('abandon  ability\nable')).toBe(3);
    expect(countWords('1. abandon, 2. ability; 3. able')).toBe(3);
  });

  it('are checked at two different places, each of the twelve possible', () => {
    const seen = new Set<number>();
    for (let first = 0; first < 12; first += 1) {
      for (let second = 0; second < 11; second += 1) {
        const numbers = [(first + 0.5) / 12, (second + 0.5) / 11];
        const [low, high] = pickTwo(() => numbers.shift() ?? 0);
        expect(low).toBeLessThan(high);
        seen.add(low).add(high);
      }
    }
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
