import { asBytes, asText, asTuple, decodeMap, onlyKeys } from './cbor-fields.ts';
import { decodeCbor } from './cbor-reader.ts';
import { cborMap, encodeCbor } from './cbor-writer.ts';
import { concatBytes, equalBytes } from './bytes.ts';
import { certificateFromCbor, certificateToCbor, isCertificateOf } from './device-certificate.ts';
import { createDevice, memberIdOf, paperKeys, rootKeys } from './identity.ts';
import { invitationIdOf, invitationKeys } from './invitation-keys.ts';
import type { InvitationLink } from './invitation-link.ts';
import { limits } from './limits.ts';
import { dropFileName } from './mailbox-names.ts';
import { padded, unpadded } from './padme.ts';
import { isUsableBoxKey, openBox, sealBox, sign, verify, wipe } from './primitives.ts';
import type { KeyPair, RandomBytes } from './primitives.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import { preamble, preambleBytes, readPreamble } from './sealed-frame.ts';
import type { DeviceCertificate, OwnDevice } from './types.ts';

/** M1, opened and verified: someone who has the link asks to join with these keys. */
export interface JoinRequest {
  readonly circleId: Uint8Array;
  readonly invitationId: Uint8Array;
  readonly memberId: Uint8Array;
  readonly rootKey: Uint8Array;
  readonly paperKey: Uint8Array;
  readonly certificate: DeviceCertificate;
  /** What the joiner calls himself; at most 60 characters. */
  readonly name: string;
  /** Ties the welcome to this request. */
  readonly nonce: Uint8Array;
}

export interface CreatedJoinRequest {
  /** Keep: the device keys for this circle, and the nonce that the welcome must repeat. */
  readonly device: OwnDevice;
  readonly nonce: Uint8Array;
  readonly file: Uint8Array;
  /** `i/<drop>/<id26>.cp1` */
  readonly name: string;
}

/** M1: makes the joiner's keys for the circle and the request, sealed to the inviter alone. */
export function createJoinRequest(input: {
  readonly link: InvitationLink;
  readonly ikm: Uint8Array;
  readonly name: string;
  readonly randomBytes: RandomBytes;
}): ProtocolResult<CreatedJoinRequest> {
  const { link, ikm, randomBytes } = input;
  return attempt(() => {
    const root = rootKeys(ikm, link.circleId);
    const paper = paperKeys(ikm, link.circleId);
    const device = createDevice(root, link.circleId, randomBytes);
    const keys = invitationKeys(link.circleId, link.secret);
    const nonce = randomBytes(16);
    const bound = boundBytes({
      circleId: link.circleId,
      invitationId: keys.invitationId,
      rootKey: root.publicKey,
      paperKey: paper.publicKey,
      certificate: device.certificate,
      nonce,
    });
    const content = encodeCbor(
      cborMap([
        [1, link.circleId],
        [2, keys.invitationId],
        [3, root.publicKey],
        [4, paper.publicKey],
        [5, certificateToCbor(device.certificate)],
        [6, [...input.name].slice(0, limits.nameCharacters).join('')],
        [7, nonce],
        [8, keys.sign.publicKey],
        [9, sign('inv', keys.sign.secretKey, bound)],
      ]),
    );
    wipe(root.secretKey, paper.secretKey, keys.sign.secretKey);
    const signed = encodeCbor([content, sign('join', device.sign.secretKey, content)]);
    const sealed = sealBox(randomBytes, link.admitKey, padded([signed]));
    const file = concatBytes([preamble('joinRequest'), sealed]);
    return { device, nonce, file, name: dropFileName(keys.drop, file) };
  });
}

/**
 * Opens M1 with the invitation's admit keys. `decryption-failed`: for another invitation, or changed. Whether the
 * invitation is still open is `invitationStanding`; what both people must compare first is `safetyNumber`.
 */
export function openJoinRequest(
  file: Uint8Array,
  circleId: Uint8Array,
  admitKeys: KeyPair,
): ProtocolResult<JoinRequest> {
  return attempt(() => {
    readPreamble(file, 'joinRequest', limits.joinRequestBytes);
    const plain = openBox(admitKeys, file.subarray(preambleBytes)) ?? refuse('decryption-failed');
    const [contentField, deviceSignature] = asTuple(decodeCbor(unpadded(plain)), 2);
    if (!(contentField instanceof Uint8Array)) return refuse('malformed');
    const map = onlyKeys(decodeMap(contentField), 9);
    const rootKey = asBytes(map.get(3), 32);
    const request: JoinRequest = {
      circleId: asBytes(map.get(1), 32),
      invitationId: asBytes(map.get(2), 32),
      memberId: memberIdOf(rootKey),
      rootKey,
      paperKey: asBytes(map.get(4), 32),
      certificate: certificateFromCbor(map.get(5)),
      name: asText(map.get(6), limits.nameCharacters),
      nonce: asBytes(map.get(7), 16),
    };
    if (!equalBytes(request.circleId, circleId)) refuse('other-circle');
    const invitationKey = asBytes(map.get(8), 32);
    if (!equalBytes(request.invitationId, invitationIdOf(invitationKey))) refuse('invitation-foreign');
    const { certificate } = request;
    if (!isCertificateOf(certificate, rootKey, circleId)) refuse('certificate-wrong');
    if (!isUsableBoxKey(request.paperKey) || !isUsableBoxKey(certificate.boxKey)) refuse('key-unusable');
    const bound = boundBytes(request);
    if (!verify('inv', invitationKey, asBytes(map.get(9), 64), bound)) refuse('signature-wrong');
    if (!verify('join', certificate.signKey, asBytes(deviceSignature, 64), contentField)) {
      refuse('signature-wrong');
    }
    return request;
  });
}

/** What the invitation's key signs: that exactly these keys ask, under this invitation, with this nonce. */
function boundBytes(request: Omit<JoinRequest, 'memberId' | 'name'>): Uint8Array {
  const { certificate } = request;
  return concatBytes([
    request.circleId,
    request.invitationId,
    request.rootKey,
    request.paperKey,
    certificate.signKey,
    certificate.boxKey,
    request.nonce,
  ]);
}
