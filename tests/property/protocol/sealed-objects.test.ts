import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createJoinRequest,
  decodeChanges,
  openAnswer,
  openControlObject,
  openJoinRequest,
  sealEnvelope,
  sealingEpoch,
} from '../../../shared/protocol/protocol.ts';
import type { ControlKeys, EnvelopeHeader } from '../../../shared/protocol/protocol.ts';
import { encodeHeader } from '../../../shared/protocol/envelope-header.ts';
import { padmeSize } from '../../../shared/protocol/padme.ts';
import { innerOf, sealInner } from '../../unit/shared/protocol/crafted-envelope.ts';
import {
  codeOf,
  flipped,
  founder,
  ikmOf,
  invite,
  join,
  open,
  reading,
  rotate,
  share,
  valueOf,
} from '../../unit/shared/protocol/people.ts';
import { runs } from './counts.ts';

const ana = founder('Ana');
const ben = join(ana, 'Ben');
rotate(ana);
share(ana, ben);
const { state, keyring } = reading(ana);
const epoch = sealingEpoch(state, keyring);
if (epoch === undefined) throw new Error('Rotation due');

const id = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length });

const place = fc
  .record({
    kind: fc.constantFrom<EnvelopeHeader['kind']>('changes', 'control', 'ack'),
    seq: fc.integer({ min: 1, max: 1_000_000 }),
    prev: id(32),
    control: fc.uniqueArray(id(32), { maxLength: 5, selector: String }),
    clock: fc.uniqueArray(
      fc.record({ deviceId: id(32), seq: fc.integer({ min: 1, max: 1_000_000 }), shortId: id(16) }),
      { maxLength: 5, selector: ({ deviceId }) => String(deviceId) },
    ),
    lamport: fc.maxSafeNat(),
    time: fc.maxSafeNat(),
  })
  .map(({ prev, ...rest }) => (rest.seq === 1 ? rest : { ...rest, prev }));

const sealed = fc.tuple(place, fc.uint8Array({ maxLength: 5000 })).map(([where, body]) => ({
  body,
  ...sealEnvelope({
    circleId: ana.circleId,
    directoryKey: ana.directoryKey,
    epoch,
    device: ana.device,
    place: where,
    body,
    randomBytes: ana.random,
  }),
}));

describe('sealed objects', () => {
  it('open(seal(x)) = x for every envelope, and C15: its size is in the Padmé set', () => {
    fc.assert(
      fc.property(sealed, ({ file, body, header, contentId }) => {
        const opened = valueOf(open(ben, file));
        const sorted = (list: EnvelopeHeader): Uint8Array => encodeHeader(list);
        expect(sorted(opened.header)).toEqual(sorted(header));
        expect([opened.body, opened.contentId, opened.epochId]).toEqual([body, contentId, epoch.id]);
        expect(padmeSize(file.length - 80)).toBe(file.length - 80);
      }),
      runs(60),
    );
  });

  it('any flipped bit of an envelope is refused', () => {
    fc.assert(
      fc.property(sealed, fc.nat(), fc.nat({ max: 7 }), ({ file }, at, bit) => {
        expect(codeOf(open(ben, flipped(file, at % file.length, bit)))).not.toBe('accepted');
      }),
      runs(150),
    );
  });

  // Fails if any byte of the header is outside the signature: a member could otherwise edit it and seal it again.
  it('C14: changing any byte of the header makes opening fail, even when a member seals it again', () => {
    fc.assert(
      fc.property(sealed, fc.nat(), fc.nat({ max: 7 }), ({ file, header }, at, bit) => {
        const headerLength = encodeHeader(header).length;
        const inner = flipped(innerOf(ana, epoch, file), 64 + (at % (headerLength + 2)), bit);
        expect(codeOf(open(ben, sealInner(ben, epoch, inner)))).not.toBe('accepted');
      }),
      runs(150),
    );
  });

  it('a cut or lengthened envelope is refused', () => {
    fc.assert(
      fc.property(sealed, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 50 }), ({ file }, cut, more) => {
        expect(codeOf(open(ben, file.subarray(0, cut % file.length)))).not.toBe('accepted');
        expect(codeOf(open(ben, Uint8Array.of(...file, ...more)))).not.toBe('accepted');
      }),
      runs(60),
    );
  });

  it('mutated control files, requests and answers are refused, and never throw', () => {
    const invitation = invite(ana);
    const request = valueOf(
      createJoinRequest({
        link: invitation.link,
        ikm: ikmOf('Carol'),
        name: 'Carol',
        randomBytes: ana.random,
      }),
    );
    const keys: ControlKeys = { ...ben, boxKeys: [ben.device.box], epochs: keyring.epochs };
    const openers = [
      ...ana.controlFiles.map((file) => ({
        file,
        read: (bytes: Uint8Array) => openControlObject(bytes, keys),
      })),
      {
        file: request.file,
        read: (bytes: Uint8Array) => openJoinRequest(bytes, ana.circleId, invitation.admitKeys),
      },
    ];
    const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.nat(), edits, fc.nat(), (which, changes, cut) => {
        const opener = openers[which % openers.length];
        if (opener === undefined) return;
        expect(codeOf(opener.read(opener.file))).toBe('accepted');
        const changed = opener.file.slice();
        for (const [at, by] of changes)
          changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ by;
        if (!changed.every((byte, at) => byte === opener.file[at])) {
          expect(codeOf(opener.read(changed))).not.toBe('accepted');
        }
        expect(codeOf(opener.read(opener.file.subarray(0, cut % opener.file.length)))).not.toBe('accepted');
        expect(codeOf(openAnswer(changed, invitation.link, request))).not.toBe('accepted');
      }),
      runs(200),
    );
  });

  it('what is no body of changes is refused and never throws', () => {
    fc.assert(
      fc.property(sealed, ({ file }) => {
        decodeChanges(valueOf(open(ben, file)).body);
      }),
      runs(50),
    );
  });
});
