/** Circles, their members, invitations and admission. */
import { z } from 'zod';
import { command, event, query } from '../../contract/define-contract.ts';
import { count, handle, instant, longId, nothing, shortName } from '../../contract/field-schemas.ts';

const circleColour = z.number().int().min(0).max(7);

const circleSummary = z.object({
  circleId: longId,
  kind: z.enum(['just-me', 'circle']),
  name: z.string(),
  initials: z.string().max(4),
  colour: circleColour,
  /** `joining`: I asked, the host has not admitted me. `left`: readable, nothing is exchanged any more. */
  state: z.enum(['active', 'joining', 'left']),
  memberNames: z.array(z.string()),
  iAmHost: z.boolean(),
  newEntries: count,
  waitingToJoin: count,
});
export type CircleSummary = z.infer<typeof circleSummary>;

const member = z.object({
  memberId: longId,
  name: z.string(),
  isMe: z.boolean(),
  role: z.enum(['host', 'member', 'observer']),
  admittedAt: instant.nullable(),
  /** When something of this person last arrived here. */
  lastHeardAt: instant.nullable(),
  /** Six groups of five digits; null for myself and where no number was made for the two of us. */
  safetyNumber: z.string().nullable(),
  compared: z.boolean(),
});

const invitation = z.object({
  invitationId: longId,
  createdAt: instant,
  expiresAt: instant,
  state: z.enum(['open', 'used', 'revoked', 'expired']),
  forName: z.string(),
});

const joinRequest = z.object({
  requestId: longId,
  invitationId: longId,
  name: z.string(),
  askedAt: instant,
  safetyNumber: z.string(),
  /** More than one person answered the same invitation. */
  contested: z.boolean(),
});

/** What an opened invitation says, before anything is done with it. */
const invitationPreview = z.object({
  invitationHandle: handle,
  inviterName: z.string(),
  circleName: z.string(),
  expiresAt: instant,
  /** The name of the shared folder as the inviter's computer calls it, to help to find it here. */
  folderHint: z.string(),
});

export const peopleContract = {
  circles: query({
    input: nothing,
    output: z.object({ circles: z.array(circleSummary) }),
    reads: ['people.circles', 'people.members', 'people.invitations', 'journal.entries', 'comments'],
  }),
  members: query({
    input: z.object({ circleId: longId }).strict(),
    output: z.object({ members: z.array(member) }),
    reads: ['people.members', 'exchange.status'],
  }),
  /** Founding asks for the passphrase (`passphrase-needed`) unless it was typed within five minutes. */
  createCircle: command({
    input: z.object({ name: shortName, colour: circleColour }).strict(),
    output: z.object({ circleId: longId }),
  }),
  changeCircle: command({
    input: z
      .object({ circleId: longId, name: shortName.optional(), colour: circleColour.optional() })
      .strict(),
    output: nothing,
  }),
  changeMyName: command({ input: z.object({ name: shortName }).strict(), output: nothing }),
  leave: command({ input: z.object({ circleId: longId }).strict(), output: nothing }),

  invitations: query({
    input: z.object({ circleId: longId }).strict(),
    output: z.object({ invitations: z.array(invitation) }),
    reads: ['people.invitations'],
  }),
  /** A link for one person and 14 days, with a letter around it. `forName` is a note to myself. */
  invite: command({
    input: z.object({ circleId: longId, forName: z.string().trim().max(60) }).strict(),
    output: z.object({ invitationId: longId, link: z.string().max(4096) }),
  }),
  /** The link of an open invitation again (to copy it once more). */
  invitationLink: command({
    input: z.object({ invitationId: longId }).strict(),
    output: z.object({ link: z.string().max(4096) }),
  }),
  /** Asks where to save the `.alongside-invite` file. */
  saveInvitationFile: command({
    input: z.object({ invitationId: longId }).strict(),
    output: z.object({ saved: z.boolean() }),
  }),
  revokeInvitation: command({ input: z.object({ invitationId: longId }).strict(), output: nothing }),

  /** Reads a pasted link; changes nothing. */
  readInvitation: command({
    input: z.object({ link: z.string().min(1).max(8192) }).strict(),
    output: invitationPreview,
  }),
  /** Asks for an `.alongside-invite` file; null when the person cancelled. */
  openInvitationFile: command({
    input: nothing,
    output: z.object({ preview: invitationPreview.nullable() }),
  }),
  /** Invitations that came by a link or a double click and wait for a look. */
  arrivedInvitations: query({
    input: nothing,
    output: z.object({ previews: z.array(invitationPreview) }),
    reads: ['people.invitations'],
  }),
  dismissInvitation: command({ input: z.object({ invitationHandle: handle }).strict(), output: nothing }),
  /**
   * Asks to join. With a folder handle the request goes through that folder; without, it waits to be
   * sent as a file. Asks for the passphrase unless it was typed within five minutes.
   */
  join: command({
    input: z.object({ invitationHandle: handle, folderHandle: handle.nullable() }).strict(),
    output: z.object({ circleId: longId }),
  }),
  /** The number to compare while I wait to be admitted. */
  joining: query({
    input: z.object({ circleId: longId }).strict(),
    output: z.object({
      inviterName: z.string(),
      safetyNumber: z.string(),
      askedAt: instant,
      compared: z.boolean(),
      /** Does the request still have to be sent as a file? */
      needsFile: z.boolean(),
      /** An error code when the inviter's app said no: used, revoked, expired; otherwise empty. */
      refused: z.string().max(40),
    }),
    reads: ['people.circles', 'people.invitations', 'exchange.status'],
  }),
  /** I compared the number with the inviter (the joiner's side). */
  markCompared: command({
    input: z.object({ circleId: longId, memberId: longId.nullable() }).strict(),
    output: nothing,
  }),
  giveUpJoining: command({ input: z.object({ circleId: longId }).strict(), output: nothing }),

  joinRequests: query({
    input: z.object({ circleId: longId.nullable() }).strict(),
    output: z.object({ requests: z.array(joinRequest.extend({ circleId: longId, circleName: z.string() })) }),
    reads: ['people.invitations', 'people.members'],
  }),
  /** `compared: false` leaves a lasting mark. */
  admit: command({
    input: z.object({ requestId: longId, compared: z.boolean() }).strict(),
    output: nothing,
  }),
  declineRequest: command({ input: z.object({ requestId: longId }).strict(), output: nothing }),

  /** A link or file came from outside; `problem` is an error code when it could not be read. */
  invitationArrived: event({ payload: z.object({ problem: z.string().max(40).nullable() }) }),
} as const;

export type InvitationPreview = z.infer<typeof invitationPreview>;
export type JoinRequestView = z.infer<typeof joinRequest>;
export type MemberView = z.infer<typeof member>;
export type InvitationView = z.infer<typeof invitation>;
