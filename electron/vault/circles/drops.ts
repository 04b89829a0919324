/**
 * The small folders of invitations: requests to join that reach the inviter, and answers that reach the
 * joiner. (protocol.md section 7)
 */
import { createHash } from 'node:crypto';
import { fromHex } from '../../../shared/base/hex.ts';
import { PROFILE } from '../../../shared/features/people/people-records.ts';
import {
  checkWelcome,
  epochFromSeed,
  idText,
  invitationKeys,
  invitationStanding,
  kindOf,
  openAnswer,
  openJoinRequest,
  parseInvitationLink,
  parseName,
  refuseToAdmit,
  type EpochKeys,
  type InvitationLink,
} from '../../../shared/protocol/protocol.ts';
import type { SqlRow } from '../database/connection.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import type { Taken } from '../exchange/circle-keys.ts';
import type { CircleParts } from './circle-parts.ts';
import { keepSeed, readKeys } from './circle-store.ts';

export interface Drops {
  take(tx: WriteTransaction, circleId: string, name: string, bytes: Uint8Array): Taken;
  toRead(tx: ReadTransaction, circleId: string): readonly string[];
  /** Once the welcome and the circle's control objects are all here, whatever came last. */
  tryToFinishJoining(tx: WriteTransaction, circleId: string): void;
  /** Answers open requests whose invitation is no longer open. */
  answerRequests(tx: WriteTransaction, circleId: string): void;
  epochsOf(circleId: string, seeds: readonly Uint8Array[]): EpochKeys[];
}

export interface JoiningRow extends SqlRow {
  link: string;
  nonce: Uint8Array;
  asked_at: number;
  safety_number: string;
  compared: number;
  welcome: Uint8Array | null;
  refused: string;
}

interface InvitationRow extends SqlRow {
  invitation_id: string;
  drop_name: string;
  admit_public: Uint8Array;
  admit_secret: Uint8Array;
}

interface RequestRow extends SqlRow {
  request_id: string;
  file: Uint8Array;
  invitation_id: string;
}

/** Open requests under one invitation that are kept; two already show that the link went astray. */
const MOST_OPEN_REQUESTS = 8;

export function createDrops(
  parts: CircleParts,
  /** Called after a request was stored: its safety number takes a while to derive. */
  onRequest: () => void,
  myName: (tx: ReadTransaction) => string,
): Drops {
  const { readings, log, now } = parts;

  const takeRequest = (
    tx: WriteTransaction,
    circleId: string,
    invitation: InvitationRow,
    bytes: Uint8Array,
  ): Taken => {
    const opened = openJoinRequest(bytes, fromHex(circleId), {
      publicKey: invitation.admit_public,
      secretKey: invitation.admit_secret,
    });
    if (!opened.ok || idText(opened.value.invitationId) !== invitation.invitation_id) return 'bad';
    const request = opened.value;
    const open = tx.get<{ n: number }>(
      `SELECT count(*) AS n FROM join_requests WHERE invitation_id = ? AND state = 'open'`,
      [invitation.invitation_id],
    );
    // Whoever has the link can ask as often as he likes; more than a few say nothing new.
    if ((open?.n ?? 0) >= MOST_OPEN_REQUESTS) return 'used';
    // The same file again is the same request; a new one of the same person takes the place of the one before.
    const requestId = createHash('sha256').update(bytes).digest('hex');
    const { changes } = tx.run(
      `INSERT INTO join_requests (request_id, circle_id, invitation_id, member_id, name, file, asked_at, safety_number, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, '', 'open') ON CONFLICT (request_id) DO NOTHING`,
      [requestId, circleId, invitation.invitation_id, idText(request.memberId), request.name, bytes, now()],
    );
    if (changes === 0) return 'used';
    tx.run(
      `UPDATE join_requests SET state = 'declined'
       WHERE circle_id = ? AND member_id = ? AND state = 'open' AND request_id <> ?`,
      [circleId, idText(request.memberId), requestId],
    );
    tx.touch('people.invitations');
    answerRequests(parts, tx, circleId);
    onRequest();
    return 'used';
  };

  const takeAnswer = (
    tx: WriteTransaction,
    circleId: string,
    joining: JoiningRow,
    bytes: Uint8Array,
  ): Taken => {
    const link = linkOf(joining.link);
    const keys = readKeys(tx, circleId);
    if (keys === undefined) return 'bad';
    const answer = openAnswer(bytes, link, { device: keys.device, nonce: joining.nonce });
    if (!answer.ok) return 'bad';
    if (answer.value.kind === 'notice') {
      tx.run('UPDATE joinings SET refused = ? WHERE circle_id = ?', [
        `invitation-${answer.value.because}`,
        circleId,
      ]);
      tx.touch('people.invitations');
      return 'used';
    }
    tx.run('UPDATE joinings SET welcome = ? WHERE circle_id = ?', [bytes, circleId]);
    keepSeed(tx, circleId, answer.value.epoch);
    readings.renew(tx, circleId);
    tryToFinishJoining(tx, circleId);
    return 'used';
  };

  const tryToFinishJoining = (tx: WriteTransaction, circleId: string): void => {
    const joining = joiningOf(tx, circleId);
    if (joining === undefined || joining.welcome === null) return;
    const circle = readings.read(tx, circleId);
    if (circle === undefined) return;
    const link = linkOf(joining.link);
    const answer = openAnswer(joining.welcome, link, { device: circle.device, nonce: joining.nonce });
    if (!answer.ok || answer.value.kind !== 'welcome') return;
    // Not yet: the rest of the control log is still on its way. A rolled-back view stays a view not joined.
    if (!checkWelcome(circle.state, link, answer.value, circle.device).ok) return;
    tx.run(`UPDATE circles SET state = 'active' WHERE circle_id = ?`, [circleId]);
    tx.run(
      `INSERT INTO comparisons (circle_id, member_id, safety_number, compared, admitted_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (circle_id, member_id) DO NOTHING`,
      [circleId, idText(link.inviterId), joining.safety_number, joining.compared, now()],
    );
    tx.run('DELETE FROM joinings WHERE circle_id = ?', [circleId]);
    log.createRecord(tx, { circleId, kind: PROFILE, writers: 'author', fields: { name: myName(tx) } });
    tx.touch('people.circles');
    tx.touch('people.members');
    tx.touch('people.invitations');
    parts.leaveSoon(circleId);
  };

  return {
    take(tx, circleId, name, bytes) {
      const parsed = parseName(name);
      if (parsed?.folder !== 'invitation') return 'bad';
      const kind = kindOf(bytes);
      const joining = joiningOf(tx, circleId);
      if (joining !== undefined) {
        // My own request lies there too, and requests of others under the same link.
        return kind === 'joinRequest' ? 'used' : takeAnswer(tx, circleId, joining, bytes);
      }
      const invitation = tx.get<InvitationRow>(
        'SELECT * FROM invitations WHERE circle_id = ? AND drop_name = ?',
        [circleId, parsed.drop],
      );
      if (invitation === undefined) return 'bad';
      return kind === 'joinRequest' ? takeRequest(tx, circleId, invitation, bytes) : 'used';
    },

    toRead(tx, circleId) {
      const joining = joiningOf(tx, circleId);
      if (joining !== undefined) {
        return [invitationKeys(fromHex(circleId), linkOf(joining.link).secret).drop];
      }
      return tx
        .all<{ drop_name: string }>('SELECT drop_name FROM invitations WHERE circle_id = ?', [circleId])
        .map((row) => row.drop_name);
    },

    tryToFinishJoining,
    answerRequests: (tx, circleId) => answerRequests(parts, tx, circleId),
    epochsOf: (circleId, seeds) => seeds.map((seed) => epochFromSeed(fromHex(circleId), seed)),
  };
}

/** Tells everyone whose request waits under an invitation that is open no longer why nobody will admit them. */
export function answerRequests(parts: CircleParts, tx: WriteTransaction, circleId: string): void {
  const { readings, queue, randomBytes, now } = parts;
  const circle = readings.read(tx, circleId);
  if (circle === undefined) return;
  const open = tx.all<RequestRow>(
    `SELECT request_id, file, invitation_id FROM join_requests WHERE circle_id = ? AND state = 'open'`,
    [circleId],
  );
  for (const row of open) {
    const { memberId } = circle.device;
    const standing = invitationStanding(circle.state, fromHex(row.invitation_id), memberId, now());
    if (standing === 'open') continue;
    const invitation = invitationById(tx, row.invitation_id);
    if (invitation === undefined) continue;
    const request = openJoinRequest(row.file, fromHex(circleId), {
      publicKey: invitation.admit_public,
      secretKey: invitation.admit_secret,
    });
    if (!request.ok) continue;
    const notice = refuseToAdmit({
      state: circle.state,
      device: circle.device,
      request: request.value,
      because: standing,
      drop: invitation.drop_name,
      randomBytes,
    });
    queue.queueObject(tx, circleId, notice.name, notice.file);
    tx.run(`UPDATE join_requests SET state = 'refused' WHERE request_id = ?`, [row.request_id]);
    tx.touch('people.invitations');
  }
}

export function joiningOf(tx: ReadTransaction, circleId: string): JoiningRow | undefined {
  return tx.get<JoiningRow>('SELECT * FROM joinings WHERE circle_id = ?', [circleId]);
}

export function invitationById(tx: ReadTransaction, invitationId: string): InvitationRow | undefined {
  return tx.get<InvitationRow>('SELECT * FROM invitations WHERE invitation_id = ?', [invitationId]);
}

/** A link that was parsed before it was stored. */
export function linkOf(text: string): InvitationLink {
  const link = parseInvitationLink(text);
  if (!link.ok) throw new Error('A stored link that is none');
  return link.value;
}
