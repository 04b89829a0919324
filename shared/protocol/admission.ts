import { equalBytes, idText } from './bytes.ts';
import type { CircleState, Member, VoidReason } from './circle-state.ts';
import type { EpochFile } from './epoch-objects.ts';
import { invitationKeys } from './invitation-keys.ts';
import type { InvitationLink } from './invitation-link.ts';
import { sealNotice, sealWelcome } from './inviter-answer.ts';
import type { Answer, RefusedBecause } from './inviter-answer.ts';
import type { JoinRequest } from './join-request.ts';
import type { Keyring } from './keyring.ts';
import { dropFileName } from './mailbox-names.ts';
import { extend, nextOperation } from './next-operation.ts';
import type { RandomBytes } from './primitives.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import { createGrant, sealingEpoch } from './sealing-epoch.ts';
import type { InvitedRole, Operation, OwnDevice } from './types.ts';

export interface Admission {
  readonly admit: Operation;
  /** CP1G for `c/`; the ADMIT travels in it, so that both arrive or neither. */
  readonly grant: EpochFile;
  readonly welcome: { readonly file: Uint8Array; readonly name: string };
}

/**
 * M2: admits the joiner of a request. Only after both people compared the safety number, or the host chose not to
 * (`compared` is false then, for good). `rotation-due`: rotate first, since no epoch may be handed over; otherwise the
 * reason for which the ADMIT would be void (`circle-full`, or who admits may not).
 */
export function admit(input: {
  readonly state: CircleState;
  readonly keyring: Keyring;
  readonly device: OwnDevice;
  readonly request: JoinRequest;
  readonly role: InvitedRole;
  readonly compared: boolean;
  /** Name of the drop folder, kept since the invitation was made. */
  readonly drop: string;
  readonly randomBytes: RandomBytes;
}): Admission | 'rotation-due' | VoidReason {
  const { state, keyring, device, request, randomBytes } = input;
  const epoch = sealingEpoch(state, keyring);
  if (epoch === undefined) return 'rotation-due';
  const admission = nextOperation(state, device, {
    type: 'admit',
    memberId: request.memberId,
    rootKey: request.rootKey,
    paperKey: request.paperKey,
    certificate: request.certificate,
    role: input.role,
    invitationId: request.invitationId,
    epochId: epoch.id,
    compared: input.compared,
  });
  const after = extend(state, [admission]);
  const reason = after.operations.get(admission.key)?.voidReason;
  if (reason !== undefined) return reason;
  const recipients = [idText(request.certificate.deviceId), idText(request.memberId)];
  const due = { recipients, wraps: [] };
  const grant = createGrant({ state: after, device, epoch, due, before: [admission], randomBytes });
  const inviter = { rootKey: rootKeyOf(state, device.memberId), device };
  const heads = extend(after, grant.operations).heads;
  const file = sealWelcome(request, inviter, epoch, heads, randomBytes);
  return { admit: admission, grant, welcome: { file, name: dropFileName(input.drop, file) } };
}

export interface InvitationNotice {
  readonly file: Uint8Array;
  readonly name: string;
}

/** Tells a joiner why nobody will admit him under this invitation: a file for its drop folder. */
export function refuseToAdmit(input: {
  readonly state: CircleState;
  readonly device: OwnDevice;
  readonly request: JoinRequest;
  readonly because: RefusedBecause;
  readonly drop: string;
  readonly randomBytes: RandomBytes;
}): InvitationNotice {
  const { state, device, request, because, drop, randomBytes } = input;
  const inviter = { rootKey: rootKeyOf(state, device.memberId), device };
  const file = sealNotice(request, inviter, because, randomBytes);
  return { file, name: dropFileName(drop, file) };
}

function rootKeyOf(state: CircleState, memberId: Uint8Array): Uint8Array {
  const member: Member | undefined = state.members.get(idText(memberId));
  if (member === undefined) throw new RangeError('Inviter is not a member');
  return member.rootKey;
}

/**
 * M3, second half: whether the circle that was read is the one the link and the welcome speak of. `past-missing`: not all
 * of it has arrived. `welcome-rolled-back`: a view without the inviter's own INVITE, or in which the inviter is not in.
 */
export function checkWelcome(
  state: CircleState,
  link: InvitationLink,
  welcome: Extract<Answer, { kind: 'welcome' }>,
  own: OwnDevice,
): ProtocolResult<Member> {
  return attempt(() => {
    if (!equalBytes(state.genesis.circleId, link.circleId)) refuse('other-circle');
    if (!welcome.heads.every((head) => state.operations.has(idText(head)))) refuse('past-missing');
    const device = state.devices.get(idText(welcome.inviterDevice.deviceId));
    if (!device?.isLive || !equalBytes(device.memberId, link.inviterId)) refuse('welcome-rolled-back');
    const { invitationId } = invitationKeys(link.circleId, link.secret);
    const invitation = state.invitations.get(idText(invitationId));
    if (invitation === undefined || !equalBytes(invitation.inviterId, link.inviterId)) {
      refuse('welcome-rolled-back');
    }
    const me = state.members.get(idText(own.memberId));
    if (!me?.isIn || !state.devices.get(idText(own.deviceId))?.isLive) return refuse('welcome-rolled-back');
    return me;
  });
}
