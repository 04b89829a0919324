import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { protocolErrorCodes, protocolReady } from '../../../../../shared/protocol/protocol.ts';
import { makeVectors } from './make-vectors.ts';
import { readers } from './vector-readers.ts';
import type { Vector } from './vector-readers.ts';

await protocolReady();
const path = new URL('cp1-v1.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(path, 'utf8')) as { vectors: readonly Vector[] };

describe('the test vectors of Circle Protocol 1', () => {
  // Fails if any form changes: whoever changes one on purpose makes a new version beside this one.
  it('are read as they say, every one', () => {
    for (const { kind, name, input, expect: expected } of vectors) {
      const read = readers[kind];
      expect(read?.(input), `${kind}: ${name}`).toEqual(expected);
    }
  });

  it('are made by the script exactly as they lie here', () => {
    expect(JSON.parse(JSON.stringify(makeVectors()))).toEqual(vectors);
  });

  it('hold something valid and something invalid of every kind of object', () => {
    const objects = [
      'circle',
      'rotate',
      'grant',
      'operation',
      'envelope',
      'changes',
      'ack',
      'link',
      'joinRequest',
      'answer',
      'pack',
    ];
    for (const kind of objects) {
      const outcomes = vectors
        .filter((vector) => vector.kind === kind)
        .map((vector) => vector.expect.outcome);
      expect(outcomes, kind).toContain('accepted');
      expect(
        outcomes.some((outcome) => outcome !== 'accepted'),
        kind,
      ).toBe(true);
    }
  });

  it('name only codes from the closed list', () => {
    const codes = new Set<string>([...protocolErrorCodes, 'accepted', 'no name']);
    expect(
      vectors.map(({ expect: { outcome } }) => outcome).filter((outcome) => !codes.has(outcome)),
    ).toEqual([]);
  });
});
