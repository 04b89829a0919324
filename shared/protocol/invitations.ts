import { idText } from './bytes.ts';
import type { CircleState, Invitation } from './circle-state.ts';
import { invitationKeys } from './invitation-keys.ts';
import type { InvitationLink } from './invitation-link.ts';
import { nextOperation } from './next-operation.ts';
import { boxKeyPair } from './primitives.ts';
import type { KeyPair, RandomBytes } from './primitives.ts';
import type { InvitedRole, Operation, OwnDevice } from './types.ts';

const dayMs = 86_400_000;

/** Days since 1970-01-01 UTC of a time in milliseconds. */
export function dayOf(time: number): number {
  return Math.floor(time / dayMs);
}

export interface CreatedInvitation {
  readonly link: InvitationLink;
  /** INVITE: goes out in an envelope of kind 2. */
  readonly operation: Operation;
  readonly invitationId: Uint8Array;
  /** Opens the requests. Its secret half is kept in the inviter's own "Just me", so that no co-host can admit for him. */
  readonly admitKeys: KeyPair;
  readonly drop: string;
}

/** M0: the link, and the INVITE that says of it only what the circle may know. */
export function createInvitation(input: {
  readonly state: CircleState;
  readonly device: OwnDevice;
  readonly directoryKey: Uint8Array;
  readonly role: InvitedRole;
  /** Milliseconds since 1970, and for how many days from then the invitation is good. */
  readonly now: number;
  readonly days: number;
  readonly inviterName: string;
  readonly circleName: string;
  readonly carrierHint?: string;
  readonly randomBytes: RandomBytes;
}): CreatedInvitation {
  const { state, device, randomBytes, carrierHint } = input;
  const circleId = state.genesis.circleId;
  const secret = randomBytes(16);
  const admitKeys = boxKeyPair(randomBytes(32));
  const keys = invitationKeys(circleId, secret);
  const expiryDay = dayOf(input.now) + input.days;
  const operation = nextOperation(state, device, {
    type: 'invite',
    invitationId: keys.invitationId,
    invitationKey: keys.sign.publicKey,
    role: input.role,
    expiryDay,
  });
  const link: InvitationLink = {
    circleId,
    directoryKey: input.directoryKey,
    inviterId: device.memberId,
    secret,
    admitKey: admitKeys.publicKey,
    expiryDay,
    ...(carrierHint === undefined ? {} : { carrierHint }),
    inviterName: input.inviterName,
    circleName: input.circleName,
  };
  return { link, operation, invitationId: keys.invitationId, admitKeys, drop: keys.drop };
}

/** INVITE_REVOKE: goes out in an envelope of kind 2. */
export function revokeInvitation(state: CircleState, device: OwnDevice, invitationId: Uint8Array): Operation {
  return nextOperation(state, device, { type: 'invite-revoke', invitationId });
}

/** What becomes of a request under an invitation. Used and revoked come before expired: they say more. */
export type InvitationStanding = 'open' | 'used' | 'revoked' | 'expired' | 'foreign';

/**
 * The inviter's answer to "may I still admit someone under this?". `foreign`: the circle knows no such invitation, or it
 * is another member's. A clock decides only here, in what an app offers, never in what is valid.
 */
export function invitationStanding(
  state: CircleState,
  invitationId: Uint8Array,
  inviterId: Uint8Array,
  now: number,
): InvitationStanding {
  const invitation: Invitation | undefined = state.invitations.get(idText(invitationId));
  if (invitation === undefined || idText(invitation.inviterId) !== idText(inviterId)) return 'foreign';
  if (invitation.admitted.length > 0) return 'used';
  if (invitation.isRevoked) return 'revoked';
  return dayOf(now) > invitation.expiryDay ? 'expired' : 'open';
}

/** Whether the day of a link has passed: what a joiner can know before anyone answers. */
export function isLinkExpired(link: InvitationLink, now: number): boolean {
  return dayOf(now) > link.expiryDay;
}
