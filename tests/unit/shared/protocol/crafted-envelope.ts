import { concatBytes, writeU16 } from '../../../../shared/protocol/bytes.ts';
import { encodeHeader } from '../../../../shared/protocol/envelope-header.ts';
import { padded } from '../../../../shared/protocol/padme.ts';
import { aeadOpen, aeadSeal, hash, prf, sign } from '../../../../shared/protocol/primitives.ts';
import { preamble } from '../../../../shared/protocol/sealed-frame.ts';
import type { EnvelopeHeader, EpochKeys } from '../../../../shared/protocol/protocol.ts';
import { now } from './people.ts';
import type { Person } from './people.ts';

/** A header that the person could write next, with anything about it changed. */
export function headerOf(person: Person, changed: Partial<EnvelopeHeader> = {}): EnvelopeHeader {
  return {
    kind: 'changes',
    memberId: person.device.memberId,
    deviceId: person.device.deviceId,
    seq: 1,
    control: [],
    clock: [],
    lamport: 1,
    deflated: false,
    time: now,
    ...changed,
  };
}

/** The inner part as a cheating member would make it: properly signed, over any header bytes and any body. */
export function signedInner(
  person: Person,
  epoch: EpochKeys,
  headerBytes: Uint8Array,
  body: Uint8Array,
): Uint8Array {
  const signature = sign(
    'env',
    person.device.sign.secretKey,
    person.circleId,
    epoch.id,
    headerBytes,
    hash('body', body),
  );
  const length = new Uint8Array(2);
  writeU16(length, 0, headerBytes.length);
  return padded([signature, length, headerBytes, body]);
}

/** Seals an inner part under an epoch, as anyone who holds the epoch can; `committed` may name another one. */
export function sealInner(
  person: Person,
  epoch: EpochKeys,
  inner: Uint8Array,
  committed: EpochKeys = epoch,
): Uint8Array {
  const nonce = person.random(24);
  const outer = concatBytes([preamble('envelope'), nonce, prf(committed.commit, person.circleId, nonce)]);
  const sealed = aeadSeal(epoch.message, nonce, inner, concatBytes([person.circleId, outer]));
  return concatBytes([outer, sealed]);
}

/** The inner part of a file, as every holder of the epoch can take it out. */
export function innerOf(person: Person, epoch: EpochKeys, file: Uint8Array): Uint8Array {
  const outer = file.subarray(0, 64);
  const inner = aeadOpen(
    epoch.message,
    file.subarray(8, 32),
    file.subarray(64),
    concatBytes([person.circleId, outer]),
  );
  if (inner === undefined) throw new Error('Not sealed under this epoch');
  return inner;
}

export function craftedEnvelope(
  person: Person,
  epoch: EpochKeys,
  header: EnvelopeHeader,
  body: Uint8Array,
): Uint8Array {
  return sealInner(person, epoch, signedInner(person, epoch, encodeHeader(header), body));
}
