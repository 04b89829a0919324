import { compareBytes, idText } from './bytes.ts';
import type { CircleState, EpochFacts, RotationFacts } from './circle-state.ts';
import { sealEpochObject } from './epoch-objects.ts';
import type { EpochFile } from './epoch-objects.ts';
import { findEpoch, newEpoch } from './epoch-keys.ts';
import { epochsToWrap } from './keyring.ts';
import type { Keyring } from './keyring.ts';
import type { RandomBytes } from './primitives.ts';
import type { EpochKeys, Operation, OwnDevice } from './types.ts';

/** holders(e): device ids and member ids (for paper keys) of everyone who can know the epoch's seed. */
export function holders(state: CircleState, epochId: Uint8Array): ReadonlySet<string> {
  return state.epochs.get(idText(epochId))?.holders ?? new Set();
}

/**
 * The epoch under which new writing is sealed, or undefined: then a rotation is due before anything is written. This is
 * the heart of confidentiality: an epoch is used only if everyone who can hold it may read now, if nobody was left out
 * of it, and if its file was verified. Of several, the one with the highest (lamport, author's level, epoch id).
 */
export function sealingEpoch(state: CircleState, keyring: Keyring): EpochKeys | undefined {
  let best: { readonly facts: EpochFacts; readonly rotation: RotationFacts } | undefined;
  for (const facts of state.epochs.values()) {
    if (findEpoch(keyring.epochs, facts.epochId) === undefined) continue;
    if (![...facts.holders].every((holder) => state.recipients.has(holder))) continue;
    for (const rotation of facts.rotations) {
      if (!rotation.isEffective || rotation.leavesOut || !keyring.sound.has(rotation.operation.key)) continue;
      const candidate = { facts, rotation };
      if (best === undefined || compareCandidates(candidate, best) > 0) best = candidate;
    }
  }
  return best && findEpoch(keyring.epochs, best.facts.epochId);
}

type Candidate = { readonly facts: EpochFacts; readonly rotation: RotationFacts };

function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    a.rotation.operation.lamport - b.rotation.operation.lamport ||
    a.rotation.level - b.rotation.level ||
    compareBytes(a.facts.epochId, b.facts.epochId)
  );
}

export interface Rotation extends EpochFile {
  readonly epoch: EpochKeys;
}

/** A new epoch for everyone who may read now, with all older ones wrapped under it: a CP1R file for `c/`. */
export function createRotation(input: {
  readonly state: CircleState;
  readonly keyring: Keyring;
  readonly device: OwnDevice;
  readonly randomBytes: RandomBytes;
}): Rotation {
  const { state, keyring, device, randomBytes } = input;
  const epoch = newEpoch(state.genesis.circleId, randomBytes);
  const made = sealEpochObject({
    kind: 'rotate',
    state,
    device,
    epoch,
    recipients: state.recipients,
    wraps: epochsToWrap(keyring),
    before: [],
    randomBytes,
  });
  return { ...made, epoch };
}

export interface DueGrant {
  /** Who may read now and has not been given the epoch by a sound file: keys as in `state.recipients`. */
  readonly recipients: readonly string[];
  /** Epochs held here from which the epoch's holders are cut off. */
  readonly wraps: readonly EpochKeys[];
}

/** What the sealing epoch still lacks, after an admission beside a rotation or when an older epoch was found late. */
export function dueGrant(state: CircleState, keyring: Keyring, epoch: EpochKeys): DueGrant | undefined {
  const served = new Set<string>();
  for (const { operation, voidReason } of state.operations.values()) {
    const { body } = operation;
    if (voidReason !== undefined || !keyring.sound.has(operation.key)) continue;
    if (body.type !== 'rotate' && body.type !== 'grant') continue;
    if (idText(body.epochId) !== idText(epoch.id)) continue;
    for (const id of [...body.deviceIds, ...body.paperOf]) served.add(idText(id));
  }
  const recipients = [...state.recipients].filter((recipient) => !served.has(recipient));
  const wraps = epochsToWrap(keyring, idText(epoch.id));
  return recipients.length === 0 && wraps.length === 0 ? undefined : { recipients, wraps };
}

/** A CP1G file for `c/` that gives an epoch to further recipients; `before` travels in it (an ADMIT, for example). */
export function createGrant(input: {
  readonly state: CircleState;
  readonly device: OwnDevice;
  readonly epoch: EpochKeys;
  readonly due: DueGrant;
  readonly before?: readonly Operation[];
  readonly randomBytes: RandomBytes;
}): EpochFile {
  const { state, device, epoch, due, before = [], randomBytes } = input;
  const { recipients, wraps } = due;
  return sealEpochObject({ kind: 'grant', state, device, epoch, recipients, wraps, before, randomBytes });
}
