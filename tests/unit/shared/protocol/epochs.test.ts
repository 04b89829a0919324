import { beforeEach, describe, expect, it } from 'vitest';
import { compareBytes, concatBytes } from '../../../../shared/protocol/bytes.ts';
import { hashOfSlots, openSlots, sealSlots, slotBytes } from '../../../../shared/protocol/epoch-slots.ts';
import { wrapSeed, unwrapSeed } from '../../../../shared/protocol/epoch-wraps.ts';
import { newEpoch } from '../../../../shared/protocol/epoch-keys.ts';
import { sealEpochObject } from '../../../../shared/protocol/epoch-objects.ts';
import { padded } from '../../../../shared/protocol/padme.ts';
import { encodeBundle } from '../../../../shared/protocol/operations.ts';
import { aeadSeal, boxKeyPair } from '../../../../shared/protocol/primitives.ts';
import { preamble } from '../../../../shared/protocol/sealed-frame.ts';
import {
  createGrant,
  createRotation,
  dueGrant,
  extend,
  holders,
  idText,
  nextOperation,
  openControlObject,
  paperKeys,
  readCircle,
  sealingEpoch,
  wipeEpoch,
} from '../../../../shared/protocol/protocol.ts';
import type { EpochFile, EpochKeys, EpochObject } from '../../../../shared/protocol/protocol.ts';
import { codeOf, flipped, founder, join, reading, rotate, share, valueOf } from './people.ts';
import type { Person } from './people.ts';

let ana: Person;
let ben: Person;

beforeEach(() => {
  ana = founder('Ana');
  ben = join(ana, 'Ben');
  share(ana, ben);
});

function sealing(person: Person): EpochKeys | undefined {
  const { state, keyring } = reading(person);
  return sealingEpoch(state, keyring);
}

function opened(person: Person, file: Uint8Array): EpochObject {
  const { keyring } = reading(person);
  const object = valueOf(
    openControlObject(file, { ...person, boxKeys: [person.device.box], epochs: keyring.epochs }),
  );
  if (object.kind === 'genesis') throw new Error('A genesis');
  return object;
}

/** A ROTATE by this person with slots and wraps of their choice. */
function crookedRotation(
  person: Person,
  choose: {
    readonly recipients?: readonly string[];
    readonly slots?: (slots: Uint8Array) => Uint8Array;
    readonly falseWraps?: boolean;
    readonly falseHash?: boolean;
  },
): EpochFile {
  const { state, keyring } = reading(person);
  const epoch = newEpoch(person.circleId, person.random);
  const honest = sealEpochObject({
    kind: 'rotate',
    state,
    device: person.device,
    epoch,
    recipients: choose.recipients ?? state.recipients,
    wraps: choose.falseWraps ? [] : keyring.epochs,
    before: [],
    randomBytes: person.random,
  });
  const subject = honest.operations.at(-1);
  if (subject?.body.type !== 'rotate') throw new Error('No rotation');
  const count = subject.body.deviceIds.length + subject.body.paperOf.length;
  const slots = honest.file.subarray(40, 40 + count * slotBytes);
  const wraps = choose.falseWraps
    ? keyring.epochs.map((older) => ({
        ...wrapSeed(epoch, older, person.random),
        epochId: person.random(32),
      }))
    : subject.body.wraps;
  const chosen = choose.slots === undefined ? slots : choose.slots(slots);
  const slotsHash = choose.falseHash ? person.random(32) : hashOfSlots(chosen);
  const operation = nextOperation(state, person.device, { ...subject.body, slotsHash, wraps });
  const nonce = person.random(24);
  const head = concatBytes([preamble('rotate', count), epoch.id, chosen, nonce]);
  const file = concatBytes([head, aeadSeal(epoch.message, nonce, padded([encodeBundle([operation])]), head)]);
  return { file, name: '', operations: [operation] };
}

describe('slots', () => {
  it('open for their recipients and for nobody else', () => {
    const epoch = newEpoch(ana.circleId, ana.random);
    const [one, two, stranger] = [ana, ana, ana].map(({ random }) => boxKeyPair(random(32)));
    if (!one || !two || !stranger) throw new Error('Keys');
    const slots = sealSlots(epoch, [one.publicKey, two.publicKey]);
    expect(openSlots(ana.circleId, epoch.id, slots, [one])?.seed).toEqual(epoch.seed);
    expect(openSlots(ana.circleId, epoch.id, slots, [stranger, two])?.seed).toEqual(epoch.seed);
    expect(openSlots(ana.circleId, epoch.id, slots, [stranger])).toBeUndefined();
  });

  it('are a function of the seed and the set of keys, and sorted', () => {
    const epoch = newEpoch(ana.circleId, ana.random);
    const keys = Array.from({ length: 5 }, () => boxKeyPair(ana.random(32)).publicKey);
    const slots = sealSlots(epoch, keys);
    expect(sealSlots(epoch, [...keys].reverse())).toEqual(slots);
    for (let at = slotBytes; at < slots.length; at += slotBytes) {
      const [before, here] = [slots.subarray(at - slotBytes, at), slots.subarray(at, at + slotBytes)];
      expect(compareBytes(before, here)).toBeLessThan(0);
    }
  });
});

describe('wraps', () => {
  // Fails if the ids of both epochs are dropped from the associated data, or the seed is not compared with its id.
  it('case 74: a seed wrapped under another epoch, or under a false name, is not taken', () => {
    const [newer, older, other] = [1, 2, 3].map(() => newEpoch(ana.circleId, ana.random));
    if (!newer || !older || !other) throw new Error('Epochs');
    const wrap = wrapSeed(newer, older, ana.random);
    expect(unwrapSeed(ana.circleId, newer, wrap)?.seed).toEqual(older.seed);
    expect(unwrapSeed(ana.circleId, other, wrap)).toBeUndefined();
    expect(unwrapSeed(ana.circleId, newer, { ...wrap, epochId: other.id })).toBeUndefined();
    const lie = wrapSeed(newer, { ...older, seed: other.seed }, ana.random);
    expect(unwrapSeed(ana.circleId, newer, lie)).toBeUndefined();
    expect(
      unwrapSeed(ana.circleId, newer, { ...wrap, sealedSeed: flipped(wrap.sealedSeed, 3) }),
    ).toBeUndefined();
  });
});

describe('rotation', () => {
  it('gives everyone the same new epoch to seal under', () => {
    rotate(ben);
    share(ana, ben);
    expect(sealing(ana)?.id).toEqual(sealing(ben)?.id);
    expect(reading(ana).keyring.epochs).toHaveLength(2);
  });

  // Fails if older epochs are not wrapped under the newest.
  it('case 35: whoever was away for 20 rotations catches up through one slot', () => {
    for (let i = 0; i < 20; i++) rotate(ana);
    const last = ana.controlFiles.at(-1) ?? new Uint8Array();
    const genesis = ana.controlFiles[0] ?? new Uint8Array();
    const others = ana.controlFiles.slice(1, -1);
    const result = valueOf(
      readCircle({
        ...ben,
        seeds: [],
        controlFiles: [...others, genesis, last],
        operations: ana.operations,
        boxKeys: [ben.device.box],
      }),
    );
    expect(result.unread).toEqual([]);
    expect(result.keyring.epochs).toHaveLength(21);
  });

  it('C7: one seed and the files are enough for all history, in any order of the files', () => {
    for (let i = 0; i < 5; i++) {
      rotate(i % 2 === 0 ? ana : ben);
      share(ana, ben);
    }
    const seed = sealing(ana)?.seed;
    const newcomer = valueOf(
      readCircle({
        ...ana,
        seeds: seed === undefined ? [] : [seed],
        controlFiles: [...ana.controlFiles].reverse(),
        boxKeys: [],
      }),
    );
    expect(newcomer.keyring.epochs).toHaveLength(6);
  });

  // Fails if paper keys get no slots, at founding, rotation or admission.
  it('case 76: joined since the last rotation, the recovery words alone open all history', () => {
    rotate(ana);
    const carol = join(ana, 'Carol');
    const paper = paperKeys(carol.ikm, carol.circleId);
    const result = valueOf(
      readCircle({ ...carol, seeds: [], controlFiles: ana.controlFiles, boxKeys: [paper] }),
    );
    expect(result.keyring.epochs).toHaveLength(2);
  });

  // Fails if slots are not recomputed before an epoch is used for sealing.
  it('case 36: with garbage in one slot the epoch is used by nobody, and the next rotation helps the victim', () => {
    const crooked = crookedRotation(ben, { slots: (slots) => flipped(slots, 50) });
    ben.controlFiles = [...ben.controlFiles, crooked.file];
    const before = sealing(ana);
    share(ana, ben);
    expect(sealing(ben)?.id).toEqual(before?.id);
    rotate(ben);
    share(ana, ben);
    expect(sealing(ana)?.id).toEqual(sealing(ben)?.id);
    expect(reading(ana).keyring.epochs.length).toBe(reading(ben).keyring.epochs.length);
  });

  // Fails if `leavesOut` is not computed from who was in at the rotation.
  it('case 37: an epoch that leaves a member out is not used for sealing', () => {
    const { state } = reading(ben);
    const ben1 = [idText(ben.device.deviceId), idText(ben.device.memberId)];
    const selfish = crookedRotation(ben, { recipients: ben1 });
    ben.controlFiles = [...ben.controlFiles, selfish.file];
    expect(sealing(ben)?.id).toEqual(sealingEpoch(state, reading(ana).keyring)?.id);
  });

  // Fails if the order of slots is free, or if wraps are believed unopened.
  it('case 75: permuted slots and false wraps are detected', () => {
    const permuted = crookedRotation(ben, {
      slots: (slots) =>
        concatBytes([
          slots.subarray(slotBytes, 2 * slotBytes),
          slots.subarray(0, slotBytes),
          slots.subarray(2 * slotBytes),
        ]),
    });
    const lying = crookedRotation(ben, { falseWraps: true });
    const hashless = crookedRotation(ben, { falseHash: true });
    const honest = crookedRotation(ben, {});
    for (const { file } of [permuted, lying, hashless, honest])
      ben.controlFiles = [...ben.controlFiles, file];
    share(ana, ben);
    const { sound } = reading(ana).keyring;
    const isSound = ({ file }: EpochFile): boolean => sound.has(opened(ana, file).subject.key);
    expect([permuted, lying, hashless, honest].map(isSound)).toEqual([false, false, false, true]);
  });

  it('by an observer is void: its epoch is used by nobody', () => {
    const carol = join(ana, 'Carol', 'observer');
    share(ana, ben, carol);
    const before = sealing(ana);
    rotate(carol);
    share(ana, ben, carol);
    expect(sealing(ana)?.id).toEqual(before?.id);
  });

  it('case 1: any byte of its file flipped is refused', () => {
    rotate(ana);
    const file = ana.controlFiles.at(-1) ?? new Uint8Array();
    const { keyring } = reading(ana);
    for (let at = 0; at < file.length; at++) {
      const keys = { ...ana, boxKeys: [ana.device.box], epochs: keyring.epochs };
      expect(codeOf(openControlObject(flipped(file, at, at % 8), keys)), `byte ${at}`).not.toBe('accepted');
    }
  });
});

describe('sealing', () => {
  it('two rotations side by side: both sides choose the same epoch, and what is cut off gets wrapped', () => {
    rotate(ana);
    rotate(ben);
    share(ana, ben);
    const [first, second] = [sealing(ana), sealing(ben)];
    expect(first?.id).toEqual(second?.id);
    const { state, keyring } = reading(ana);
    const due = first && dueGrant(state, keyring, first);
    expect(due?.recipients).toEqual([]);
    expect(due?.wraps).toHaveLength(1);
    if (!first || !due) throw new Error('Nothing due');
    const grant = createGrant({ state, device: ana.device, epoch: first, due, randomBytes: ana.random });
    ana.controlFiles = [...ana.controlFiles, grant.file];
    share(ana, ben);
    const after = reading(ben);
    expect(dueGrant(after.state, after.keyring, first)).toBeUndefined();
  });

  // Fails if nobody looks for members that the sealing epoch has not been given to.
  it('case 38: someone admitted beside a rotation gets a grant, and the epoch stays in use', () => {
    const onlyBen = { ...ben, controlFiles: [...ben.controlFiles] };
    rotate(onlyBen);
    const carol = join(ana, 'Carol');
    share(ana, onlyBen);
    const { state, keyring } = reading(ana);
    const epoch = sealingEpoch(state, keyring);
    expect(epoch?.id).toEqual(sealing(onlyBen)?.id);
    const due = epoch && dueGrant(state, keyring, epoch);
    expect(new Set(due?.recipients)).toEqual(
      new Set([idText(carol.device.deviceId), idText(carol.device.memberId)]),
    );
    if (!epoch || !due) throw new Error('Nothing due');
    const grant = createGrant({ state, device: ana.device, epoch, due, randomBytes: ana.random });
    ana.controlFiles = [...ana.controlFiles, grant.file];
    share(ana, carol);
    expect(sealing(carol)?.id).toEqual(epoch.id);
  });

  // Fails if holders are not spread through wraps, or if GRANTs and ADMITs are left out of them.
  it('case 65: an epoch that someone out holds by a grant or through a wrap is used by nobody', () => {
    const carol = join(ana, 'Carol');
    share(ana, ben, carol);
    const first = sealing(ana);
    expect(
      holders(reading(ana).state, first?.id ?? new Uint8Array()).has(idText(carol.device.deviceId)),
    ).toBe(true);
    const leaving = nextOperation(reading(carol).state, carol.device, { type: 'leave', cuts: [] });
    for (const person of [ana, ben]) person.operations = [...person.operations, leaving];
    expect(sealing(ana)).toBeUndefined();
    rotate(ben);
    share(ana, ben);
    const fresh = sealing(ana);
    expect(fresh).toBeDefined();
    // The old epoch lies wrapped under the new one, not the other way round: holders do not flow upwards.
    expect(
      holders(reading(ana).state, fresh?.id ?? new Uint8Array()).has(idText(carol.device.deviceId)),
    ).toBe(false);
  });

  // Fails if holders are not spread through wraps: the older epoch names only people who are still in.
  it('case 65: an older epoch is not used again once someone who is out holds a newer one that wraps it', () => {
    const older = sealing(ana);
    rotate(ana);
    const carol = join(ana, 'Carol');
    share(ana, ben, carol);
    expect(
      holders(reading(ana).state, older?.id ?? new Uint8Array()).has(idText(carol.device.deviceId)),
    ).toBe(true);
    const leaving = nextOperation(reading(carol).state, carol.device, { type: 'leave', cuts: [] });
    ana.operations = [...ana.operations, leaving];
    expect(sealing(ana)).toBeUndefined();
  });

  // Fails if an ADMIT alone does not count: its welcome may have been sent although its grant was lost.
  it('counts as holders those to whom an ADMIT handed the epoch, grant or no grant', () => {
    const { state } = reading(ana);
    const carol = join({ ...ana }, 'Carol');
    const admission = [...reading(carol).state.operations.values()]
      .map(({ operation }) => operation)
      .find(({ body }) => body.type === 'admit' && idText(body.memberId) === idText(carol.device.memberId));
    if (admission?.body.type !== 'admit') throw new Error('Never admitted');
    const alone = nextOperation(state, ana.device, admission.body);
    const given = holders(extend(state, [alone]), admission.body.epochId);
    expect(given.has(idText(carol.device.deviceId))).toBe(true);
    expect(given.has(idText(carol.device.memberId))).toBe(true);
  });

  it('counts as holders also those whom a void operation gave the epoch', () => {
    const { state } = reading(ana);
    const stranger = ana.random(32);
    const epoch = sealing(ana);
    const carol = join(ana, 'Carol', 'observer');
    share(ana, carol);
    const leak = nextOperation(reading(carol).state, carol.device, {
      type: 'grant',
      epochId: epoch?.id ?? stranger,
      slotsHash: stranger,
      deviceIds: [stranger],
      paperOf: [],
      wraps: [],
    });
    const after = extend(reading(ana).state, [leak]);
    expect(after.operations.get(leak.key)?.voidReason).toBe('not-allowed');
    expect(sealingEpoch(after, reading(ana).keyring)).toBeUndefined();
    expect(sealingEpoch(state, reading(ana).keyring)).toBeDefined();
  });

  // Fails if an old seed opens anything that was sealed after its holder left.
  it('case 34: H7: whoever left tries every key on the later control files and opens none', () => {
    const leaving = nextOperation(reading(ben).state, ben.device, { type: 'leave', cuts: [] });
    ana.operations = [...ana.operations, leaving];
    const kept = reading(ben).keyring.epochs;
    rotate(ana);
    rotate(ana);
    for (const file of ana.controlFiles.slice(-2)) {
      const paper = paperKeys(ben.ikm, ben.circleId);
      const keys = { ...ben, boxKeys: [ben.device.box, paper], epochs: kept };
      expect(codeOf(openControlObject(file, keys))).toBe('epoch-unknown');
    }
  });

  it('a rotation can be repeated at once: it wraps what no other wrap reaches', () => {
    const { state, keyring } = reading(ana);
    const rotation = createRotation({ state, keyring, device: ana.device, randomBytes: ana.random });
    const body = rotation.operations.at(-1)?.body;
    expect(body?.type === 'rotate' && body.wraps).toHaveLength(1);
  });

  it('keys of an epoch can be wiped', () => {
    const epoch = newEpoch(ana.circleId, ana.random);
    wipeEpoch(epoch);
    const secrets = [epoch.seed, epoch.message, epoch.commit, epoch.wrap, epoch.slot];
    expect(secrets.every((secret) => secret.every((byte) => byte === 0))).toBe(true);
  });
});
