/** The calls of the people feature: handlers stay thin, the acts are in `inviting.ts` and `joining.ts`. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { HandlersOf } from '../../../shared/contract/contract.ts';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import { PROFILE } from '../../../shared/features/people/people-records.ts';
import { limits } from '../../../shared/protocol/protocol.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import { circleIdentity } from '../log/circle-identity.ts';
import type { CircleParts } from './circle-parts.ts';
import { foundCircle } from './found-circle.ts';
import type { inviting } from './inviting.ts';
import type { joining, OpenedInvitations } from './joining.ts';
import { peopleQueries } from './people-queries.ts';

export interface PeopleCallParts extends CircleParts {
  readonly invitations: ReturnType<typeof inviting>;
  readonly joinings: ReturnType<typeof joining>;
  readonly opened: OpenedInvitations;
  readonly dialogs: {
    pickFileToOpen(purpose: 'invitation'): Promise<string | null>;
    pickFileToSave(purpose: 'invitation', suggestedName: string): Promise<string | null>;
  };
  /** Sets how a circle is exchanged: the folder behind a handle, or files. */
  useCarrier(circleId: string, folderHandle: string | null): Promise<void>;
  /** Seals and publishes what is pending, so that a cut includes it. */
  sealPending(circleId: string): Promise<void>;
  myName(): string;
}

export function peopleCalls(parts: PeopleCallParts): HandlersOf<'people'> {
  const { database, log, invitations, joinings, opened } = parts;

  return {
    ...peopleQueries(parts),

    createCircle({ name, colour }) {
      const myName = parts.myName();
      return parts.useEntropy((entropy) =>
        database.write((tx) => ({
          circleId: foundCircle(parts, tx, { entropy, kind: 'circle', named: { name, colour }, myName }),
        })),
      );
    },

    changeCircle({ circleId, name, colour }) {
      database.write((tx) => {
        demandIn(tx, circleId);
        const fields = {
          ...(name === undefined ? {} : { name }),
          ...(colour === undefined ? {} : { colour }),
        };
        // The host's record, which is the one that is shown.
        const shown = tx.get<{ record_id: string }>(
          'SELECT record_id FROM circle_names WHERE circle_id = ?',
          [circleId],
        );
        if (shown === undefined || shown.record_id === '') throw new ExpectedError('not-found');
        log.putFields(tx, shown.record_id, fields);
      });
      return {};
    },

    /** In every circle that I am in: each has a profile of its own. */
    changeMyName({ name }) {
      database.write((tx) => {
        const circles = tx.all<{ circle_id: string }>(`SELECT circle_id FROM circles WHERE state = 'active'`);
        for (const { circle_id: circleId } of circles) {
          const me = circleIdentity(tx, circleId).memberId;
          const mine = log
            .recordsOfKind(tx, circleId, PROFILE)
            .filter((record) => record.author === me)
            .at(-1);
          if (mine !== undefined) log.putFields(tx, mine.recordId, { name });
          else log.createRecord(tx, { circleId, kind: PROFILE, writers: 'author', fields: { name } });
        }
        tx.touch('vault.state');
      });
      return {};
    },

    async leave({ circleId }) {
      await parts.sealPending(circleId);
      joinings.leave(circleId);
      return {};
    },

    invite: ({ circleId, forName }) => invitations.invite(circleId, forName),
    invitationLink: ({ invitationId }) => ({ link: invitations.link(invitationId).link }),

    async saveInvitationFile({ invitationId }) {
      const { file } = invitations.link(invitationId);
      const path = await parts.dialogs.pickFileToSave('invitation', 'Invitation.alongside-invite');
      if (path === null) return { saved: false };
      try {
        writeFileSync(path, file, { mode: 0o600 });
      } catch (problem) {
        const code = (problem as NodeJS.ErrnoException).code;
        throw new ExpectedError(code === 'ENOSPC' ? 'disk-full' : 'storage-failed');
      }
      return { saved: true };
    },

    revokeInvitation({ invitationId }) {
      invitations.revoke(invitationId);
      return {};
    },

    readInvitation: ({ link }) => opened.read(link),

    async openInvitationFile() {
      const path = await parts.dialogs.pickFileToOpen('invitation');
      return { preview: path === null ? null : opened.readFile(readInvitationFile(path)) };
    },

    arrivedInvitations: () => ({ previews: opened.waiting() }),

    dismissInvitation({ invitationHandle }) {
      opened.dismiss(invitationHandle);
      return {};
    },

    async join({ invitationHandle, folderHandle }) {
      const joined = await joinings.join(opened.linkOf(invitationHandle), (circleId) =>
        parts.useCarrier(circleId, folderHandle),
      );
      opened.dismiss(invitationHandle);
      return joined;
    },

    markCompared({ circleId, memberId }) {
      database.write((tx) => {
        const { changes } =
          memberId === null
            ? tx.run('UPDATE joinings SET compared = 1 WHERE circle_id = ?', [circleId])
            : tx.run('UPDATE comparisons SET compared = 1 WHERE circle_id = ? AND member_id = ?', [
                circleId,
                memberId,
              ]);
        if (changes === 0) throw new ExpectedError('not-found');
        tx.touch('people.members');
        tx.touch('people.invitations');
      });
      return {};
    },

    giveUpJoining({ circleId }) {
      joinings.giveUp(circleId);
      return {};
    },

    admit({ requestId, compared }) {
      invitations.admit(requestId, compared);
      return {};
    },

    declineRequest({ requestId }) {
      invitations.decline(requestId);
      return {};
    },
  };
}

/** An invitation file is small; anything else is none. */
export function readInvitationFile(path: string): Uint8Array {
  try {
    if (statSync(path).size > limits.linkBytes) throw new ExpectedError('invitation-foreign');
    return readFileSync(path);
  } catch (problem) {
    if (problem instanceof ExpectedError) throw problem;
    throw new ExpectedError('storage-failed');
  }
}

function demandIn(tx: WriteTransaction, circleId: string): void {
  const row = tx.get<{ state: string }>('SELECT state FROM circles WHERE circle_id = ?', [circleId]);
  if (row === undefined) throw new ExpectedError('not-found');
  if (row.state !== 'active') throw new ExpectedError('circle-read-only');
}
