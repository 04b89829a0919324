/**
 * The seam between the exchange (which moves and orders objects) and circles (who hold keys, members and
 * invitations). The exchange calls `CircleKeys`; circles put objects of their own into the mailbox by
 * `MailboxQueue`. Ids in text are lower-case hexadecimal. Everything is synchronous inside a transaction.
 */
import type {
  DeviceLookup,
  EnvelopeHeader,
  EpochKeys,
  OwnDevice,
  Standing,
} from '../../../shared/protocol/protocol.ts';

import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';

/**
 * `active`: everything travels. `joining`: only control objects and the drop of my request are exchanged.
 * `leaving`: what I have made still leaves (the LEAVE itself); nothing more is taken in.
 */
export type ExchangeMode = 'active' | 'joining' | 'leaving';

export interface ExchangedCircle {
  readonly circleId: string;
  readonly mode: ExchangeMode;
  /** 32 bytes; names the circle's mailbox and its feeds. */
  readonly directoryKey: Uint8Array;
  readonly myDevice: string;
}

export interface CircleOpening {
  readonly epochs: readonly EpochKeys[];
  /** Every device that was ever effectively admitted. */
  readonly deviceOf: DeviceLookup;
}

export interface CircleSealing {
  readonly epoch: EpochKeys;
  readonly device: OwnDevice;
  /** `heads` of the circle's state, after a rotation that was due. */
  readonly controlHeads: readonly Uint8Array[];
}

/** `waiting`: keep it, it may be usable once more is here. `bad`: never; it is set aside and counted once. */
export type Taken = 'used' | 'waiting' | 'bad';

export interface CircleKeys {
  /** Circles with somebody else in them (or to come): never "Just me". */
  circlesToExchange(tx: ReadTransaction): readonly ExchangedCircle[];
  opening(tx: ReadTransaction, circleId: string): CircleOpening;
  /**
   * Under what to seal now. Rotates first when that is due (its CP1R goes through `queueObject` in this same
   * transaction). Undefined while nothing may be sealed: not admitted yet, or left.
   */
  sealing(tx: WriteTransaction, circleId: string): CircleSealing | undefined;
  /** Whether an unpublished envelope under this epoch may still go out, or must be sealed anew. */
  isUsable(tx: ReadTransaction, circleId: string, epochId: Uint8Array): boolean;
  /** `standingOf` of the protocol, in the present state. */
  standing(tx: ReadTransaction, circleId: string, header: EnvelopeHeader): Standing;
  /** `checkControl` of the protocol: are the operations that it cites here, and all that its author cited before? */
  checkControl(
    tx: ReadTransaction,
    circleId: string,
    header: EnvelopeHeader,
    before: readonly Uint8Array[],
  ): 'covers' | 'past-missing' | 'shrinks';
  /** Devices of the other members who are in now: who must have what I send. */
  otherDevices(tx: ReadTransaction, circleId: string): readonly { deviceId: string; memberId: string }[];
  /** A file of `c/`, from anyone. Called again for `waiting` ones whenever something else was used. */
  takeControlObject(tx: WriteTransaction, circleId: string, name: string, bytes: Uint8Array): Taken;
  /** The body of an authentic envelope of kind "control": a bundle of operations. */
  takeOperations(tx: WriteTransaction, circleId: string, body: Uint8Array): Taken;
  /** A file of `i/<drop>/`, for a drop that `dropsToRead` names. */
  takeDropObject(tx: WriteTransaction, circleId: string, name: string, bytes: Uint8Array): Taken;
  /** Names of drop folders (16 characters): of my open invitations, or of my own request to join. */
  dropsToRead(tx: ReadTransaction, circleId: string): readonly string[];
}

/** What circles ask of the exchange. All of it travels with the next round; `flush` makes that now. */
export interface MailboxQueue {
  /** Puts a file of `c/` or `i/` that I made into the mailbox. Exactly these bytes, for ever. */
  queueObject(tx: WriteTransaction, circleId: string, name: string, bytes: Uint8Array): void;
  /** Puts operations that I signed into my feed, as an envelope of kind "control". `body`: an encoded bundle. */
  queueOperations(tx: WriteTransaction, circleId: string, body: Uint8Array): void;
  /** The end of my feed, for a cut: null when I have sealed nothing. What still waits to be sealed lies beyond it. */
  feedEnd(tx: ReadTransaction, circleId: string): { seq: number; contentId: string } | null;
  /** Forgets all objects and feeds of a circle (giving up joining). Deletes nothing in any mailbox. */
  forgetCircle(tx: WriteTransaction, circleId: string): void;
}
