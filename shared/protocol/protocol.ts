/**
 * Circle Protocol 1: what the rest of the vault may use. Pure: bytes in, bytes or values out; randomness and time are
 * handed in. Call `protocolReady()` once per process before anything else. README.md is the specification.
 */
export { protocolReady } from './sodium-ready.ts';
export { isNotYet, protocolErrorCodes } from './protocol-error.ts';
export type { ProtocolErrorCode, ProtocolResult } from './protocol-error.ts';
export type { KeyPair, RandomBytes } from './primitives.ts';
export { wipe } from './primitives.ts';
export { limits, maxObjectBytes } from './limits.ts';
export { idText } from './bytes.ts';
export type * from './types.ts';
export type * from './circle-state.ts';

// Who: recovery words, roots, devices
export { createEntropy, entropyFromPhrase, ikmFromEntropy, phraseFromEntropy } from './recovery-phrase.ts';
export { createDevice, memberIdOf, paperKeys, rootKeys } from './identity.ts';

// The circle: founding, operations, epochs
export { foundCircle } from './found-circle.ts';
export type { FoundedCircle } from './found-circle.ts';
export { openControlObject, readCircle } from './read-circle.ts';
export type { CircleReading, ControlKeys, ControlObject } from './read-circle.ts';
export { resolve } from './resolve.ts';
export { allOperations, extend, nextOperation } from './next-operation.ts';
export { decodeBundle, decodeOperation, encodeBundle, encodeOperation } from './operations.ts';
export { leave } from './leaving.ts';
export { checkControl, deviceLookup, standingOf } from './standing.ts';
export type { Standing } from './standing.ts';
export { kindOf } from './sealed-frame.ts';
export type { ObjectKind } from './sealed-frame.ts';
export { epochFromSeed, wipeEpoch } from './epoch-keys.ts';
export { keyringOf } from './keyring.ts';
export type { Keyring } from './keyring.ts';
export { isSound } from './epoch-objects.ts';
export type { EpochFile, EpochObject } from './epoch-objects.ts';
export { createGrant, createRotation, dueGrant, holders, sealingEpoch } from './sealing-epoch.ts';
export type { DueGrant, Rotation } from './sealing-epoch.ts';

// Invitations
export {
  createInvitation,
  dayOf,
  invitationStanding,
  isLinkExpired,
  revokeInvitation,
} from './invitations.ts';
export type { CreatedInvitation, InvitationStanding } from './invitations.ts';
export {
  decodeInvitationFile,
  encodeInvitationFile,
  formatInvitationLink,
  parseInvitationLink,
} from './invitation-link.ts';
export type { InvitationLink } from './invitation-link.ts';
export { invitationKeys } from './invitation-keys.ts';
export type { InvitationKeys } from './invitation-keys.ts';
export { createJoinRequest, openJoinRequest } from './join-request.ts';
export type { CreatedJoinRequest, JoinRequest } from './join-request.ts';
export { safetyNumber, safetyNumberFrom, safetyNumberInput } from './safety-number.ts';
export { admit, checkWelcome, refuseToAdmit } from './admission.ts';
export type { Admission, InvitationNotice } from './admission.ts';
export { openAnswer } from './inviter-answer.ts';
export type { Answer, RefusedBecause } from './inviter-answer.ts';

// Envelopes and what they carry
export { openEnvelope, sealEnvelope } from './envelope.ts';
export type { DeviceLookup, EnvelopePlace, OpenedEnvelope, SealedEnvelope } from './envelope.ts';
export {
  advanceClock,
  checkClock,
  clockDelta,
  clockEntry,
  feedStart,
  nextLamport,
  placeInFeed,
} from './feed-rules.ts';
export type { Clock, FeedEnd, FeedPlacement } from './feed-rules.ts';
export { decodeChanges, encodeChanges } from './changes.ts';
export { checkChanges, comparePuts } from './change-rules.ts';
export type { PutPlace } from './change-rules.ts';
export { declareDocument, documentId, textClientId } from './documents.ts';
export type { DocumentType, KnownDocument } from './documents.ts';
export { checkTextUpdate, unitsKnownTo } from './text-rules.ts';
export type { DecodedStruct, DecodedTextUpdate, DeletedRange, TextGrowth, TextPlace } from './text-rules.ts';
export { ackDueAt, decodeAck, encodeAck } from './acknowledgement.ts';
export type { Acknowledgement } from './acknowledgement.ts';

// Mailboxes
export {
  controlFileName,
  directoryName,
  dropFileName,
  feedFileName,
  feedTag,
  fileId,
  formatName,
  matchesName,
  parseName,
} from './mailbox-names.ts';
export type { ObjectName } from './mailbox-names.ts';
export { decodePack, encodePack } from './pack-file.ts';
export type { Pack, PackedObject } from './pack-file.ts';
