/** What a malicious or broken member could put into a mailbox: sealed with real keys, kept in no honest log. */
import { fromHex } from '../../shared/base/hex.ts';
import { encodeHeader } from '../../shared/protocol/envelope-header.ts';
import {
  feedFileName,
  nextLamport,
  openEnvelope,
  sealEnvelope,
  type ClockEntry,
  type EnvelopeKind,
  type OpenedEnvelope,
  type PackedObject,
} from '../../shared/protocol/protocol.ts';
import { concatBytes, writeU16 } from '../../shared/protocol/bytes.ts';
import { padded } from '../../shared/protocol/padme.ts';
import { aeadSeal, hash, prf, sign } from '../../shared/protocol/primitives.ts';
import { preamble } from '../../shared/protocol/sealed-frame.ts';
import { feedHere } from '../../electron/vault/exchange/feed-store.ts';
import type { Desktop } from './desktop.ts';

export interface Forging {
  readonly kind?: EnvelopeKind;
  readonly body?: Uint8Array;
  /** Places after the end of the author's real feed; 1 is the next. */
  readonly ahead?: number;
  readonly clock?: readonly ClockEntry[];
  readonly lamport?: number;
  readonly prev?: Uint8Array;
}

/** An envelope sealed by this desktop's device at the end of its feed (or beyond), which its own vault never sees. */
export function sealAs(desktop: Desktop, circleId: string, forging: Forging = {}): PackedObject {
  const { circle, sealing, end, random } = keysOf(desktop, circleId);
  const seq = end.seq + (forging.ahead ?? 1);
  const prev = forging.prev ?? end.contentId;
  const sealed = sealEnvelope({
    circleId: fromHex(circleId),
    directoryKey: circle.directoryKey,
    epoch: sealing.epoch,
    device: sealing.device,
    place: {
      kind: forging.kind ?? 'changes',
      seq,
      ...(prev === undefined ? {} : { prev }),
      control: sealing.controlHeads,
      clock: forging.clock ?? [],
      lamport: forging.lamport ?? nextLamport(end.lamport, []),
      time: 0,
    },
    body: forging.body ?? unknownChange,
    randomBytes: random,
  });
  return { name: sealed.name, bytes: sealed.file };
}

/** A change of a type that nobody knows yet: harmless, kept, applied by nothing. [{1: 9}] */
export const unknownChange = new Uint8Array([0x81, 0xa1, 0x01, 0x09]);

/** The same content in another file, as any member can make it. */
export function sealAgain(desktop: Desktop, circleId: string, object: PackedObject): PackedObject {
  const { circle, sealing, random } = keysOf(desktop, circleId);
  const { header, body } = opened(desktop, circleId, object);
  const sealed = sealEnvelope({
    circleId: fromHex(circleId),
    directoryKey: circle.directoryKey,
    epoch: sealing.epoch,
    device: sealing.device,
    place: header,
    body,
    randomBytes: random,
  });
  return { name: sealed.name, bytes: sealed.file };
}

export function opened({ database, keys }: Desktop, circleId: string, object: PackedObject): OpenedEnvelope {
  const result = database.read((tx) =>
    openEnvelope(object.bytes, { circleId: fromHex(circleId), ...keys.opening(tx, circleId) }),
  );
  if (!result.ok) throw new Error('An envelope that does not open');
  return result.value;
}

/** A signed envelope whose body says that it is deflated and holds exactly these bytes. */
export function sealDeflated(desktop: Desktop, circleId: string, carried: Uint8Array): PackedObject {
  const { circle, sealing, end, random } = keysOf(desktop, circleId);
  const { device, epoch } = sealing;
  const id = fromHex(circleId);
  const header = encodeHeader({
    kind: 'changes',
    memberId: device.memberId,
    deviceId: device.deviceId,
    seq: end.seq + 1,
    ...(end.contentId === undefined ? {} : { prev: end.contentId }),
    control: sealing.controlHeads,
    clock: [],
    lamport: end.lamport + 1,
    deflated: true,
    time: 0,
  });
  const length = new Uint8Array(2);
  writeU16(length, 0, header.length);
  const signature = sign('env', device.sign.secretKey, id, epoch.id, header, hash('body', carried));
  const inner = padded([signature, length, header, carried]);
  const nonce = random(24);
  const outer = concatBytes([preamble('envelope'), nonce, prf(epoch.commit, id, nonce)]);
  const bytes = concatBytes([outer, aeadSeal(epoch.message, nonce, inner, concatBytes([id, outer]))]);
  return { name: feedFileName(circle.directoryKey, device.deviceId, end.seq + 1, bytes), bytes };
}

function keysOf({ database, keys, circles }: Desktop, circleId: string) {
  return database.write((tx) => {
    const circle = keys.circlesToExchange(tx).find((one) => one.circleId === circleId);
    const sealing = keys.sealing(tx, circleId);
    if (circle === undefined || sealing === undefined) throw new Error('Nothing to seal with');
    const { end } = feedHere(tx, circleId, circle.myDevice);
    return { circle, sealing, end, random: circles.randomBytes };
  });
}
