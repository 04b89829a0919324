import { asBytes, asText, asUnsigned, decodeMap, onlyKeys, optional } from './cbor-fields.ts';
import { cborMap, encodeCbor } from './cbor-writer.ts';
import { concatBytes, equalBytes } from './bytes.ts';
import { limits } from './limits.ts';
import { hash } from './primitives.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import { magics, protocolVersion } from './sealed-frame.ts';
import { bytesOfBase64Url, base64Url } from './base64url.ts';

/** What an invitation carries, as a link or as a file. Secret: whoever has it can ask to join. */
export interface InvitationLink {
  readonly circleId: Uint8Array;
  readonly directoryKey: Uint8Array;
  readonly inviterId: Uint8Array;
  /** 16 bytes, from which the invitation's keys and drop folder follow. */
  readonly secret: Uint8Array;
  /** Only its inviter can open requests sealed to this box key. */
  readonly admitKey: Uint8Array;
  /** Last day, as days since 1970-01-01 UTC. */
  readonly expiryDay: number;
  /** How the mailbox may be found, in the words of the carrier ("folder"); at most 200 characters. */
  readonly carrierHint?: string;
  /** For display only and not authenticated: anyone who makes a link can write any name here. */
  readonly inviterName: string;
  readonly circleName: string;
}

const scheme = 'alongside:join?';
const checksumBytes = 4;
const hintCharacters = 200;

/** The link text: `alongside:join?` and base64url of version ‖ CBOR ‖ checksum. */
export function formatInvitationLink(link: InvitationLink): string {
  return scheme + base64Url(payloadOf(link));
}

/** The content of an `.alongside-invite` file: "CP1I" and the same bytes as in the link. */
export function encodeInvitationFile(link: InvitationLink): Uint8Array {
  return concatBytes([magics.invitation, payloadOf(link)]);
}

/**
 * Reads a link strictly: exactly this scheme, canonical base64url, at most 4 kB, no unknown field.
 * `invitation-foreign`: no invitation of this app; `invitation-altered`: one that was changed or cut on its way;
 * `invitation-newer`: intact, of a later version. White space around it (from copying) is ignored, inside it is not.
 */
export function parseInvitationLink(text: string): ProtocolResult<InvitationLink> {
  return attempt(() => {
    if (text.length > limits.linkBytes) return refuse('invitation-foreign');
    const trimmed = text.trim();
    if (!trimmed.startsWith(scheme)) return refuse('invitation-foreign');
    return linkOf(bytesOfBase64Url(trimmed.slice(scheme.length)) ?? refuse('invitation-altered'));
  });
}

/** Reads an `.alongside-invite` file, as strictly. */
export function decodeInvitationFile(file: Uint8Array): ProtocolResult<InvitationLink> {
  return attempt(() => {
    const isOurs = equalBytes(file.subarray(0, magics.invitation.length), magics.invitation);
    if (file.length > limits.linkBytes || !isOurs) return refuse('invitation-foreign');
    return linkOf(file.subarray(magics.invitation.length));
  });
}

function payloadOf(link: InvitationLink): Uint8Array {
  const content = encodeCbor(
    cborMap([
      [1, link.circleId],
      [2, link.directoryKey],
      [3, link.inviterId],
      [4, link.secret],
      [5, link.admitKey],
      [6, link.expiryDay],
      [7, link.carrierHint],
      [8, shortened(link.inviterName)],
      [9, shortened(link.circleName)],
    ]),
  );
  const checked = concatBytes([Uint8Array.of(protocolVersion), content]);
  return concatBytes([checked, checksumOf(checked)]);
}

function linkOf(payload: Uint8Array): InvitationLink {
  const checked = payload.subarray(0, Math.max(0, payload.length - checksumBytes));
  if (checked.length === 0 || !equalBytes(payload.subarray(checked.length), checksumOf(checked))) {
    refuse('invitation-altered');
  }
  if ((checked[0] ?? 0) > protocolVersion) refuse('invitation-newer');
  if (checked[0] !== protocolVersion) refuse('invitation-altered');
  const content = attempt(() => contentOf(checked.subarray(1)));
  return content.ok ? content.value : refuse('invitation-altered');
}

function contentOf(bytes: Uint8Array): InvitationLink {
  const map = onlyKeys(decodeMap(bytes), 9);
  const carrierHint = optional(map.get(7), (value) => asText(value, hintCharacters));
  return {
    circleId: asBytes(map.get(1), 32),
    directoryKey: asBytes(map.get(2), 32),
    inviterId: asBytes(map.get(3), 32),
    secret: asBytes(map.get(4), 16),
    admitKey: asBytes(map.get(5), 32),
    expiryDay: asUnsigned(map.get(6), 0xffffffff),
    ...(carrierHint === undefined ? {} : { carrierHint }),
    inviterName: asText(map.get(8), limits.nameCharacters),
    circleName: asText(map.get(9), limits.nameCharacters),
  };
}

function shortened(name: string): string {
  return [...name].slice(0, limits.nameCharacters).join('');
}

/** Tells accidents (a lost character, a mail program's line break), not attackers: it is unkeyed. */
function checksumOf(checked: Uint8Array): Uint8Array {
  return hash('link', checked).subarray(0, checksumBytes);
}
