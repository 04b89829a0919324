import { beforeEach, describe, expect, it } from 'vitest';
import { concatBytes } from '../../../../shared/protocol/bytes.ts';
import { asTuple, decodeMap } from '../../../../shared/protocol/cbor-fields.ts';
import { decodeCbor } from '../../../../shared/protocol/cbor-reader.ts';
import { encodeCbor } from '../../../../shared/protocol/cbor-writer.ts';
import type { Cbor } from '../../../../shared/protocol/cbor-writer.ts';
import { certificateToCbor } from '../../../../shared/protocol/device-certificate.ts';
import { padded, unpadded } from '../../../../shared/protocol/padme.ts';
import { openBox, sealBox, sign, signKeyPair } from '../../../../shared/protocol/primitives.ts';
import { sealWelcome } from '../../../../shared/protocol/inviter-answer.ts';
import {
  admit,
  checkWelcome,
  createJoinRequest,
  formatInvitationLink,
  idText,
  invitationStanding,
  isLinkExpired,
  openAnswer,
  openJoinRequest,
  parseInvitationLink,
  refuseToAdmit,
  revokeInvitation,
  rootKeys,
  safetyNumber,
  sealingEpoch,
} from '../../../../shared/protocol/protocol.ts';
import type {
  Answer,
  CreatedInvitation,
  CreatedJoinRequest,
  EpochKeys,
  InvitationLink,
  JoinRequest,
  OwnDevice,
} from '../../../../shared/protocol/protocol.ts';
import {
  codeOf,
  flipped,
  founder,
  ikmOf,
  invite,
  joinStep,
  now,
  reading,
  rotate,
  seededRandom,
  share,
  valueOf,
} from './people.ts';
import type { Person } from './people.ts';

let ana: Person;
let invitation: CreatedInvitation;

beforeEach(() => {
  ana = founder('Ana');
  invitation = invite(ana);
});

function request(name: string, link: InvitationLink = invitation.link): CreatedJoinRequest {
  return valueOf(createJoinRequest({ link, ikm: ikmOf(name), name, randomBytes: seededRandom(name) }));
}

function received(made: CreatedJoinRequest): JoinRequest {
  return valueOf(openJoinRequest(made.file, ana.circleId, invitation.admitKeys));
}

/** The same request with some fields of its own choice, signed again by the joiner's device and sealed again. */
function remade(
  made: CreatedJoinRequest,
  fields: readonly (readonly [number, Cbor])[],
  signer = made.device.sign.secretKey,
): Uint8Array {
  const plain = openBox(invitation.admitKeys, made.file.subarray(8));
  if (plain === undefined) throw new Error('Not for this invitation');
  const [content] = asTuple(decodeCbor(unpadded(plain)), 2);
  const changed = new Map(decodeMap(content as Uint8Array));
  for (const [key, value] of fields) changed.set(key, value);
  const bytes = encodeCbor(changed);
  const signed = encodeCbor([bytes, sign('join', signer, bytes)]);
  const sealed = sealBox(ana.random, invitation.admitKeys.publicKey, padded([signed]));
  return concatBytes([made.file.subarray(0, 8), sealed]);
}

/** Ana admits; her view then holds the newcomer. */
function admitted(made: CreatedJoinRequest): { readonly file: Uint8Array } {
  const { state, keyring } = reading(ana);
  const admission = admit({
    state,
    keyring,
    device: ana.device,
    request: received(made),
    role: 'member',
    compared: true,
    drop: invitation.drop,
    randomBytes: ana.random,
  });
  if (typeof admission === 'string') throw new Error(admission);
  ana.controlFiles = [...ana.controlFiles, admission.grant.file];
  return admission.welcome;
}

function welcomeOf(answer: Answer): Extract<Answer, { kind: 'welcome' }> {
  if (answer.kind !== 'welcome') throw new Error('Not a welcome');
  return answer;
}

describe('joining', () => {
  it('goes from link to membership, and the joiner reads what was there before', () => {
    const { joiner } = joinStep(ana, 'Ben');
    const { state, unread } = reading(joiner);
    expect(unread).toEqual([]);
    expect(state.members.get(idText(joiner.device.memberId))).toMatchObject({
      isIn: true,
      role: 'member',
      compared: true,
    });
  });

  it('by files or by folder: request and answer lie in the drop folder that follows from the link', () => {
    const made = request('Ben');
    expect(made.name.startsWith(`i/${invitation.drop}/`)).toBe(true);
  });

  it('carries the chosen name to the inviter only, cut to 60 characters', () => {
    const long = 'Ben'.repeat(50);
    expect([...received(request(long)).name]).toHaveLength(60);
  });

  // Fails if any field of the request is left out of the box, or the box is not authenticated.
  it('case 43: any byte of the request that a relay changes is noticed', () => {
    const { file } = request('Ben');
    for (let at = 0; at < file.length; at += 3) {
      const result = openJoinRequest(flipped(file, at, at % 8), ana.circleId, invitation.admitKeys);
      expect(codeOf(result), `byte ${at}`).not.toBe('accepted');
    }
  });

  // Fails if the request does not bind its keys to the invitation's secret: the relay knows the public half only.
  it('case 43: a relay that knows the public admit key but not the secret cannot ask in', () => {
    const guessed = request('Mallory', { ...invitation.link, secret: new Uint8Array(16) });
    const opened = valueOf(openJoinRequest(guessed.file, ana.circleId, invitation.admitKeys));
    const { state } = reading(ana);
    expect(invitationStanding(state, opened.invitationId, ana.device.memberId, now)).toBe('foreign');
  });

  // Fails if the signature by the invitation's key is not verified, or is not that of the invitation named.
  it('case 43: a request with keys that the invitation’s secret did not sign is refused', () => {
    const made = request('Mallory');
    const stolen = { signature: new Uint8Array(64), key: signKeyPair(ana.random(32)).publicKey };
    expect(codeOf(openJoinRequest(remade(made, []), ana.circleId, invitation.admitKeys))).toBe('accepted');
    const unsigned = remade(made, [[9, stolen.signature]]);
    expect(codeOf(openJoinRequest(unsigned, ana.circleId, invitation.admitKeys))).toBe('signature-wrong');
    const foreign = remade(made, [[8, stolen.key]]);
    expect(codeOf(openJoinRequest(foreign, ana.circleId, invitation.admitKeys))).toBe('invitation-foreign');
    const swapped = remade(made, [[4, ana.device.box.publicKey]]);
    expect(codeOf(openJoinRequest(swapped, ana.circleId, invitation.admitKeys))).toBe('signature-wrong');
    const elsewhere = remade(made, [], signKeyPair(ana.random(32)).secretKey);
    expect(codeOf(openJoinRequest(elsewhere, ana.circleId, invitation.admitKeys))).toBe('signature-wrong');
    const certificate = certificateToCbor(request('Ben').device.certificate);
    const borrowed = remade(made, [[5, certificate]]);
    expect(codeOf(openJoinRequest(borrowed, ana.circleId, invitation.admitKeys))).toBe('certificate-wrong');
  });

  // Fails if a check of the welcome is left to the box around it: anyone can seal a box.
  it('case 45: a welcome that the inviter did not sign, or with another seed or certificate, is refused', () => {
    const made = request('Ben');
    const { state, keyring } = reading(ana);
    const epoch = sealingEpoch(state, keyring);
    if (epoch === undefined) throw new Error('Rotation due');
    const { rootKey } = state.genesis.founder;
    const mallory = founder('Mallory').device;
    const welcomed = (device: OwnDevice, given: EpochKeys): string => {
      const file = sealWelcome(received(made), { rootKey, device }, given, state.heads, ana.random);
      return codeOf(openAnswer(file, invitation.link, made));
    };
    expect(welcomed(ana.device, epoch)).toBe('accepted');
    expect(welcomed({ ...ana.device, sign: mallory.sign }, epoch)).toBe('signature-wrong');
    expect(welcomed(mallory, epoch)).toBe('certificate-wrong');
    expect(welcomed(ana.device, { ...epoch, seed: ana.random(32) })).toBe('epoch-wrong');
  });

  // Fails if M1 is sealed to anything but the inviter's own admit key.
  it('a co-member who sees the mailbox cannot open the request', () => {
    const other = invite(ana);
    expect(codeOf(openJoinRequest(request('Ben').file, ana.circleId, other.admitKeys))).toBe(
      'decryption-failed',
    );
  });

  // Fails if the two ids that are compared do not depend on the joiner's root key.
  it('case 41: H1: someone else who stole the link shows another number, and the request names other keys', () => {
    const [ben, thief] = [received(request('Ben')), received(request('Thief'))];
    const numbers = [ben, thief].map(({ memberId }) =>
      safetyNumber(ana.circleId, ana.device.memberId, memberId),
    );
    expect(numbers[0]).not.toEqual(numbers[1]);
  });

  // Fails if a welcome is not bound to the nonce and the device of one request.
  it('case 42: H1: of two joiners with one link only the admitted one can open the welcome', () => {
    const [first, second] = [request('Ben'), request('Bert')];
    expect([received(first).name, received(second).name]).toEqual(['Ben', 'Bert']);
    const welcome = admitted(first);
    expect(codeOf(openAnswer(welcome.file, invitation.link, first))).toBe('accepted');
    expect(codeOf(openAnswer(welcome.file, invitation.link, second))).toBe('welcome-not-for-us');
    const repeated = { device: first.device, nonce: new Uint8Array(16) };
    expect(codeOf(openAnswer(welcome.file, invitation.link, repeated))).toBe('welcome-not-for-us');
  });

  // Fails if the inviter's id in the link is not compared with who signed the welcome.
  it('case 45: a welcome by anyone but the inviter named in the link is refused', () => {
    const { joiner: ben } = joinStep(ana, 'Ben');
    share(ana, ben);
    const made = request('Carol');
    const { state, keyring } = reading(ben);
    const answer = admit({
      state,
      keyring,
      device: ben.device,
      request: received(made),
      role: 'member',
      compared: true,
      drop: invitation.drop,
      randomBytes: ben.random,
    });
    expect(answer).toBe('not-allowed');
    const epoch = sealingEpoch(state, keyring);
    const root = rootKeys(ben.ikm, ben.circleId);
    if (epoch === undefined) throw new Error('Rotation due');
    const inviter = { rootKey: root.publicKey, device: ben.device };
    const welcome = sealWelcome(received(made), inviter, epoch, state.heads, ben.random);
    expect(codeOf(openAnswer(welcome, invitation.link, made))).toBe('wrong-member');
  });

  it('case 45: a welcome into another circle than the one in the link is refused', () => {
    const made = request('Ben');
    const welcome = admitted(made);
    const replaced = { ...invitation.link, circleId: founder('Mallory').circleId };
    expect(codeOf(openAnswer(welcome.file, replaced, made))).toBe('other-circle');
  });

  // Fails if the joiner believes a view without the inviter's own INVITE.
  it('refuses a rolled-back view: without the INVITE, or before his own admission has arrived', () => {
    const made = request('Ben');
    const welcome = welcomeOf(valueOf(openAnswer(admitted(made).file, invitation.link, made)));
    const whole = reading(ana).state;
    expect(codeOf(checkWelcome(whole, invitation.link, welcome, made.device))).toBe('accepted');

    const early = { ...ana, controlFiles: ana.controlFiles.slice(0, 2) };
    expect(codeOf(checkWelcome(reading(early).state, invitation.link, welcome, made.device))).toBe(
      'past-missing',
    );

    const otherLink = { ...invitation.link, secret: new Uint8Array(16).fill(3) };
    expect(codeOf(checkWelcome(whole, otherLink, welcome, made.device))).toBe('welcome-rolled-back');
  });

  it('asks for a rotation first when no epoch may be handed over', () => {
    const { joiner: ben } = joinStep(ana, 'Ben');
    const { state } = reading(ben);
    const keyring = { epochs: [], wraps: new Map(), sound: new Set<string>() };
    const answer = admit({
      state,
      keyring,
      device: ana.device,
      request: received(request('Carol')),
      role: 'member',
      compared: false,
      drop: invitation.drop,
      randomBytes: ana.random,
    });
    expect(answer).toBe('rotation-due');
  });

  it('after a rotation the newcomer reads everything from before it too', () => {
    rotate(ana);
    const made = request('Ben');
    const welcome = welcomeOf(valueOf(openAnswer(admitted(made).file, invitation.link, made)));
    const ben: Person = { ...ana, device: made.device, seeds: [welcome.epoch.seed] };
    expect(reading(ben).keyring.epochs).toHaveLength(2);
  });
});

describe('an invitation', () => {
  // Fails if one of the outcomes is confused with another.
  it('H1: is open, used, revoked, expired or foreign, and each is told apart', () => {
    const standing = (id: Uint8Array, time = now): string =>
      invitationStanding(reading(ana).state, id, ana.device.memberId, time);
    const day = 86_400_000;
    expect(standing(invitation.invitationId)).toBe('open');
    expect(standing(invitation.invitationId, now + 14 * day)).toBe('open');
    expect(standing(invitation.invitationId, now + 15 * day)).toBe('expired');
    expect(standing(new Uint8Array(32))).toBe('foreign');

    const revoked = invite(ana);
    const revoking = revokeInvitation(reading(ana).state, ana.device, revoked.invitationId);
    ana.operations = [...ana.operations, revoking];
    expect(standing(revoked.invitationId)).toBe('revoked');

    admitted(request('Ben'));
    expect(standing(invitation.invitationId)).toBe('used');
    expect(codeOf(parseInvitationLink(formatInvitationLink(invitation.link).slice(0, -1)))).toBe(
      'invitation-altered',
    );
  });

  it('of another member is foreign to me: only its inviter admits', () => {
    const { state } = reading(ana);
    expect(invitationStanding(state, invitation.invitationId, new Uint8Array(32), now)).toBe('foreign');
  });

  it('shows its last day to the joiner before anyone answers', () => {
    expect(isLinkExpired(invitation.link, now + 14 * 86_400_000)).toBe(false);
    expect(isLinkExpired(invitation.link, now + 15 * 86_400_000)).toBe(true);
  });

  it('that is closed answers a request with its reason, readable by that joiner alone', () => {
    const made = request('Ben');
    for (const because of ['used', 'revoked', 'expired', 'foreign'] as const) {
      const { state } = reading(ana);
      const notice = refuseToAdmit({
        state,
        device: ana.device,
        request: received(made),
        because,
        drop: invitation.drop,
        randomBytes: ana.random,
      });
      expect(valueOf(openAnswer(notice.file, invitation.link, made))).toEqual({ kind: 'notice', because });
      expect(codeOf(openAnswer(notice.file, invitation.link, request('Bert')))).toBe('welcome-not-for-us');
    }
  });
});

describe('the safety number', () => {
  it('H6: is the same on both screens: six groups of five digits', () => {
    const { memberId } = received(request('Ben'));
    const onAnas = safetyNumber(ana.circleId, ana.device.memberId, memberId);
    const onBens = safetyNumber(ana.circleId, memberId, invitation.link.inviterId);
    expect(onAnas).toEqual(onBens);
    expect(onAnas).toHaveLength(6);
    expect(onAnas.every((group) => /^[0-9]{5}$/.test(group))).toBe(true);
  });

  // Fails if one of circle, inviter and joiner is left out of the number.
  it('H6: differs when a relay swaps the joiner, the inviter or the circle', () => {
    const { memberId } = received(request('Ben'));
    const honest = safetyNumber(ana.circleId, ana.device.memberId, memberId).join(' ');
    const swapped = received(request('Mallory')).memberId;
    expect(safetyNumber(ana.circleId, ana.device.memberId, swapped).join(' ')).not.toBe(honest);
    expect(safetyNumber(ana.circleId, swapped, memberId).join(' ')).not.toBe(honest);
    expect(safetyNumber(founder('Mallory').circleId, ana.device.memberId, memberId).join(' ')).not.toBe(
      honest,
    );
  });
});
