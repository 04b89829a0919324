/** The host's side: inviting, revoking, admitting. */
import { fromHex } from '../../../shared/base/hex.ts';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import {
  admit,
  createInvitation,
  encodeBundle,
  encodeInvitationFile,
  formatInvitationLink,
  idText,
  invitationStanding,
  openJoinRequest,
  revokeInvitation,
  type Operation,
} from '../../../shared/protocol/protocol.ts';
import type { SqlRow } from '../database/connection.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import type { CircleParts } from './circle-parts.ts';
import type { OpenCircle } from './circle-readings.ts';
import { answerRequests, invitationById, linkOf } from './drops.ts';
import { usableEpoch } from './keys-of-circles.ts';

/** Days for which an invitation is good. (product.md, first five minutes) */
export const INVITATION_DAYS = 14;

interface RequestRow extends SqlRow {
  request_id: string;
  circle_id: string;
  invitation_id: string;
  member_id: string;
  file: Uint8Array;
  safety_number: string;
  state: string;
}

export function inviting(
  parts: CircleParts,
  names: (tx: WriteTransaction, circleId: string) => InviterNames,
) {
  const { database, readings, queue, randomBytes, now } = parts;

  return {
    invite(circleId: string, forName: string) {
      const made = database.write((tx) => {
        const circle = demandHost(tx, circleId);
        const { inviterName, circleName, carrierHint } = names(tx, circleId);
        const invitation = createInvitation({
          state: circle.state,
          device: circle.device,
          directoryKey: circle.directoryKey,
          role: 'member',
          now: now(),
          days: INVITATION_DAYS,
          inviterName,
          circleName,
          ...(carrierHint === '' ? {} : { carrierHint }),
          randomBytes,
        });
        announce(tx, circleId, [invitation.operation]);
        const link = formatInvitationLink(invitation.link);
        const invitationId = idText(invitation.invitationId);
        tx.run('INSERT INTO invitations VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
          invitationId,
          circleId,
          link,
          invitation.admitKeys.publicKey,
          invitation.admitKeys.secretKey,
          invitation.drop,
          now(),
          forName,
        ]);
        tx.touch('people.invitations');
        return { invitationId, link };
      });
      parts.leaveSoon(circleId);
      return made;
    },

    link(invitationId: string): { link: string; file: Uint8Array } {
      const row = database.read((tx) => {
        const found = tx.get<{ link: string; circle_id: string }>(
          'SELECT link, circle_id FROM invitations WHERE invitation_id = ?',
          [invitationId],
        );
        if (found === undefined) throw new ExpectedError('not-found');
        const { state, device } = readings.demand(tx, found.circle_id);
        const standing = invitationStanding(state, fromHex(invitationId), device.memberId, now());
        if (standing !== 'open') throw new ExpectedError(`invitation-${standing}`);
        return found;
      });
      return { link: row.link, file: encodeInvitationFile(linkOf(row.link)) };
    },

    revoke(invitationId: string): void {
      const circleId = database.write((tx) => {
        const row = tx.get<{ circle_id: string }>(
          'SELECT circle_id FROM invitations WHERE invitation_id = ?',
          [invitationId],
        );
        if (row === undefined) throw new ExpectedError('not-found');
        const { state, device } = demandHost(tx, row.circle_id);
        announce(tx, row.circle_id, [revokeInvitation(state, device, fromHex(invitationId))]);
        answerRequests(parts, tx, row.circle_id);
        tx.touch('people.invitations');
        return row.circle_id;
      });
      parts.leaveSoon(circleId);
    },

    admit(requestId: string, compared: boolean): void {
      const circleId = database.write((tx) => {
        const row = demandOpenRequest(tx, requestId);
        const circle = demandHost(tx, row.circle_id);
        const invitation = invitationById(tx, row.invitation_id);
        if (invitation === undefined) throw new ExpectedError('not-found');
        const standing = invitationStanding(
          circle.state,
          fromHex(row.invitation_id),
          circle.device.memberId,
          now(),
        );
        if (standing !== 'open') throw new ExpectedError(`invitation-${standing}`);
        const request = openJoinRequest(row.file, fromHex(row.circle_id), {
          publicKey: invitation.admit_public,
          secretKey: invitation.admit_secret,
        });
        if (!request.ok) throw new ExpectedError('invitation-altered');
        const ready = usableEpoch(parts, tx, row.circle_id, circle)?.circle;
        if (ready === undefined) throw new ExpectedError('circle-read-only');
        const admission = admit({
          state: ready.state,
          keyring: ready.keyring,
          device: ready.device,
          request: request.value,
          role: 'member',
          compared,
          drop: invitation.drop_name,
          randomBytes,
        });
        if (admission === 'rotation-due') throw new Error('A rotation was due right after one');
        if (typeof admission === 'string') throw new ExpectedError('not-allowed');
        const { grant, welcome } = admission;
        queue.queueObject(tx, row.circle_id, grant.name, grant.file);
        queue.queueObject(tx, row.circle_id, welcome.name, welcome.file);
        readings.add(tx, row.circle_id, { file: { name: grant.name, bytes: grant.file } });
        tx.run(
          `INSERT INTO comparisons (circle_id, member_id, safety_number, compared, admitted_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (circle_id, member_id) DO UPDATE SET compared = excluded.compared`,
          [row.circle_id, row.member_id, row.safety_number, compared ? 1 : 0, now()],
        );
        // Until the profile arrives (by files that may take days) the person goes by the name in the request.
        tx.run(
          `INSERT INTO profiles (circle_id, member_id, name, record_id) VALUES (?, ?, ?, '')
           ON CONFLICT (circle_id, member_id) DO NOTHING`,
          [row.circle_id, row.member_id, request.value.name],
        );
        tx.run(`UPDATE join_requests SET state = 'admitted' WHERE request_id = ?`, [requestId]);
        // Whoever else answered this invitation hears that it is used.
        answerRequests(parts, tx, row.circle_id);
        tx.touch('people.circles');
        tx.touch('people.members');
        tx.touch('people.invitations');
        return row.circle_id;
      });
      parts.leaveSoon(circleId);
    },

    decline(requestId: string): void {
      database.write((tx) => {
        demandOpenRequest(tx, requestId);
        tx.run(`UPDATE join_requests SET state = 'declined' WHERE request_id = ?`, [requestId]);
        tx.touch('people.invitations');
      });
    },
  };

  /** Operations of mine enter the circle here and travel in my feed. */
  function announce(tx: WriteTransaction, circleId: string, operations: readonly Operation[]): void {
    readings.add(tx, circleId, { operations });
    queue.queueOperations(tx, circleId, encodeBundle(operations));
  }

  function demandHost(tx: WriteTransaction, circleId: string): OpenCircle {
    const row = tx.get<{ state: string; kind: string }>(
      'SELECT state, kind FROM circles WHERE circle_id = ?',
      [circleId],
    );
    if (row === undefined) throw new ExpectedError('not-found');
    if (row.kind !== 'circle' || row.state === 'left') throw new ExpectedError('circle-read-only');
    if (row.state === 'joining') throw new ExpectedError('not-admitted-yet');
    const circle = readings.demand(tx, circleId);
    const me = circle.state.members.get(idText(circle.device.memberId));
    if (me?.role !== 'host') throw new ExpectedError('not-allowed');
    return circle;
  }
}

export interface InviterNames {
  readonly inviterName: string;
  readonly circleName: string;
  /** The shared folder's name here, or nothing. */
  readonly carrierHint: string;
}

function demandOpenRequest(tx: WriteTransaction, requestId: string): RequestRow {
  const row = tx.get<RequestRow>('SELECT * FROM join_requests WHERE request_id = ?', [requestId]);
  if (row === undefined || row.state !== 'open') throw new ExpectedError('not-found');
  return row;
}
