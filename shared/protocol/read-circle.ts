import type { CircleState } from './circle-state.ts';
import { idText } from './bytes.ts';
import { epochFromSeed } from './epoch-keys.ts';
import { openEpochObject } from './epoch-objects.ts';
import type { EpochObject } from './epoch-objects.ts';
import { openGenesis } from './genesis.ts';
import { keyringOf } from './keyring.ts';
import type { Keyring } from './keyring.ts';
import type { KeyPair } from './primitives.ts';
import { attempt, refuse, required } from './protocol-error.ts';
import type { ProtocolErrorCode, ProtocolResult } from './protocol-error.ts';
import { resolve } from './resolve.ts';
import { kindOf } from './sealed-frame.ts';
import type { EpochKeys, Genesis, Operation } from './types.ts';

/** A file of `c/`, opened. */
export type ControlObject = { readonly kind: 'genesis'; readonly genesis: Genesis } | EpochObject;

export interface ControlKeys {
  readonly circleId: Uint8Array;
  readonly directoryKey: Uint8Array;
  /** This device's box keys, and the paper key where the recovery words were just typed. */
  readonly boxKeys: readonly KeyPair[];
  readonly epochs: readonly EpochKeys[];
}

/** Opens one file of `c/`, whatever its kind. Learnt from it: operations, an epoch, and the epochs wrapped in it. */
export function openControlObject(file: Uint8Array, keys: ControlKeys): ProtocolResult<ControlObject> {
  const kind = kindOf(file);
  if (kind === 'rotate' || kind === 'grant') return openEpochObject(file, kind, keys);
  return attempt(() => {
    if (kind !== 'genesis') refuse('not-an-object');
    return { kind, genesis: required(openGenesis(file, keys.directoryKey, keys.circleId)) };
  });
}

export interface CircleReading {
  readonly state: CircleState;
  readonly keyring: Keyring;
  /** Files that did not open, by their place in `controlFiles`: see `isNotYet` for what may still become readable. */
  readonly unread: readonly { readonly index: number; readonly code: ProtocolErrorCode }[];
}

/**
 * A circle from everything of its control that a device has: files of `c/` in any order, operations from its envelopes
 * of kind 2, and seeds that it was given (a welcome) or has kept. Opens files until no further epoch is learnt.
 * `past-missing` while there is no genesis among the files.
 */
export function readCircle(
  input: Omit<ControlKeys, 'epochs'> & {
    readonly seeds: readonly Uint8Array[];
    readonly controlFiles: readonly Uint8Array[];
    readonly operations: readonly Operation[];
  },
): ProtocolResult<CircleReading> {
  return attempt(() => {
    const epochs = new Map<string, EpochKeys>();
    for (const seed of input.seeds) learn(epochs, epochFromSeed(input.circleId, seed));
    const objects: EpochObject[] = [];
    let genesis: Genesis | undefined;
    let remaining = input.controlFiles.map((file, index) => ({ file, index }));
    let unread: { index: number; code: ProtocolErrorCode }[] = [];
    for (let progress = true; progress;) {
      unread = [];
      const known = epochs.size;
      const left: typeof remaining = [];
      for (const candidate of remaining) {
        const opened = openControlObject(candidate.file, { ...input, epochs: [...epochs.values()] });
        if (!opened.ok) {
          left.push(candidate);
          unread.push({ index: candidate.index, code: opened.error });
        } else if (opened.value.kind === 'genesis') genesis = opened.value.genesis;
        else {
          objects.push(opened.value);
          for (const epoch of [opened.value.epoch, ...opened.value.wrapped]) learn(epochs, epoch);
        }
      }
      remaining = left;
      progress = epochs.size > known && left.length > 0;
    }
    if (genesis === undefined) return refuse('past-missing');
    const operations = [...input.operations, ...objects.flatMap((object) => object.operations)];
    const state = resolve(genesis, operations);
    return { state, keyring: keyringOf([...epochs.values()], objects, state), unread };
  });
}

function learn(epochs: Map<string, EpochKeys>, epoch: EpochKeys): void {
  const key = idText(epoch.id);
  if (!epochs.has(key)) epochs.set(key, epoch);
}
