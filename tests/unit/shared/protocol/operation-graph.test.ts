import { beforeEach, describe, expect, it } from 'vitest';
import { createDevice, rootKeys } from '../../../../shared/protocol/identity.ts';
import {
  extend,
  holders,
  idText,
  limits,
  nextOperation,
  sealingEpoch,
} from '../../../../shared/protocol/protocol.ts';
import type { AdmitBody, CircleState, Operation } from '../../../../shared/protocol/protocol.ts';
import { forged, reasonOf } from './forged-operation.ts';
import { founder, ikmOf, invite, join, reading, share } from './people.ts';
import type { Person } from './people.ts';

let ana: Person;
let ben: Person;

beforeEach(() => {
  ana = founder('Ana');
  ben = join(ana, 'Ben');
  share(ana, ben);
});

function admissionOf(state: CircleState): AdmitBody {
  for (const { operation } of state.operations.values())
    if (operation.body.type === 'admit') return operation.body;
  throw new Error('Nobody was admitted');
}

/** The body of an ADMIT for somebody new. */
function newcomer(state: CircleState, name: string): AdmitBody {
  const root = rootKeys(ikmOf(name), ana.circleId);
  const device = createDevice(root, ana.circleId, ana.random);
  const { memberId, certificate } = device;
  return { ...admissionOf(state), memberId, rootKey: root.publicKey, certificate };
}

describe('the structure of operations', () => {
  // Fails if the place in the chain is not compared with that of the operation before.
  it('a chain that skips a number, or goes on from another device, is broken', () => {
    const { state } = reading(ana);
    const end = state.chains.get(idText(ana.device.deviceId));
    if (end === undefined) throw new Error('No chain');
    const after = (person: Person, seq: number): Operation =>
      forged(person, [
        [6, seq],
        [7, end.id],
      ]);
    expect(reasonOf(extend(state, [after(ana, end.seq + 1)]), after(ana, end.seq + 1))).toBe('effective');
    const skipping = after(ana, end.seq + 2);
    expect(reasonOf(extend(state, [skipping]), skipping)).toBe('chain-wrong');
    const foreign = after(ben, end.seq + 1);
    expect(reasonOf(extend(state, [foreign]), foreign)).toBe('chain-wrong');
  });

  // Fails if the circle's id in an operation is not compared.
  it('case 2: an operation of another circle is broken', () => {
    const { state } = reading(ben);
    const elsewhere = forged(ben, [[3, new Uint8Array(32)]]);
    expect(reasonOf(extend(state, [elsewhere]), elsewhere)).toBe('other-circle');
  });

  it('a device without a certificate in the past is nobody’s', () => {
    const { state } = reading(ana);
    const early = forged(ben, [
      [8, [ana.circleId]],
      [9, 1],
    ]);
    expect(reasonOf(extend(state, [early]), early)).toBe('device-without-certificate');
  });

  it('what builds on something broken is broken as well', () => {
    const { state } = reading(ben);
    const bad = forged(ben, [[4, ana.device.memberId]]);
    const onIt = forged(ana, [
      [6, 1],
      [8, [bad.id]],
      [9, bad.lamport + 1],
    ]);
    expect(reasonOf(extend(state, [bad, onIt]), onIt)).toBe('builds-on-broken');
  });

  // Fails if one device id can stand for two box keys: the slots of a rotation would be ambiguous.
  it('a second, different certificate for a known device is refused', () => {
    const { state } = reading(ana);
    const first = newcomer(state, 'Dora');
    const admitted = extend(state, [nextOperation(state, ana.device, first)]);
    const root = rootKeys(ikmOf('Dora'), ana.circleId);
    const reused = createDevice(root, ana.circleId, sameSignKey(ana.random));
    const one = { ...first, certificate: reused.certificate };
    const state1 = extend(admitted, [nextOperation(admitted, ana.device, one)]);
    const other = createDevice(root, ana.circleId, sameSignKey(ben.random));
    const again = nextOperation(state1, ana.device, { ...first, certificate: other.certificate });
    expect(idText(other.deviceId)).toBe(idText(reused.deviceId));
    expect(reasonOf(extend(state1, [again]), again)).toBe('certificate-wrong');
  });

  it('an ADMIT into a full circle is void', () => {
    let { state } = reading(ana);
    for (let members = state.members.size; members < limits.members; members++) {
      const admission = nextOperation(state, ana.device, newcomer(state, `Member ${members}`));
      state = extend(state, [admission]);
      if (state.operations.get(admission.key)?.voidReason !== undefined) throw new Error('Void');
    }
    const last = nextOperation(state, ana.device, newcomer(state, 'One too many'));
    expect(reasonOf(extend(state, [last]), last)).toBe('circle-full');
  });

  // Fails if a forked-off branch is among the heads: one device could fill them all.
  it('a device that forks a hundred times does not fill the heads', () => {
    const { state } = reading(ana);
    const branches = Array.from({ length: 100 }, (_, i) =>
      forged(ben, [[10, new Map([[1, new Uint8Array(32).fill(i)]])]]),
    );
    const after = extend(state, branches);
    expect(after.forks).toHaveLength(99);
    expect(after.heads).toHaveLength(1);
  });
});

describe('an operation that waits', () => {
  // Fails if only placed operations count: the seed has been handed out whether or not we know the past.
  it('already makes its recipients holders, if a known device signed it', () => {
    const { state, keyring } = reading(ana);
    const epoch = sealingEpoch(state, keyring);
    if (epoch === undefined) throw new Error('Rotation due');
    const unheard = invite({ ...ana }).operation;
    const stranger = ana.random(32);
    const leak = nextOperation(extend(state, [unheard]), ben.device, {
      type: 'grant',
      epochId: epoch.id,
      slotsHash: stranger,
      deviceIds: [stranger],
      paperOf: [],
      wraps: [],
    });
    const waiting = extend(state, [leak]);
    expect(reasonOf(waiting, leak)).toBe('waiting');
    expect(holders(waiting, epoch.id).has(idText(stranger))).toBe(true);
    expect(sealingEpoch(waiting, keyring)).toBeUndefined();

    const unsigned: Operation = { ...leak, signature: new Uint8Array(64) };
    expect(sealingEpoch(extend(state, [unsigned]), keyring)?.id).toEqual(epoch.id);
  });
});

/** Random bytes of which the first 32, the seed of the signing key, are always the same. */
function sameSignKey(random: Person['random']): Person['random'] {
  let isFirst = true;
  return (length) => {
    const seed = isFirst ? new Uint8Array(length).fill(9) : random(length);
    isFirst = false;
    return seed;
  };
}
