/** The joiner's side: reading an invitation, asking, giving up; and leaving a circle. */
import { fromHex, toHex } from '../../../shared/base/hex.ts';
import { ExpectedError, type ErrorCode } from '../../../shared/errors/error-codes.ts';
import type { InvitationPreview } from '../../../shared/features/people/people-contract.ts';
import {
  createJoinRequest,
  decodeInvitationFile,
  encodeBundle,
  formatInvitationLink,
  idText,
  ikmFromEntropy,
  isLinkExpired,
  leave,
  parseInvitationLink,
  wipe,
  type InvitationLink,
  type ProtocolErrorCode,
  type ProtocolResult,
} from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction } from '../database/transactions.ts';
import type { CircleParts } from './circle-parts.ts';
import { insertCircle } from './circle-store.ts';

const DAY_MS = 86_400_000;
const MAX_REMEMBERED = 20;

const linkErrors: Readonly<Partial<Record<ProtocolErrorCode, ErrorCode>>> = {
  'invitation-altered': 'invitation-altered',
  'invitation-newer': 'invitation-newer',
  'invitation-foreign': 'invitation-foreign',
};

export interface OpenedInvitations {
  read(link: string): InvitationPreview;
  readFile(bytes: Uint8Array): InvitationPreview;
  /** A link or file that came from outside: kept until somebody looks at it; nothing else happens. */
  arrived(previews: InvitationPreview): void;
  waiting(): InvitationPreview[];
  dismiss(invitationHandle: string): void;
  linkOf(invitationHandle: string): InvitationLink;
}

/**
 * The link in what was pasted: the bare link, the whole letter, or a link that a mail program put in angle
 * brackets. Everything about the link itself is judged by the protocol.
 */
function linkIn(pasted: string): string {
  return /alongside:join\?[A-Za-z0-9_-]+/.exec(pasted)?.[0] ?? pasted;
}

/** Invitations that were opened in this run; opening one changes nothing. */
export function openedInvitations(parts: Pick<CircleParts, 'randomBytes' | 'now'>): OpenedInvitations {
  const links = new Map<string, InvitationLink>();
  const waiting = new Map<string, InvitationPreview>();

  const remember = (parsed: ProtocolResult<InvitationLink>): InvitationPreview => {
    if (!parsed.ok) throw new ExpectedError(linkErrors[parsed.error] ?? 'invitation-foreign');
    const link = parsed.value;
    if (isLinkExpired(link, parts.now())) throw new ExpectedError('invitation-expired');
    const invitationHandle = toHex(parts.randomBytes(16));
    links.set(invitationHandle, link);
    const oldest = links.keys().next().value;
    if (links.size > MAX_REMEMBERED && oldest !== undefined) links.delete(oldest);
    return {
      invitationHandle,
      inviterName: link.inviterName,
      circleName: link.circleName,
      expiresAt: (link.expiryDay + 1) * DAY_MS,
      folderHint: link.carrierHint ?? '',
    };
  };

  return {
    read: (pasted) => remember(parseInvitationLink(linkIn(pasted))),
    readFile: (bytes) => remember(decodeInvitationFile(bytes)),
    arrived(preview) {
      waiting.set(preview.invitationHandle, preview);
      const oldest = waiting.keys().next().value;
      if (waiting.size > MAX_REMEMBERED && oldest !== undefined) waiting.delete(oldest);
    },
    waiting: () => [...waiting.values()],
    dismiss(invitationHandle) {
      waiting.delete(invitationHandle);
    },
    linkOf(invitationHandle) {
      const link = links.get(invitationHandle);
      if (link === undefined) throw new ExpectedError('not-found');
      return link;
    },
  };
}

export function joining(parts: CircleParts, myName: (tx: ReadTransaction) => string) {
  const { database, readings, queue, randomBytes, now } = parts;

  const giveUp = (circleId: string): void =>
    database.write((tx) => {
      const { changes } = tx.run(`DELETE FROM circles WHERE circle_id = ? AND state = 'joining'`, [circleId]);
      if (changes === 0) throw new ExpectedError('not-found');
      queue.forgetCircle(tx, circleId);
      for (const table of ['circle_keys', 'circle_files', 'circle_operations', 'circle_seeds', 'joinings']) {
        tx.run(`DELETE FROM ${table} WHERE circle_id = ?`, [circleId]);
      }
      tx.run('DELETE FROM circle_names WHERE circle_id = ?', [circleId]);
      tx.run('DELETE FROM profiles WHERE circle_id = ?', [circleId]);
      tx.touch('people.circles');
      tx.touch('people.invitations');
    });

  return {
    /** Makes my keys for the circle and the request; `carrier` says how it travels. */
    async join(
      link: InvitationLink,
      useCarrier: (circleId: string) => Promise<void>,
    ): Promise<{ circleId: string }> {
      const circleId = toHex(link.circleId);
      database.read((tx) => demandUnknown(tx, circleId, link));
      if (isLinkExpired(link, now())) throw new ExpectedError('invitation-expired');
      const name = database.read((tx) => myName(tx));
      const request = parts.useEntropy((entropy) => {
        const ikm = ikmFromEntropy(entropy);
        const made = createJoinRequest({ link, ikm, name, randomBytes });
        wipe(ikm);
        return made;
      });
      if (!request.ok) throw new ExpectedError('invitation-altered');
      const { device, nonce, file, name: objectName } = request.value;
      const safetyNumber = await parts.safetyNumber(circleId, toHex(link.inviterId), toHex(device.memberId));
      database.write((tx) => {
        // Asked twice at once: the number took a while.
        demandUnknown(tx, circleId, link);
        insertCircle(tx, {
          circleId,
          kind: 'circle',
          state: 'joining',
          createdAt: now(),
          device,
          directoryKey: link.directoryKey,
          version: toHex(randomBytes(8)),
        });
        tx.run(
          'INSERT INTO joinings (circle_id, link, nonce, asked_at, safety_number) VALUES (?, ?, ?, ?, ?)',
          [circleId, formatInvitationLink(link), nonce, now(), safetyNumber],
        );
        // Until the circle's own records arrive it goes by the inviter's words.
        tx.run(`INSERT INTO circle_names (circle_id, name, colour, record_id) VALUES (?, ?, 0, '')`, [
          circleId,
          link.circleName,
        ]);
        tx.run(`INSERT INTO profiles (circle_id, member_id, name, record_id) VALUES (?, ?, ?, '')`, [
          circleId,
          idText(link.inviterId),
          link.inviterName,
        ]);
        queue.queueObject(tx, circleId, objectName, file);
        tx.touch('people.invitations');
      });
      try {
        await useCarrier(circleId);
      } catch (problem) {
        giveUp(circleId); // or the circle would be there, and asking again refused
        throw problem;
      }
      parts.leaveSoon(circleId);
      return { circleId };
    },

    giveUp,

    /** What I wrote up to here goes on to count; what I have stays on this computer and is read only. */
    leave(circleId: string): void {
      database.write((tx) => {
        const row = tx.get<{ state: string; kind: string; my_device: string }>(
          'SELECT state, kind, my_device FROM circles WHERE circle_id = ?',
          [circleId],
        );
        if (row === undefined) throw new ExpectedError('not-found');
        if (row.kind !== 'circle' || row.state !== 'active') throw new ExpectedError('not-allowed');
        const { state, device } = readings.demand(tx, circleId);
        const end = queue.feedEnd(tx, circleId);
        const feeds = new Map(
          end === null ? [] : [[row.my_device, { seq: end.seq, contentId: fromHex(end.contentId) }]],
        );
        const operation = leave(state, device, feeds);
        queue.queueOperations(tx, circleId, encodeBundle([operation]));
        readings.add(tx, circleId, { operations: [operation] });
        tx.run(`UPDATE circles SET state = 'left' WHERE circle_id = ?`, [circleId]);
        tx.touch('people.circles');
        tx.touch('people.members');
      });
      parts.leaveSoon(circleId);
    },
  };
}

function demandUnknown(tx: ReadTransaction, circleId: string, link: InvitationLink): void {
  const known = tx.get<{ my_member: string }>('SELECT my_member FROM circles WHERE circle_id = ?', [
    circleId,
  ]);
  if (known === undefined) return;
  throw new ExpectedError(known.my_member === toHex(link.inviterId) ? 'invitation-own' : 'already-member');
}
