import { beforeEach, describe, expect, it } from 'vitest';
import { reservedOperationNumbers } from '../../../../shared/protocol/operation-bodies.ts';
import { createDevice, rootKeys } from '../../../../shared/protocol/identity.ts';
import {
  decodeOperation,
  encodeOperation,
  extend,
  holders,
  idText,
  leave,
  nextOperation,
  revokeInvitation,
  sealingEpoch,
  standingOf,
} from '../../../../shared/protocol/protocol.ts';
import type { AdmitBody, CircleState, Operation } from '../../../../shared/protocol/protocol.ts';
import { headerOf } from './crafted-envelope.ts';
import { forged, lamportAfter, reasonOf } from './forged-operation.ts';
import { flipped, founder, ikmOf, invite, join, reading, rotate, share, valueOf } from './people.ts';
import type { Person } from './people.ts';

let ana: Person;
let ben: Person;
let carol: Person;

beforeEach(() => {
  ana = founder('Ana');
  ben = join(ana, 'Ben');
  carol = join(ana, 'Carol', 'observer');
  share(ana, ben, carol);
});

function isIn(state: CircleState, person: Person): boolean {
  return state.members.get(idText(person.device.memberId))?.isIn ?? false;
}

/** The body of the ADMIT by which a person came in. */
function admissionOf(person: Person): AdmitBody {
  for (const { operation } of reading(ana).state.operations.values()) {
    const { body } = operation;
    if (body.type === 'admit' && idText(body.memberId) === idText(person.device.memberId)) return body;
  }
  throw new Error('Never admitted');
}

describe('membership', () => {
  it('follows from genesis and admissions: founder, member and observer are in', () => {
    const { state } = reading(ben);
    expect([...state.members.values()].map(({ role, isIn }) => [role, isIn])).toEqual([
      ['host', true],
      ['member', true],
      ['observer', true],
    ]);
    expect(state.recipients.size).toBe(6);
  });

  // Fails if the author's role is not looked at.
  it('only the host admits, invites and revokes: a member or observer who tries it changes nothing', () => {
    const { state } = reading(ben);
    const body = { ...admissionOf(carol), role: 'member' as const };
    for (const person of [ben, carol]) {
      const admitting = nextOperation(state, person.device, body);
      const revoking = nextOperation(state, person.device, {
        type: 'invite-revoke',
        invitationId: new Uint8Array(32),
      });
      expect(reasonOf(extend(state, [admitting]), admitting)).toBe('not-allowed');
      expect(reasonOf(extend(state, [revoking]), revoking)).toBe('not-allowed');
    }
  });

  // Fails if the lamport is not compared with the past, so that somebody could win by a large number.
  it('an operation with a wrong lamport is without effect', () => {
    const { state } = reading(ben);
    for (const lamport of [lamportAfter(state) + 1, 1, 1_000_000_000]) {
      const operation = forged(ana, [
        [6, (state.chains.get(idText(ana.device.deviceId))?.seq ?? 0) + 1],
        [7, state.chains.get(idText(ana.device.deviceId))?.id ?? new Uint8Array(32)],
        [9, lamport],
      ]);
      expect(reasonOf(extend(state, [operation]), operation)).toBe('lamport-wrong');
    }
  });

  // Fails if an unknown type is refused, or breaks the chain or the past of what follows.
  it('case 10: an operation of an unknown type is kept and ignored, and others build on it', () => {
    const unknown = forged(ben, [
      [2, 99],
      [10, 'whatever'],
    ]);
    const state = extend(reading(ana).state, [unknown]);
    expect(reasonOf(state, unknown)).toBe('unknown-type');
    const leaving = leave(state, ben.device, new Map());
    expect(leaving.chainSeq).toBe(2);
    expect(isIn(extend(state, [leaving]), ben)).toBe(false);
  });

  it('every reserved type number is kept and ignored', () => {
    for (const number of Object.values(reservedOperationNumbers)) {
      const reserved = forged(ben, [[2, number]]);
      expect(reasonOf(extend(reading(ana).state, [reserved]), reserved)).toBe('unknown-type');
    }
  });

  // Fails if the signature is checked with another key than that of the device named in the operation.
  it('case 29: an operation that names another author is broken', () => {
    const { state } = reading(ben);
    const inAnasName = forged(ben, [
      [4, ana.device.memberId],
      [5, ana.device.deviceId],
      [6, (state.chains.get(idText(ana.device.deviceId))?.seq ?? 0) + 1],
      [7, state.chains.get(idText(ana.device.deviceId))?.id ?? new Uint8Array(32)],
    ]);
    expect(reasonOf(extend(state, [inAnasName]), inAnasName)).toBe('signature-wrong');
  });

  it('case 30: a valid device under a wrong member id is broken', () => {
    const operation = forged(ben, [[4, ana.device.memberId]]);
    expect(reasonOf(extend(reading(ana).state, [operation]), operation)).toBe('wrong-member');
  });

  // Fails if a copy with a bad signature that comes first displaces the good one.
  it('a copy of an operation with a damaged signature does not displace it', () => {
    const operation = nextOperation(reading(ben).state, ben.device, { type: 'leave', cuts: [] });
    const damaged: Operation = { ...operation, signature: flipped(operation.signature, 5) };
    for (const order of [
      [damaged, operation],
      [operation, damaged],
    ]) {
      expect(reasonOf(extend(reading(ana).state, order), operation)).toBe('effective');
    }
  });

  it('what was encoded and decoded again is the same operation', () => {
    for (const { operation } of reading(ben).state.operations.values()) {
      expect(valueOf(decodeOperation(encodeOperation(operation)))).toEqual(operation);
    }
  });

  it('an operation whose past is incomplete waits, and counts when the past arrives', () => {
    const { state } = reading(ana);
    const first = nextOperation(state, ana.device, {
      type: 'invite-revoke',
      invitationId: new Uint8Array(32),
    });
    const second = nextOperation(extend(state, [first]), ana.device, {
      type: 'invite-revoke',
      invitationId: new Uint8Array(32).fill(1),
    });
    expect(reasonOf(extend(state, [second]), second)).toBe('waiting');
    expect(reasonOf(extend(extend(state, [second]), [first]), second)).toBe('effective');
  });

  // Fails if the last check on box keys in an admission is removed.
  it('case 77: an ADMIT with a low-order key is invalid, and the rotation goes on', () => {
    const root = rootKeys(ikmOf('Dora'), ana.circleId);
    const device = createDevice(root, ana.circleId, ana.random);
    const { state } = reading(ana);
    const good = nextOperation(state, ana.device, {
      ...admissionOf(ben),
      memberId: device.memberId,
      rootKey: root.publicKey,
      paperKey: ana.device.box.publicKey,
      certificate: device.certificate,
    });
    expect(reasonOf(extend(state, [good]), good)).toBe('effective');
    const bad = nextOperation(state, ana.device, {
      ...admissionOf(ben),
      memberId: device.memberId,
      rootKey: root.publicKey,
      paperKey: new Uint8Array(32),
      certificate: device.certificate,
    });
    expect(reasonOf(extend(state, [bad]), bad)).toBe('key-unusable');
    ana.operations = [...ana.operations, bad];
    rotate(ana);
    expect(reading(ana).state.epochs.size).toBe(2);
  });

  it('an ADMIT with a certificate that its root did not sign is invalid', () => {
    const { state } = reading(ana);
    const body = admissionOf(ben);
    const certificate = { ...body.certificate, rootSignature: new Uint8Array(64) };
    const again = nextOperation(state, ana.device, { ...body, certificate });
    expect(reasonOf(extend(state, [again]), again)).toBe('certificate-wrong');
  });

  // Fails if nonsense of one type is judged by the fields of another, or stops the resolving.
  it('case 66: an observer sends nonsense of every type, and the circle works on', () => {
    const { state } = reading(ana);
    const nonsense = [3, 4, 5, 6].map((type) => forged(carol, [[2, type === 4 ? 4 : 77 + type]]));
    const after = extend(state, nonsense);
    expect(isIn(after, ana) && isIn(after, ben) && isIn(after, carol)).toBe(true);
    expect(sealingEpoch(after, reading(ana).keyring)).toBeDefined();
  });

  // Fails if a second branch is accepted beside the first, or if the order of arrival decides.
  it('case 15: a device that forks its chain of operations is named, with evidence, and one branch stands', () => {
    const { state } = reading(ana);
    const revoke = (byte: number): Operation =>
      nextOperation(state, ana.device, {
        type: 'invite-revoke',
        invitationId: new Uint8Array(32).fill(byte),
      });
    const [one, two] = [revoke(1), revoke(2)];
    const forward = extend(extend(state, [one]), [two]);
    const backward = extend(extend(state, [two]), [one]);
    expect(forward.forks).toHaveLength(1);
    expect([one, two].map((operation) => reasonOf(forward, operation)).sort()).toEqual([
      'effective',
      'forked',
    ]);
    expect(reasonOf(forward, one)).toBe(reasonOf(backward, one));
    expect(forward.heads).toEqual(backward.heads);
  });
});

describe('leaving', () => {
  // Fails if a LEAVE does not end the membership, or if the leaver stays among the recipients.
  it('takes the member out, and a rotation is due before anything is written', () => {
    const leaving = leave(reading(ben).state, ben.device, new Map());
    ana.operations = [...ana.operations, leaving];
    const { state, keyring } = reading(ana);
    expect(isIn(state, ben)).toBe(false);
    expect(state.recipients.has(idText(ben.device.deviceId))).toBe(false);
    expect(sealingEpoch(state, keyring)).toBeUndefined();
    rotate(ana);
    const after = reading(ana);
    const epoch = sealingEpoch(after.state, after.keyring);
    expect(epoch).toBeDefined();
    expect(holders(after.state, epoch?.id ?? new Uint8Array()).has(idText(ben.device.memberId))).toBe(false);
  });

  it('keeps what was written up to the cut and nothing after it', () => {
    const contentId = new Uint8Array(32).fill(9);
    const feeds = new Map([[idText(ben.device.deviceId), { seq: 3, contentId }]]);
    const state = extend(reading(ana).state, [leave(reading(ben).state, ben.device, feeds)]);
    const prev = contentId;
    expect(standingOf(state, headerOf(ben, { seq: 3, prev }))).toBe('writer');
    expect(standingOf(state, headerOf(ben, { seq: 4, prev }))).toBe('beyond-cut');
    expect(standingOf(state, headerOf(carol))).toBe('observer');
  });

  // Fails if what is concurrent with the leaving is judged without its cut.
  it('case 82: beside a LEAVE, a second device of the leaver counts up to the cut and not beyond', () => {
    const second = createDevice(rootKeys(ben.ikm, ana.circleId), ana.circleId, ben.random);
    const admitted = nextOperation(reading(ana).state, ana.device, {
      ...admissionOf(ben),
      certificate: second.certificate,
    });
    const state = extend(reading(ana).state, [admitted]);
    const grant = nextOperation(state, second, {
      type: 'grant',
      epochId: new Uint8Array(32),
      slotsHash: new Uint8Array(32),
      deviceIds: [],
      paperOf: [],
      wraps: [],
    });
    const unnamed = nextOperation(state, ben.device, { type: 'leave', cuts: [] });
    expect(reasonOf(extend(state, [unnamed, grant]), grant)).toBe('beyond-cut');
    expect(reasonOf(extend(state, [grant, unnamed]), grant)).toBe('beyond-cut');
    const cut = { deviceId: second.deviceId, chainSeq: 1, operationId: grant.id, seq: 0 };
    const named = nextOperation(state, ben.device, { type: 'leave', cuts: [cut] });
    expect(reasonOf(extend(state, [named, grant]), grant)).toBe('effective');
  });

  it('what the leaver signs after the LEAVE is void', () => {
    const state = extend(reading(ana).state, [leave(reading(ana).state, ana.device, new Map())]);
    const later = nextOperation(state, ana.device, {
      type: 'invite-revoke',
      invitationId: new Uint8Array(32),
    });
    expect(reasonOf(extend(state, [later]), later)).toBe('not-a-member');
  });

  // Fails if membership looks at the last admission only, or if an old certificate revives.
  it('case 24, case 25: an ADMIT beside a LEAVE does not hold; one after it does, with a new certificate only', () => {
    const { state } = reading(ana);
    const leaving = leave(state, ben.device, new Map());
    const beside = nextOperation(state, ana.device, admissionOf(ben));
    expect(isIn(extend(state, [leaving, beside]), ben)).toBe(false);

    const left = extend(state, [leaving]);
    const oldKeys = nextOperation(left, ana.device, admissionOf(ben));
    const withOldKeys = extend(left, [oldKeys]);
    expect(withOldKeys.recipients.has(idText(ben.device.deviceId))).toBe(false);

    const device = createDevice(rootKeys(ben.ikm, ana.circleId), ana.circleId, ben.random);
    const newKeys = nextOperation(left, ana.device, {
      ...admissionOf(ben),
      certificate: device.certificate,
    });
    const readmitted = extend(left, [newKeys]);
    expect(isIn(readmitted, ben)).toBe(true);
    expect(readmitted.recipients.has(idText(device.deviceId))).toBe(true);
    expect(readmitted.recipients.has(idText(ben.device.deviceId))).toBe(false);
    const byOldDevice = nextOperation(readmitted, ben.device, { type: 'leave', cuts: [] });
    expect(reasonOf(extend(readmitted, [byOldDevice]), byOldDevice)).toBe('device-not-live');
  });
});

describe('invitations in the log', () => {
  it('are open, then used; a revoked one says so', () => {
    const open = invite(ana);
    const key = idText(open.invitationId);
    expect(reading(ana).state.invitations.get(key)).toMatchObject({ isRevoked: false, admitted: [] });
    const revoking = revokeInvitation(reading(ana).state, ana.device, open.invitationId);
    expect(extend(reading(ana).state, [revoking]).invitations.get(key)?.isRevoked).toBe(true);
  });

  // Fails if the first admission under an invitation makes a second one void: the people would see different circles.
  it('case 73: a second ADMIT under a used invitation leaves everybody in, and both are shown', () => {
    const { state } = reading(ana);
    const device = createDevice(rootKeys(ikmOf('Dora'), ana.circleId), ana.circleId, ana.random);
    const second = nextOperation(state, ana.device, {
      ...admissionOf(ben),
      memberId: device.memberId,
      rootKey: rootKeys(ikmOf('Dora'), ana.circleId).publicKey,
      certificate: device.certificate,
    });
    const after = extend(state, [second]);
    expect(isIn(after, ben)).toBe(true);
    const invitation = after.invitations.get(idText(admissionOf(ben).invitationId));
    expect(invitation?.admitted).toHaveLength(2);
  });

  // Fails if a revocation is allowed to undo an admission that somebody else may have seen first.
  it('case 44: a revocation beside an ADMIT: the admission stands, and the invitation says both', () => {
    const { state } = reading(ana);
    const { invitationId } = admissionOf(ben);
    const after = extend(state, [revokeInvitation(state, ana.device, invitationId)]);
    expect(isIn(after, ben)).toBe(true);
    expect(after.invitations.get(idText(invitationId))).toMatchObject({ isRevoked: true });
  });
});
