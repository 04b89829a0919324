/** Reading circles, members, invitations and requests to join. */
import { fromHex } from '../../../shared/base/hex.ts';
import type { HandlersOf, OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { CircleSummary } from '../../../shared/features/people/people-contract.ts';
import { invitationStanding } from '../../../shared/protocol/protocol.ts';
import type { SqlRow } from '../database/connection.ts';
import type { ReadTransaction } from '../database/transactions.ts';
import type { CircleParts } from './circle-parts.ts';
import { joiningOf, linkOf } from './drops.ts';

const DAY_MS = 86_400_000;

interface CircleRow extends SqlRow {
  circle_id: string;
  kind: 'just-me' | 'circle';
  state: 'active' | 'joining' | 'left';
  my_member: string;
  name: string;
  colour: number;
  role: string | null;
  new_entries: number;
  waiting: number;
}

export function peopleQueries(parts: CircleParts) {
  const { database, readings, now } = parts;

  return {
    circles() {
      return database.read((tx) => ({
        circles: tx
          .all<CircleRow>(
            `SELECT c.circle_id, c.kind, c.state, c.my_member, coalesce(n.name, '') AS name, coalesce(n.colour, 0) AS colour,
               (SELECT role FROM members m WHERE m.circle_id = c.circle_id AND m.member_id = c.my_member) AS role,
               (SELECT count(*) FROM journal_entries e LEFT JOIN seen s ON s.object_id = e.entry_id
                  WHERE e.home = c.circle_id AND e.state = 'shared' AND e.trashed_at = 0 AND
                    (e.foreign_position > coalesce(s.position, 0) OR EXISTS (SELECT 1 FROM comments k
                       WHERE k.entry_id = e.entry_id AND k.circle_id = e.home AND k.removed = 0 AND k.foreign_position > coalesce(s.position, 0)))
               ) AS new_entries,
               (SELECT count(*) FROM join_requests r WHERE r.circle_id = c.circle_id AND r.state = 'open') AS waiting
             FROM circles c LEFT JOIN circle_names n ON n.circle_id = c.circle_id ORDER BY c.created_at`,
          )
          .map((row) => summaryOf(tx, row)),
      }));
    },

    members({ circleId }: ParsedInputOf<'people.members'>): OutputOf<'people.members'> {
      return database.read((tx) => ({
        members: tx
          .all<{
            member_id: string;
            role: 'host' | 'member' | 'observer';
            name: string;
            is_me: number;
            admitted_at: number | null;
            last_at: number | null;
            safety_number: string | null;
            compared: number;
          }>(
            `SELECT m.member_id, m.role, coalesce(p.name, '') AS name, m.member_id = c.my_member AS is_me,
               k.admitted_at, h.last_at, k.safety_number, coalesce(k.compared, m.admitted_compared) AS compared
             FROM members m JOIN circles c ON c.circle_id = m.circle_id
             LEFT JOIN profiles p ON p.circle_id = m.circle_id AND p.member_id = m.member_id
             LEFT JOIN comparisons k ON k.circle_id = m.circle_id AND k.member_id = m.member_id
             LEFT JOIN heard h ON h.circle_id = m.circle_id AND h.member_id = m.member_id
             WHERE m.circle_id = ? AND m.state = 'in' ORDER BY is_me DESC, m.role = 'host' DESC, name`,
            [circleId],
          )
          .map((row) => ({
            memberId: row.member_id,
            name: row.name,
            isMe: row.is_me === 1,
            role: row.role,
            admittedAt: row.admitted_at,
            lastHeardAt: row.last_at,
            safetyNumber: row.safety_number,
            compared: row.compared === 1,
          })),
      }));
    },

    invitations({ circleId }: ParsedInputOf<'people.invitations'>): OutputOf<'people.invitations'> {
      return database.read((tx) => {
        const circle = readings.read(tx, circleId);
        if (circle === undefined) return { invitations: [] };
        const { state, device } = circle;
        const rows = tx.all<{ invitation_id: string; created_at: number; for_name: string; link: string }>(
          'SELECT invitation_id, created_at, for_name, link FROM invitations WHERE circle_id = ? ORDER BY created_at DESC',
          [circleId],
        );
        return {
          invitations: rows.flatMap((row) => {
            const standing = invitationStanding(state, fromHex(row.invitation_id), device.memberId, now());
            if (standing === 'foreign') return [];
            return [
              {
                invitationId: row.invitation_id,
                createdAt: row.created_at,
                expiresAt: (linkOf(row.link).expiryDay + 1) * DAY_MS,
                state: standing,
                forName: row.for_name,
              },
            ];
          }),
        };
      });
    },

    joining({ circleId }: ParsedInputOf<'people.joining'>): OutputOf<'people.joining'> {
      return database.read((tx) => {
        const joining = joiningOf(tx, circleId);
        if (joining === undefined) throw new ExpectedError('not-found');
        const carrier = tx.get<{ carrier: string }>('SELECT carrier FROM circles WHERE circle_id = ?', [
          circleId,
        ]);
        return {
          inviterName: linkOf(joining.link).inviterName,
          safetyNumber: joining.safety_number,
          askedAt: joining.asked_at,
          compared: joining.compared === 1,
          needsFile: carrier?.carrier !== 'folder',
          refused: joining.refused,
        };
      });
    },

    joinRequests({ circleId }: ParsedInputOf<'people.joinRequests'>): OutputOf<'people.joinRequests'> {
      return database.read((tx) => ({
        requests: tx
          .all<{
            request_id: string;
            invitation_id: string;
            circle_id: string;
            circle_name: string;
            name: string;
            asked_at: number;
            safety_number: string;
            answers: number;
          }>(
            `SELECT r.request_id, r.invitation_id, r.circle_id, coalesce(n.name, '') AS circle_name, r.name, r.asked_at,
               r.safety_number, (SELECT count(DISTINCT o.member_id) FROM join_requests o WHERE o.invitation_id = r.invitation_id) AS answers
             FROM join_requests r LEFT JOIN circle_names n ON n.circle_id = r.circle_id
             WHERE r.state = 'open' AND r.safety_number <> '' AND (? = '' OR r.circle_id = ?) ORDER BY r.asked_at`,
            [circleId ?? '', circleId ?? ''],
          )
          .map((row) => ({
            requestId: row.request_id,
            invitationId: row.invitation_id,
            circleId: row.circle_id,
            circleName: row.circle_name,
            name: row.name,
            askedAt: row.asked_at,
            safetyNumber: row.safety_number,
            contested: row.answers > 1,
          })),
      }));
    },
  } satisfies Partial<HandlersOf<'people'>>;
}

function summaryOf(tx: ReadTransaction, row: CircleRow): CircleSummary {
  const names = tx
    .all<{ name: string }>(
      `SELECT coalesce(p.name, '') AS name FROM members m
       LEFT JOIN profiles p ON p.circle_id = m.circle_id AND p.member_id = m.member_id
       WHERE m.circle_id = ? AND m.state = 'in' AND m.member_id <> ? ORDER BY name`,
      [row.circle_id, row.my_member],
    )
    .map((member) => member.name);
  return {
    circleId: row.circle_id,
    kind: row.kind,
    name: row.name,
    initials: initialsOf(row.name),
    colour: row.colour,
    state: row.state,
    memberNames: names,
    iAmHost: row.role === 'host',
    newEntries: row.new_entries,
    waitingToJoin: row.waiting,
  };
}

/** The first letters of the first and the last word: "Mira and Teo" is MT. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
