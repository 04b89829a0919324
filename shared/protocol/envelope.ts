import { concatBytes, equalBytes, readU16, writeU16 } from './bytes.ts';
import { deflate, inflate } from './deflate.ts';
import { decodeHeader, encodeHeader } from './envelope-header.ts';
import { limits } from './limits.ts';
import { feedFileName } from './mailbox-names.ts';
import { padded, padmeSize, unpadded } from './padme.ts';
import { aeadOpen, aeadSeal, hash, prf, sign, verify } from './primitives.ts';
import type { RandomBytes } from './primitives.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import { preamble, preambleBytes, readPreamble } from './sealed-frame.ts';
import type { EnvelopeHeader, EpochKeys, OwnDevice } from './types.ts';

const nonceEnd = preambleBytes + 24;
const outerBytes = nonceEnd + 32;
const tagBytes = 16;
const signatureBytes = 64;

/** What an author decides about an envelope; member, device and deflating are filled in when it is sealed. */
export type EnvelopePlace = Omit<EnvelopeHeader, 'memberId' | 'deviceId' | 'deflated'>;

export interface SealedEnvelope {
  /** The complete file, and the name it must have in a mailbox. */
  readonly file: Uint8Array;
  readonly name: string;
  readonly contentId: Uint8Array;
  readonly header: EnvelopeHeader;
}

/**
 * Signs and seals a body (README section 9). The caller guarantees that the place is the next one in the device's
 * feed and that the epoch is the one `sealingEpoch` gave. Throws a RangeError when header or body break a limit.
 */
export function sealEnvelope(input: {
  readonly circleId: Uint8Array;
  readonly directoryKey: Uint8Array;
  readonly epoch: EpochKeys;
  readonly device: OwnDevice;
  readonly place: EnvelopePlace;
  readonly body: Uint8Array;
  readonly randomBytes: RandomBytes;
}): SealedEnvelope {
  const { circleId, directoryKey, epoch, device, place } = input;
  const deflated = deflate(input.body);
  const body = deflated ?? input.body;
  const header: EnvelopeHeader = {
    ...place,
    memberId: device.memberId,
    deviceId: device.deviceId,
    deflated: deflated !== undefined,
  };
  const headerBytes = encodeHeader(header);
  if (input.body.length > limits.inflatedBytes) throw new RangeError('Body too large');
  const bodyHash = hash('body', body);
  const signature = sign('env', device.sign.secretKey, circleId, epoch.id, headerBytes, bodyHash);
  const headerLength = new Uint8Array(2);
  writeU16(headerLength, 0, headerBytes.length);
  const inner = padded([signature, headerLength, headerBytes, body]);
  if (inner.length > limits.innerBytes) throw new RangeError('Envelope too large');

  const nonce = input.randomBytes(24);
  const outer = concatBytes([preamble('envelope'), nonce, prf(epoch.commit, circleId, nonce)]);
  const file = concatBytes([outer, aeadSeal(epoch.message, nonce, inner, concatBytes([circleId, outer]))]);
  const contentId = hash('content', circleId, headerBytes, bodyHash);
  return { file, name: feedFileName(directoryKey, device.deviceId, place.seq, file), contentId, header };
}

/** Finds the public key and the owner of a device, as the circle's state knows them. */
export type DeviceLookup = (
  deviceId: Uint8Array,
) => { readonly memberId: Uint8Array; readonly signKey: Uint8Array } | undefined;

export interface OpenedEnvelope {
  readonly header: EnvelopeHeader;
  /** Inflated. For control: a bundle of operations; for changes and acks: see `decodeChanges`, `decodeAck`. */
  readonly body: Uint8Array;
  readonly contentId: Uint8Array;
  readonly epochId: Uint8Array;
}

/**
 * Opens and verifies one envelope, in the order size, commitment, decryption, signature, inflating. What it says is then
 * authentic, not yet accepted: the feed's rules (`checkFeedPlace`) and the standing of its author come after.
 * `epoch-unknown` and `device-unknown` mean: keep the file and try again when more of the circle is known.
 */
export function openEnvelope(
  file: Uint8Array,
  circle: {
    readonly circleId: Uint8Array;
    readonly epochs: readonly EpochKeys[];
    readonly deviceOf: DeviceLookup;
  },
): ProtocolResult<OpenedEnvelope> {
  return attempt(() => {
    const { circleId } = circle;
    readPreamble(file, 'envelope', outerBytes + limits.innerBytes + tagBytes);
    const innerLength = file.length - outerBytes - tagBytes;
    if (innerLength < 0 || padmeSize(innerLength) !== innerLength) refuse('malformed');
    const epoch = epochOf(file, circleId, circle.epochs);
    const inner = aeadOpen(
      epoch.message,
      file.subarray(preambleBytes, nonceEnd),
      file.subarray(outerBytes),
      concatBytes([circleId, file.subarray(0, outerBytes)]),
    );
    if (inner === undefined) return refuse('decryption-failed');

    const content = unpadded(inner);
    const bodyAt = signatureBytes + 2 + readU16(content, signatureBytes);
    if (content.length < signatureBytes + 2 || content.length < bodyAt) refuse('malformed');
    const headerBytes = content.subarray(signatureBytes + 2, bodyAt);
    const carried = content.subarray(bodyAt);
    const header = decodeHeader(headerBytes);
    const device = circle.deviceOf(header.deviceId) ?? refuse('device-unknown');
    if (!equalBytes(device.memberId, header.memberId)) refuse('wrong-member');
    const bodyHash = hash('body', carried);
    const signature = content.subarray(0, signatureBytes);
    if (!verify('env', device.signKey, signature, circleId, epoch.id, headerBytes, bodyHash)) {
      refuse('signature-wrong');
    }
    return {
      header,
      body: header.deflated ? inflate(carried) : carried,
      contentId: hash('content', circleId, headerBytes, bodyHash),
      epochId: epoch.id,
    };
  });
}

/** The commitment names the epoch, and makes a file that opens differently under two epochs impossible. */
function epochOf(file: Uint8Array, circleId: Uint8Array, epochs: readonly EpochKeys[]): EpochKeys {
  const nonce = file.subarray(preambleBytes, nonceEnd);
  const commitment = file.subarray(nonceEnd, outerBytes);
  for (const epoch of epochs) if (equalBytes(prf(epoch.commit, circleId, nonce), commitment)) return epoch;
  return refuse('epoch-unknown');
}
