import type { DeviceCertificate, Genesis, InvitedRole, Operation, Role } from './types.ts';

/**
 * A circle as it follows from its genesis and a set of operations, and from nothing else: the order of arrival, file
 * names and clocks play no part. Keys of maps and sets are `idText(id)`.
 */
export interface CircleState {
  readonly genesis: Genesis;
  /** Everyone who was ever effectively admitted, the founder included; `isIn` says who is in now. */
  readonly members: ReadonlyMap<string, Member>;
  /** Every device with a certificate in an effective admission. */
  readonly devices: ReadonlyMap<string, Device>;
  readonly invitations: ReadonlyMap<string, Invitation>;
  /** What is said about each epoch; the seeds are elsewhere. */
  readonly epochs: ReadonlyMap<string, EpochFacts>;
  /** Device ids, and member ids standing for paper keys, that may read what is written now. */
  readonly recipients: ReadonlySet<string>;
  /** Box key by device id or, for a paper key, by member id: of everyone ever admitted. */
  readonly boxKeys: ReadonlyMap<string, Uint8Array>;
  /** Every operation whose past is complete, in an order in which each comes after its past. */
  readonly operations: ReadonlyMap<string, JudgedOperation>;
  /** Operations that wait for something in their past. */
  readonly waiting: readonly Operation[];
  /** Operations that break a rule of structure: kept, never cited, without effect. */
  readonly broken: readonly { readonly operation: Operation; readonly reason: StructureFault }[];
  /** Devices that signed two operations for one place of their chain, with both as evidence. */
  readonly forks: readonly {
    readonly deviceId: Uint8Array;
    readonly operations: readonly [Operation, Operation];
  }[];
  /** Operations that nothing follows: the `control` of the next header and the deps of the next operation. */
  readonly heads: readonly Uint8Array[];
  /** The end of each device's chain of operations. */
  readonly chains: ReadonlyMap<
    string,
    { readonly seq: number; readonly id: Uint8Array; readonly lamport: number }
  >;
  /** Whether the operation `earlier` lies in the past of `later`, or is it. */
  readonly isInPast: (earlier: Uint8Array, later: Uint8Array) => boolean;
}

export interface Member {
  readonly memberId: Uint8Array;
  readonly rootKey: Uint8Array;
  readonly paperKey: Uint8Array;
  readonly role: Role;
  readonly isIn: boolean;
  /** Whoever admitted them; absent for the founder. */
  readonly admittedBy?: Uint8Array;
  readonly compared: boolean;
  readonly deviceIds: readonly Uint8Array[];
}

export interface Device {
  readonly deviceId: Uint8Array;
  readonly memberId: Uint8Array;
  readonly signKey: Uint8Array;
  readonly boxKey: Uint8Array;
  readonly certificate: DeviceCertificate;
  /** Whether it may write now. */
  readonly isLive: boolean;
  /** Set once its member is out: envelopes of kind 1 beyond this place do not count. */
  readonly lastSeq?: number;
}

export interface Invitation {
  readonly invitationId: Uint8Array;
  readonly invitationKey: Uint8Array;
  readonly role: InvitedRole;
  readonly expiryDay: number;
  readonly inviterId: Uint8Array;
  readonly isRevoked: boolean;
  /** Members admitted under it; more than one is shown to people, and all of them stand. */
  readonly admitted: readonly Uint8Array[];
}

export interface EpochFacts {
  readonly epochId: Uint8Array;
  /** Everyone who can know the seed, whether or not the operations that gave it are void. */
  readonly holders: ReadonlySet<string>;
  /** Epochs whose seeds are said to lie wrapped under this one, directly. */
  readonly wraps: ReadonlySet<string>;
  readonly rotations: readonly RotationFacts[];
}

export interface RotationFacts {
  readonly operation: Operation;
  readonly isEffective: boolean;
  /** Someone who had to get a slot got none: not used for sealing. */
  readonly leavesOut: boolean;
  readonly level: number;
}

/** Why an operation has no effect. */
export type VoidReason =
  | 'not-a-member'
  | 'not-allowed'
  | 'device-not-live'
  | 'beyond-cut'
  | 'forked'
  | 'circle-full'
  | 'unknown-type';

export type StructureFault =
  | 'other-circle'
  | 'chain-wrong'
  | 'lamport-wrong'
  | 'device-without-certificate'
  | 'wrong-member'
  | 'signature-wrong'
  | 'certificate-wrong'
  | 'key-unusable'
  | 'builds-on-broken';

export interface JudgedOperation {
  readonly operation: Operation;
  /** Undefined when effective. */
  readonly voidReason: VoidReason | undefined;
}
