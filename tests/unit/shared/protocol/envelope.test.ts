import { constants, deflateRawSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeCbor } from '../../../../shared/protocol/cbor-writer.ts';
import { concatBytes } from '../../../../shared/protocol/bytes.ts';
import { padmeSize } from '../../../../shared/protocol/padme.ts';
import {
  declareDocument,
  decodeChanges,
  encodeChanges,
  epochFromSeed,
  limits,
  matchesName,
  openEnvelope,
  parseName,
  sealEnvelope,
  sealingEpoch,
} from '../../../../shared/protocol/protocol.ts';
import type { EpochKeys, RecordChange } from '../../../../shared/protocol/protocol.ts';
import { craftedEnvelope, headerOf, innerOf, sealInner, signedInner } from './crafted-envelope.ts';
import {
  codeOf,
  flipped,
  founder,
  join,
  now,
  open,
  reading,
  rotate,
  share,
  valueOf,
  write,
} from './people.ts';
import type { Person } from './people.ts';

let ana: Person;
let ben: Person;
let epoch: EpochKeys;

function entry(author: Person, title: string): RecordChange {
  const { id, declaration } = declareDocument({
    circleId: author.circleId,
    authorId: author.device.memberId,
    type: 'record',
    kind: 'journal.entry',
    writers: 'author',
    randomBytes: author.random,
  });
  return { type: 'record', id, declaration, fields: { title } };
}

beforeEach(() => {
  ana = founder('Ana');
  ben = join(ana, 'Ben');
  const { state, keyring } = reading(ana);
  epoch = sealingEpoch(state, keyring) as EpochKeys;
});

describe('an envelope', () => {
  it('opens for another member with exactly what was written', () => {
    const change = entry(ana, 'A walk');
    const sealed = write(ana, [change]);
    const opened = valueOf(open(ben, sealed.file));
    expect(valueOf(decodeChanges(opened.body))).toEqual([change]);
    expect(opened.contentId).toEqual(sealed.contentId);
    expect(opened.header).toEqual(sealed.header);
  });

  it('has a name that commits to its bytes', () => {
    const sealed = write(ana, [entry(ana, 'Name')]);
    const name = parseName(sealed.name);
    expect(name?.folder).toBe('feed');
    expect(matchesName(name?.id ?? '', sealed.file)).toBe(true);
    expect(matchesName(name?.id ?? '', flipped(sealed.file, 100))).toBe(false);
  });

  it('of one changed character fits into 700 bytes', () => {
    expect(write(ana, [{ type: 'record', id: entry(ana, '').id, fields: { t: 'a' } }]).file.length).toBe(592);
  });

  // Fails if anything is left out of the associated data, the commitment or the signature.
  it('case 1: any bit of any byte flipped is refused', () => {
    const { file } = write(ana, [entry(ana, 'Flip me')]);
    for (let at = 0; at < file.length; at++) {
      expect(codeOf(open(ben, flipped(file, at, at % 8))), `byte ${at}`).not.toBe('accepted');
    }
  });

  // Fails if the circle's id is dropped from the associated data and from the commitment.
  it('case 2: F1: a valid envelope copied into another circle is not opened there', () => {
    const other = founder('Carol');
    const { file } = write(ana, [entry(ana, 'Here only')]);
    const result = openEnvelope(file, {
      circleId: other.circleId,
      epochs: [{ ...epoch }, ...reading(other).keyring.epochs],
      deviceOf: () => ({ memberId: ana.device.memberId, signKey: ana.device.sign.publicKey }),
    });
    expect(codeOf(result)).toBe('epoch-unknown');
  });

  // Fails if the epoch's id is dropped from what the envelope's signature covers.
  it('case 3: an inner part that a member re-encrypts under another epoch has a wrong signature', () => {
    const { file } = write(ana, [entry(ana, 'For few')]);
    const mallory = epochFromSeed(ana.circleId, ben.random(32));
    const resealed = sealInner(ben, mallory, innerOf(ben, epoch, file));
    const result = openEnvelope(resealed, {
      circleId: ana.circleId,
      epochs: [epoch, mallory],
      deviceOf: () => ({ memberId: ana.device.memberId, signKey: ana.device.sign.publicKey }),
    });
    expect(codeOf(result)).toBe('signature-wrong');
  });

  // Fails if the commitment is not checked and every epoch is simply tried.
  it('case 4: a file that commits to one epoch and is sealed under another opens under neither', () => {
    const second = epochFromSeed(ana.circleId, ana.random(32));
    const inner = innerOf(ana, epoch, write(ana, [entry(ana, 'Two faces')]).file);
    const file = sealInner(ana, epoch, inner, second);
    const circle = { circleId: ana.circleId, deviceOf: () => undefined };
    expect(codeOf(openEnvelope(file, { ...circle, epochs: [epoch] }))).toBe('epoch-unknown');
    expect(codeOf(openEnvelope(file, { ...circle, epochs: [second] }))).toBe('decryption-failed');
    expect(codeOf(openEnvelope(file, { ...circle, epochs: [epoch, second] }))).toBe('decryption-failed');
  });

  // Fails if a nonce is ever taken from anything but the source handed in (or twice).
  it('case 7: a random source that repeats itself shows as equal nonces, an honest one never does', () => {
    const nonces = (file: Uint8Array): string => file.subarray(8, 32).join();
    const honest = Array.from({ length: 200 }, () => nonces(write(ana, [entry(ana, 'x')]).file));
    expect(new Set(honest).size).toBe(200);
    const stuck: Person = { ...ana, random: (length) => new Uint8Array(length).fill(7) };
    const repeated = Array.from({ length: 3 }, () => nonces(write(stuck, [entry(ana, 'x')]).file));
    expect(new Set(repeated).size).toBe(1);
  });

  // Fails if the size of the header is not limited before it is decoded.
  it('case 8: a huge header and a clock of very many entries are refused', () => {
    const clock = Array.from({ length: 1000 }, (_, i) => [
      new Uint8Array(32).fill(i),
      i + 1,
      new Uint8Array(16),
    ]);
    const inner = signedInner(ana, epoch, encodeCbor(new Map([[7, clock]])), new Uint8Array());
    expect(codeOf(open(ben, sealInner(ana, epoch, inner)))).toBe('too-large');
  });

  // Fails if one of the two limits on inflating is removed.
  it('case 8: F17: a deflate bomb is refused without being unpacked', () => {
    // 8 MiB of zeros that do not end, 58 times: 464 MiB in 473 kB, as much as fits into an envelope.
    const unending = deflateRawSync(new Uint8Array(8_388_608), { finishFlush: constants.Z_SYNC_FLUSH });
    const bomb = concatBytes([
      ...Array.from({ length: 58 }, () => unending),
      deflateRawSync(new Uint8Array()),
    ]);
    const file = craftedEnvelope(ana, epoch, headerOf(ana, { deflated: true }), bomb);
    const before = process.memoryUsage().rss;
    expect(codeOf(open(ben, file))).toBe('inflate-failed');
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('F17: a body just above the inflated limit is refused, one at the limit is not', () => {
    const noise = ana.random(16_384); // shorter than DEFLATE's window, so that it repeats, but not by too much
    const wholes = Array.from({ length: limits.inflatedBytes / noise.length }, () => noise);
    const sized = (body: Uint8Array): string =>
      codeOf(
        open(
          ben,
          craftedEnvelope(ana, epoch, headerOf(ana, { deflated: true }), deflateSync(body, { level: 6 })),
        ),
      );
    expect(sized(concatBytes(wholes))).toBe('accepted');
    expect(sized(concatBytes([...wholes, new Uint8Array(1)]))).toBe('inflate-failed');
  });

  // Fails if version or suite is ignored or treated as damage.
  it('case 9: an envelope of a later version or another suite is kept for later', () => {
    const { file } = write(ana, [entry(ana, 'Later')]);
    const newer = file.slice();
    newer[4] = 2;
    expect(codeOf(open(ben, newer))).toBe('version-newer');
    const suite = file.slice();
    suite[5] = 2;
    expect(codeOf(open(ben, suite))).toBe('suite-unknown');
  });

  // Fails if the owner of a device is not compared with the member that the header names.
  it('case 30: a valid device under a wrong member id is refused', () => {
    const header = headerOf(ben, { memberId: ana.device.memberId });
    expect(codeOf(open(ana, craftedEnvelope(ben, epoch, header, encodeChanges([entry(ana, '')]))))).toBe(
      'wrong-member',
    );
  });

  // Fails if the signature is checked with any other key than that of the device in the header.
  it('case 29: an envelope that one member writes in the name of another is refused', () => {
    const body = encodeChanges([entry(ana, 'Not mine')]);
    const forged: Person = { ...ana, device: { ...ana.device, sign: ben.device.sign } };
    expect(codeOf(open(ana, craftedEnvelope(forged, epoch, headerOf(ana), body)))).toBe('signature-wrong');
  });

  // Fails if content ids are made from the file instead of from what its author signed.
  it('case 68: the same inner part sealed again is the same content', () => {
    const sealed = write(ana, [entry(ana, 'Once')]);
    const again = sealInner(ben, epoch, innerOf(ben, epoch, sealed.file));
    expect(again).not.toEqual(sealed.file);
    expect(valueOf(open(ben, again)).contentId).toEqual(sealed.contentId);
  });

  it('of a device that is not known yet waits', () => {
    const carol = join(ana, 'Carol');
    const { file } = write(carol, [entry(carol, 'Hello')]);
    expect(codeOf(open(ben, file))).toBe('device-unknown');
    share(ana, ben);
    expect(codeOf(open(ben, file))).toBe('accepted');
  });

  it('under an epoch that is not known yet waits', () => {
    const circle = join(ana, 'Dora');
    rotate(ana);
    const { file } = write(ana, [entry(ana, 'After the turn')]);
    expect(codeOf(open(circle, file))).toBe('epoch-unknown');
    share(ana, circle);
    expect(codeOf(open(circle, file))).toBe('accepted');
  });

  // Fails if padding is left out anywhere, or if files of other sizes are opened.
  it('F18: only sizes of the Padmé set occur, and no other is opened', () => {
    for (const length of [0, 100, 300, 700, 5000, 70_000]) {
      const { file } = write(ana, [], encodeCbor(ana.random(length)));
      expect(padmeSize(file.length - 80)).toBe(file.length - 80);
    }
    const inner = innerOf(ana, epoch, write(ana, [entry(ana, 'x')]).file);
    const longer = sealInner(ana, epoch, concatBytes([inner, new Uint8Array(1)]));
    expect(codeOf(open(ben, longer))).toBe('malformed');
    const twice = sealInner(ana, epoch, concatBytes([inner, new Uint8Array(512)]));
    expect(codeOf(open(ben, twice))).toBe('padding-wrong');
  });

  it('with a body beyond the limit cannot be made', () => {
    const body = ana.random(limits.innerBytes);
    expect(() => write(ana, [], body)).toThrow(RangeError);
  });

  // Fails if the time in the header is used in any rule.
  it('F14: case 50: clocks ten years off change nothing', () => {
    for (const time of [0, now + 315_360_000_000]) {
      const header = headerOf(ben, { time });
      const file = craftedEnvelope(ben, epoch, header, encodeChanges([entry(ben, 'When?')]));
      expect(valueOf(open(ana, file)).header.time).toBe(time);
    }
  });

  // Fails if deflating is tried and kept although it does not help.
  it('deflates what repeats and leaves noise alone', () => {
    const noise = write(ana, [], encodeCbor(ana.random(3000)));
    expect(noise.header.deflated).toBe(false);
    const prose = write(ana, [entry(ana, 'again and again '.repeat(200))]);
    expect(prose.header.deflated).toBe(true);
    expect(valueOf(decodeChanges(valueOf(open(ben, prose.file)).body))).toHaveLength(1);
  });

  it('throws for a clock of more entries than a header may have', () => {
    const place = { ...headerOf(ana), clock: Array.from({ length: 101 }, (_, i) => clockOf(i)) };
    expect(() =>
      sealEnvelope({
        circleId: ana.circleId,
        directoryKey: ana.directoryKey,
        epoch,
        device: ana.device,
        place,
        body: new Uint8Array(),
        randomBytes: ana.random,
      }),
    ).toThrow(RangeError);
  });
});

function clockOf(i: number): { deviceId: Uint8Array; seq: number; shortId: Uint8Array } {
  return { deviceId: new Uint8Array(32).fill(i), seq: 1, shortId: new Uint8Array(16) };
}
