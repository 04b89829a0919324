/**
 * The data that the protocol and its callers share. All of it is plain and immutable; ids are raw bytes, and where a
 * map or set is keyed by an id, the key is `idText(id)` (lower-case hex). Key material is only ever a Uint8Array.
 */
import type { KeyPair } from './primitives.ts';

/** What a member is in a circle. `co-host` is reserved: no operation built so far makes one. */
export type Role = 'host' | 'co-host' | 'member' | 'observer';

/** The roles that an invitation and an admission can give. */
export type InvitedRole = 'member' | 'observer';

/** A device of this computer in one circle; the secret halves never leave the vault. */
export interface OwnDevice {
  readonly memberId: Uint8Array;
  readonly deviceId: Uint8Array;
  readonly sign: KeyPair;
  readonly box: KeyPair;
  /** Public: the certificate that binds both keys to the member. */
  readonly certificate: DeviceCertificate;
}

/** Binds a device's keys to a member: signed by the member's root and by the device itself. */
export interface DeviceCertificate {
  /** `cn` of the genesis for the founder's first device, the circle's id for every other. */
  readonly context: Uint8Array;
  readonly memberId: Uint8Array;
  readonly deviceId: Uint8Array;
  readonly signKey: Uint8Array;
  readonly boxKey: Uint8Array;
  /** The exact bytes signed, and both signatures. */
  readonly bytes: Uint8Array;
  readonly rootSignature: Uint8Array;
  readonly deviceSignature: Uint8Array;
}

export interface Genesis {
  readonly circleId: Uint8Array;
  readonly nonce: Uint8Array;
  readonly founder: {
    readonly memberId: Uint8Array;
    readonly rootKey: Uint8Array;
    readonly paperKey: Uint8Array;
    readonly certificate: DeviceCertificate;
  };
  readonly policy: { readonly versionFloor: number };
  /** The circle that this one continues after its host was lost. */
  readonly supersedes?: Uint8Array;
  readonly bytes: Uint8Array;
  readonly rootSignature: Uint8Array;
  readonly deviceSignature: Uint8Array;
}

/** An operation with its exact bytes; `id` is their hash. Decoded, not yet judged: only `resolve` says what counts. */
export interface Operation {
  readonly id: Uint8Array;
  /** `idText(id)`, computed once. */
  readonly key: string;
  readonly circleId: Uint8Array;
  readonly memberId: Uint8Array;
  readonly deviceId: Uint8Array;
  readonly chainSeq: number;
  readonly chainPrev?: Uint8Array;
  readonly deps: readonly Uint8Array[];
  readonly lamport: number;
  readonly body: OperationBody;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

export type OperationBody =
  RotateBody | GrantBody | InviteBody | InviteRevokeBody | AdmitBody | LeaveBody | UnknownBody;

export interface RotateBody extends EpochRecipients {
  readonly type: 'rotate';
}

export interface GrantBody extends EpochRecipients {
  readonly type: 'grant';
}

/** To whom an epoch's seed was given, and which older seeds lie wrapped under it. */
export interface EpochRecipients {
  readonly epochId: Uint8Array;
  readonly slotsHash: Uint8Array;
  readonly deviceIds: readonly Uint8Array[];
  /** Members whose paper key got a slot. */
  readonly paperOf: readonly Uint8Array[];
  readonly wraps: readonly Wrap[];
}

export interface Wrap {
  readonly epochId: Uint8Array;
  readonly nonce: Uint8Array;
  readonly sealedSeed: Uint8Array;
}

export interface InviteBody {
  readonly type: 'invite';
  readonly invitationId: Uint8Array;
  readonly invitationKey: Uint8Array;
  readonly role: InvitedRole;
  /** Last day (UTC, days since 1970-01-01) on which the inviter's app admits. */
  readonly expiryDay: number;
}

export interface InviteRevokeBody {
  readonly type: 'invite-revoke';
  readonly invitationId: Uint8Array;
}

export interface AdmitBody {
  readonly type: 'admit';
  readonly memberId: Uint8Array;
  readonly rootKey: Uint8Array;
  readonly paperKey: Uint8Array;
  readonly certificate: DeviceCertificate;
  readonly role: InvitedRole;
  readonly invitationId: Uint8Array;
  /** The epoch handed over with the welcome: the joiner is one of its holders from here on. */
  readonly epochId: Uint8Array;
  /** Whether the safety numbers were compared; a lasting mark, no part of any rule. */
  readonly compared: boolean;
}

export interface LeaveBody {
  readonly type: 'leave';
  readonly cuts: readonly Cut[];
}

/** The last positions of a device that count: of its operations and of its envelopes. 0 means none. */
export interface Cut {
  readonly deviceId: Uint8Array;
  readonly chainSeq: number;
  readonly operationId?: Uint8Array;
  readonly seq: number;
  readonly contentId?: Uint8Array;
}

/** An operation of a type this version does not know: kept, counted in chains and pasts, without effect. */
export interface UnknownBody {
  readonly type: 'unknown';
  readonly number: number;
}

/** The keys of one epoch, all derived from its seed. Wipe with `wipeEpoch`. */
export interface EpochKeys {
  readonly id: Uint8Array;
  readonly seed: Uint8Array;
  readonly message: Uint8Array;
  readonly commit: Uint8Array;
  readonly wrap: Uint8Array;
  readonly slot: Uint8Array;
}

export type EnvelopeKind = 'changes' | 'control' | 'ack';

/** A place in a device's feed as others cite it. */
export interface ClockEntry {
  readonly deviceId: Uint8Array;
  readonly seq: number;
  /** First 16 bytes of the content id at that place. */
  readonly shortId: Uint8Array;
}

export interface EnvelopeHeader {
  readonly kind: EnvelopeKind;
  readonly memberId: Uint8Array;
  readonly deviceId: Uint8Array;
  /** Counts from 1 without gaps. */
  readonly seq: number;
  /** Content id of the envelope before; absent exactly when seq is 1. */
  readonly prev?: Uint8Array;
  /** Operations that the author had accepted and that no other accepted operation follows. */
  readonly control: readonly Uint8Array[];
  /** What the author has received from other devices since the envelope before. */
  readonly clock: readonly ClockEntry[];
  readonly lamport: number;
  readonly deflated: boolean;
  /** Milliseconds since 1970 by the author's clock: for display only, in no rule. */
  readonly time: number;
}

/** Who may change a document: every live device of its author, or every member who is not an observer. */
export type Writers = 'author' | 'all';

/** What the first change of a document carries; its id is the hash of all of it and of the author. */
export interface Declaration {
  readonly kind: string;
  readonly writers: Writers;
  readonly random: Uint8Array;
}

/** The value of a record's field: JSON without fractions, and byte strings. */
export type FieldValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly FieldValue[]
  | { readonly [name: string]: FieldValue };

export interface RecordChange {
  readonly type: 'record';
  readonly id: Uint8Array;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly declaration?: Declaration;
}

export interface TextChange {
  readonly type: 'text';
  readonly id: Uint8Array;
  /** Which of the device's client ids the update is written under. */
  readonly counter: number;
  /** A Yjs update in V1 encoding. */
  readonly update: Uint8Array;
  readonly declaration?: Declaration;
}

/** A change of a type this version does not know: carried in the log, applied by nothing. */
export interface UnknownChange {
  readonly type: 'unknown';
  readonly number: number;
}

export type Change = RecordChange | TextChange | UnknownChange;
