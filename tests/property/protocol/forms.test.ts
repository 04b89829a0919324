import { decode as secondReader } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCbor } from '../../../shared/protocol/cbor-reader.ts';
import { encodeCbor } from '../../../shared/protocol/cbor-writer.ts';
import type { Cbor } from '../../../shared/protocol/cbor-writer.ts';
import { padded, padmeSize, unpadded } from '../../../shared/protocol/padme.ts';
import { attempt } from '../../../shared/protocol/protocol-error.ts';
import {
  decodeAck,
  decodeBundle,
  decodeChanges,
  decodeInvitationFile,
  decodeOperation,
  decodePack,
  encodeChanges,
  formatInvitationLink,
  parseInvitationLink,
  parseName,
} from '../../../shared/protocol/protocol.ts';
import type { FieldValue, InvitationLink } from '../../../shared/protocol/protocol.ts';
import { codeOf, valueOf } from '../../unit/shared/protocol/people.ts';
import { runs } from './counts.ts';

const bytes = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length });
const wellFormed = fc.string({ unit: 'grapheme' });

const cbor = fc.letrec<{ value: Cbor; leaf: Cbor }>((tie) => ({
  leaf: fc.oneof(fc.maxSafeNat(), fc.boolean(), wellFormed, fc.uint8Array({ maxLength: 40 })),
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .uniqueArray(fc.tuple(fc.maxSafeNat(), tie('value')), { selector: ([key]) => key, maxLength: 5 })
      .map((entries) => new Map(entries.sort(([a], [b]) => a - b)) as Cbor),
  ),
})).value;

const fieldValue = fc.letrec<{ value: FieldValue; leaf: FieldValue }>((tie) => ({
  leaf: fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    wellFormed,
    fc.uint8Array({ maxLength: 20 }),
  ),
  value: fc.oneof(
    { maxDepth: 2 },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 10 }), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;

const link: fc.Arbitrary<InvitationLink> = fc.record({
  circleId: bytes(32),
  directoryKey: bytes(32),
  inviterId: bytes(32),
  secret: bytes(16),
  admitKey: bytes(32),
  expiryDay: fc.nat(),
  inviterName: fc.string({ unit: 'grapheme', maxLength: 20 }),
  circleName: fc.string({ unit: 'grapheme', maxLength: 20 }),
});

describe('forms', () => {
  it('what CBOR writes, it reads back the same', () => {
    fc.assert(
      fc.property(cbor, (value) => {
        expect(attempt(() => decodeCbor(encodeCbor(value)))).toEqual({ ok: true, value });
      }),
      runs(300),
    );
  });

  // Fails if one value has two encodings that are both read.
  it('case 5: whatever bytes CBOR reads are exactly what it writes for that value', () => {
    const mutated = fc
      .tuple(cbor, fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 255 })), { maxLength: 3 }))
      .map(([value, edits]) => {
        const encoded = encodeCbor(value);
        for (const [at, byte] of edits) if (at < encoded.length) encoded[at] = byte;
        return encoded;
      });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 60 })), (input) => {
        const read = attempt(() => decodeCbor(input));
        if (read.ok) expect(encodeCbor(read.value)).toEqual(input);
      }),
      runs(1000),
    );
  });

  it('whatever CBOR reads, an independent strict reader reads too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (input) => {
        if (!attempt(() => decodeCbor(input)).ok) return;
        const strict = { strict: true, allowIndefinite: false, useMaps: true, rejectDuplicateMapKeys: true };
        expect(() => secondReader(input, strict)).not.toThrow();
      }),
      runs(500),
    );
  });

  it('padding comes off exactly, and C15: its sizes are those of the Padmé set', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (content) => {
        const whole = padded([content]);
        expect(unpadded(whole)).toEqual(content);
        expect(padmeSize(whole.length)).toBe(whole.length);
      }),
      runs(200),
    );
  });

  it('changes come back as they were, with every value a field can have', () => {
    const fields = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 10 }), fieldValue, {
      maxKeys: 6,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(bytes(16), fields, (id, values) => {
        const changes = [{ type: 'record' as const, id, fields: values }];
        expect(valueOf(decodeChanges(encodeChanges(changes)))).toEqual(changes);
      }),
      runs(300),
    );
  });

  it('H3: every link comes back as it was, and nothing but a link of ours is read', () => {
    fc.assert(
      fc.property(link, (made) => {
        expect(valueOf(parseInvitationLink(formatInvitationLink(made)))).toEqual(made);
      }),
      runs(100),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 5000 }), fc.boolean(), (typed, ours) => {
        expect(codeOf(parseInvitationLink(ours ? `alongside:join?${typed}` : typed))).not.toBe('accepted');
      }),
      runs(1000),
    );
  });

  it('decoders refuse arbitrary bytes and never throw', () => {
    const decoders = [
      decodeOperation,
      decodeBundle,
      decodeChanges,
      decodeAck,
      decodePack,
      decodeInvitationFile,
    ];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (input, name) => {
        for (const decode of decoders) decode(input);
        parseName(name);
      }),
      runs(500),
    );
  });
});
