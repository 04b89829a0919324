import { asBytes, asIds, asTuple, asUnsigned, decodeMap, onlyKeys } from './cbor-fields.ts';
import type { CborMap } from './cbor-fields.ts';
import { decodeCbor } from './cbor-reader.ts';
import { cborMap, encodeCbor } from './cbor-writer.ts';
import type { Cbor } from './cbor-writer.ts';
import { concatBytes, equalBytes } from './bytes.ts';
import { certificateFromCbor, certificateToCbor, isCertificateOf } from './device-certificate.ts';
import { epochFromSeed } from './epoch-keys.ts';
import { memberIdOf } from './identity.ts';
import type { InvitationStanding } from './invitations.ts';
import type { InvitationLink } from './invitation-link.ts';
import { limits } from './limits.ts';
import { padded, unpadded } from './padme.ts';
import { openBox, sealBox, sign, verify } from './primitives.ts';
import type { RandomBytes } from './primitives.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import { kindOf, preamble, preambleBytes, readPreamble } from './sealed-frame.ts';
import type { DeviceCertificate, EpochKeys, OwnDevice } from './types.ts';
import type { JoinRequest } from './join-request.ts';

/** Why an inviter does not admit: told to the joiner, so that he reads a sentence instead of waiting. */
export type RefusedBecause = Exclude<InvitationStanding, 'open'>;

const reasonNumbers: Readonly<Record<RefusedBecause, number>> = {
  used: 1,
  revoked: 2,
  expired: 3,
  foreign: 4,
};

/** Who signs an answer: the root key in the clear, so that its hash can be compared with the link. */
interface Answerer {
  readonly rootKey: Uint8Array;
  readonly device: OwnDevice;
}

/** WELCOME, sealed to the joiner's device: the epoch, and what the inviter's view of the circle was. */
export function sealWelcome(
  request: JoinRequest,
  inviter: Answerer,
  epoch: EpochKeys,
  heads: readonly Uint8Array[],
  randomBytes: RandomBytes,
): Uint8Array {
  const more: readonly (readonly [number, Cbor])[] = [
    [5, epoch.id],
    [6, epoch.seed],
    [7, heads],
  ];
  return sealAnswer('welcome', request, inviter, more, randomBytes);
}

/** A short answer to a request under an invitation that is not open. */
export function sealNotice(
  request: JoinRequest,
  inviter: Answerer,
  because: RefusedBecause,
  randomBytes: RandomBytes,
): Uint8Array {
  return sealAnswer('notice', request, inviter, [[5, reasonNumbers[because]]], randomBytes);
}

export type Answer =
  | {
      readonly kind: 'welcome';
      readonly epoch: EpochKeys;
      readonly heads: readonly Uint8Array[];
      readonly inviterDevice: DeviceCertificate;
    }
  | { readonly kind: 'notice'; readonly because: RefusedBecause };

/**
 * M3, first half: opens the inviter's answer and checks that it comes from the member named in the link, repeats our
 * nonce and circle, and that the seed fits the epoch. `welcome-not-for-us`: for another joiner under the same link.
 */
export function openAnswer(
  file: Uint8Array,
  link: InvitationLink,
  own: { readonly device: OwnDevice; readonly nonce: Uint8Array },
): ProtocolResult<Answer> {
  return attempt(() => {
    const kind = kindOf(file);
    if (kind !== 'welcome' && kind !== 'notice') return refuse('not-an-object');
    readPreamble(file, kind, limits.welcomeBytes);
    const plain = openBox(own.device.box, file.subarray(preambleBytes)) ?? refuse('welcome-not-for-us');
    const [contentField, signature] = asTuple(decodeCbor(unpadded(plain)), 2);
    if (!(contentField instanceof Uint8Array)) return refuse('malformed');
    const map = onlyKeys(decodeMap(contentField), 7);
    if (!equalBytes(asBytes(map.get(1), 32), link.circleId)) refuse('other-circle');
    if (!equalBytes(asBytes(map.get(2), 16), own.nonce)) refuse('welcome-not-for-us');
    const rootKey = asBytes(map.get(3), 32);
    const inviterDevice = certificateFromCbor(map.get(4));
    if (!equalBytes(memberIdOf(rootKey), link.inviterId)) refuse('wrong-member');
    // The founder's certificate has the genesis nonce as its context, which only the genesis will confirm.
    if (!isCertificateOf(inviterDevice, rootKey, inviterDevice.context)) refuse('certificate-wrong');
    if (!verify(kind, inviterDevice.signKey, asBytes(signature, 64), contentField)) refuse('signature-wrong');
    return kind === 'welcome' ? welcomeOf(map, link, inviterDevice) : noticeOf(map);
  });
}

function welcomeOf(map: CborMap, link: InvitationLink, inviterDevice: DeviceCertificate): Answer {
  const epoch = epochFromSeed(link.circleId, asBytes(map.get(6), 32).slice());
  if (!equalBytes(epoch.id, asBytes(map.get(5), 32))) refuse('epoch-wrong');
  return { kind: 'welcome', epoch, heads: asIds(map.get(7), limits.controlHeads), inviterDevice };
}

function noticeOf(map: CborMap): Answer {
  const number = asUnsigned(map.get(5));
  for (const because of Object.keys(reasonNumbers) as RefusedBecause[]) {
    if (reasonNumbers[because] === number) return { kind: 'notice', because };
  }
  return refuse('malformed');
}

function sealAnswer(
  kind: 'welcome' | 'notice',
  request: JoinRequest,
  inviter: Answerer,
  more: readonly (readonly [number, Cbor])[],
  randomBytes: RandomBytes,
): Uint8Array {
  const content = encodeCbor(
    cborMap([
      [1, request.circleId],
      [2, request.nonce],
      [3, inviter.rootKey],
      [4, certificateToCbor(inviter.device.certificate)],
      ...more,
    ]),
  );
  const signed = encodeCbor([content, sign(kind, inviter.device.sign.secretKey, content)]);
  const sealed = sealBox(randomBytes, request.certificate.boxKey, padded([signed]));
  return concatBytes([preamble(kind), sealed]);
}
