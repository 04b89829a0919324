import { asArray, asBoolean, asBytes, asIds, asMap, asTuple, asUnsigned, onlyKeys } from './cbor-fields.ts';
import { requireAscending, sortedIds } from './cbor-fields.ts';
import type { CborMap } from './cbor-fields.ts';
import { cborMap } from './cbor-writer.ts';
import type { Cbor } from './cbor-writer.ts';
import { compareBytes } from './bytes.ts';
import { certificateFromCbor, certificateToCbor } from './device-certificate.ts';
import { memberIdOf } from './identity.ts';
import { limits } from './limits.ts';
import { refuse } from './protocol-error.ts';
import type { Cut, EpochRecipients, InvitedRole, OperationBody, Wrap } from './types.ts';

/**
 * Numbers of the operation types. Those reserved keep their place for removal, roles, further devices and policy;
 * until a version builds them they decode as unknown: kept and ignored.
 */
export const operationNumbers = {
  rotate: 1,
  grant: 2,
  invite: 3,
  'invite-revoke': 4,
  admit: 5,
  leave: 6,
} as const;

export const reservedOperationNumbers = {
  'role-set': 7,
  remove: 8,
  'device-add': 9,
  'device-remove': 10,
  adopt: 11,
  policy: 12,
} as const;

const roleNumbers: Readonly<Record<InvitedRole, number>> = { member: 1, observer: 2 };

export function bodyToCbor(body: Exclude<OperationBody, { type: 'unknown' }>): CborMap {
  switch (body.type) {
    case 'rotate':
    case 'grant':
      return cborMap([
        [1, body.epochId],
        [2, body.slotsHash],
        [3, sortedIds(body.deviceIds)],
        [4, sortedIds(body.paperOf)],
        [5, sortedWraps(body.wraps).map((wrap) => [wrap.epochId, wrap.nonce, wrap.sealedSeed])],
      ]);
    case 'invite':
      return cborMap([
        [1, body.invitationId],
        [2, body.invitationKey],
        [3, roleNumbers[body.role]],
        [4, body.expiryDay],
      ]);
    case 'invite-revoke':
      return cborMap([[1, body.invitationId]]);
    case 'admit':
      return cborMap([
        [1, body.rootKey],
        [2, body.paperKey],
        [3, certificateToCbor(body.certificate)],
        [4, roleNumbers[body.role]],
        [5, body.invitationId],
        [6, body.epochId],
        [7, body.compared],
      ]);
    case 'leave':
      return cborMap([[1, sortedCuts(body.cuts).map(cutToCbor)]]);
  }
}

/** Reads a body by its type number. Runs inside `attempt`; an unknown number is no error. */
export function bodyFromCbor(number: number, value: Cbor | undefined): OperationBody {
  switch (number) {
    case operationNumbers.rotate:
      return { type: 'rotate', ...recipientsFromCbor(value) };
    case operationNumbers.grant:
      return { type: 'grant', ...recipientsFromCbor(value) };
    case operationNumbers.invite: {
      const map = onlyKeys(asMap(value), 4);
      return {
        type: 'invite',
        invitationId: asBytes(map.get(1), 32),
        invitationKey: asBytes(map.get(2), 32),
        role: roleFromCbor(map.get(3)),
        expiryDay: asUnsigned(map.get(4), 0xffffffff),
      };
    }
    case operationNumbers['invite-revoke']:
      return { type: 'invite-revoke', invitationId: asBytes(onlyKeys(asMap(value), 1).get(1), 32) };
    case operationNumbers.admit: {
      const map = onlyKeys(asMap(value), 7);
      const rootKey = asBytes(map.get(1), 32);
      return {
        type: 'admit',
        memberId: memberIdOf(rootKey),
        rootKey,
        paperKey: asBytes(map.get(2), 32),
        certificate: certificateFromCbor(map.get(3)),
        role: roleFromCbor(map.get(4)),
        invitationId: asBytes(map.get(5), 32),
        epochId: asBytes(map.get(6), 32),
        compared: asBoolean(map.get(7)),
      };
    }
    case operationNumbers.leave: {
      const cuts = asArray(onlyKeys(asMap(value), 1).get(1), 64).map(cutFromCbor);
      requireAscending(cuts.map((cut) => cut.deviceId));
      return { type: 'leave', cuts };
    }
    default:
      return { type: 'unknown', number };
  }
}

function roleFromCbor(value: Cbor | undefined): InvitedRole {
  if (value === roleNumbers.member) return 'member';
  if (value === roleNumbers.observer) return 'observer';
  return refuse('malformed');
}

function recipientsFromCbor(value: Cbor | undefined): EpochRecipients {
  const map = onlyKeys(asMap(value), 5);
  const wraps = asArray(map.get(5), limits.wraps).map((item): Wrap => {
    const [epochId, nonce, sealedSeed] = asTuple(item, 3);
    return {
      epochId: asBytes(epochId, 32),
      nonce: asBytes(nonce, 24),
      sealedSeed: asBytes(sealedSeed, 48),
    };
  });
  requireAscending(wraps.map((wrap) => wrap.epochId));
  return {
    epochId: asBytes(map.get(1), 32),
    slotsHash: asBytes(map.get(2), 32),
    deviceIds: asIds(map.get(3), limits.slots),
    paperOf: asIds(map.get(4), limits.slots),
    wraps,
  };
}

function sortedWraps(wraps: readonly Wrap[]): readonly Wrap[] {
  return [...wraps].sort((a, b) => compareBytes(a.epochId, b.epochId));
}

function sortedCuts(cuts: readonly Cut[]): readonly Cut[] {
  return [...cuts].sort((a, b) => compareBytes(a.deviceId, b.deviceId));
}

/** A position is a number and, unless it is 0 ("nothing counts"), the id of what lies there. */
function cutToCbor(cut: Cut): Cbor {
  const none = new Uint8Array(0);
  return [cut.deviceId, cut.chainSeq, cut.operationId ?? none, cut.seq, cut.contentId ?? none];
}

function cutFromCbor(value: Cbor): Cut {
  const [deviceId, chainSeq, operationId, seq, contentId] = asTuple(value, 5);
  const chain = asUnsigned(chainSeq);
  const feed = asUnsigned(seq);
  return {
    deviceId: asBytes(deviceId, 32),
    chainSeq: chain,
    ...(chain === 0 ? noId(operationId) : { operationId: asBytes(operationId, 32) }),
    seq: feed,
    ...(feed === 0 ? noId(contentId) : { contentId: asBytes(contentId, 32) }),
  };
}

function noId(value: Cbor | undefined): Record<string, never> {
  asBytes(value, 0);
  return {};
}
