import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allOperations,
  idText,
  leave,
  nextOperation,
  readCircle,
  resolve,
  revokeInvitation,
  sealingEpoch,
} from '../../../shared/protocol/protocol.ts';
import type { CircleState, Operation } from '../../../shared/protocol/protocol.ts';
import {
  founder,
  invite,
  join,
  reading,
  rotate,
  seededRandom,
  share,
  valueOf,
} from '../../unit/shared/protocol/people.ts';
import type { Person } from '../../unit/shared/protocol/people.ts';
import { runs } from './counts.ts';

/** What must be equal on two desktops that have the same objects. */
function picture(state: CircleState): unknown {
  const epochs = [...state.epochs].map(([key, facts]) => [
    key,
    [...facts.holders].sort(),
    [...facts.wraps].sort(),
  ]);
  return {
    members: [...state.members]
      .map(([key, { role, isIn, deviceIds }]) => [key, role, isIn, deviceIds.map(idText).sort()])
      .sort(),
    devices: [...state.devices].map(([key, { isLive, lastSeq }]) => [key, isLive, lastSeq ?? null]).sort(),
    recipients: [...state.recipients].sort(),
    invitations: [...state.invitations]
      .map(([key, { isRevoked, admitted }]) => [key, isRevoked, admitted.map(idText)])
      .sort(),
    epochs: epochs.sort(),
    reasons: [...state.operations].map(([key, { voidReason }]) => [key, voidReason ?? 'effective']),
    broken: state.broken.map(({ operation, reason }) => [operation.key, reason]).sort(),
    waiting: state.waiting.map(({ key }) => key).sort(),
    heads: state.heads.map(idText),
  };
}

/** A circle in which several people act side by side, each from what they have seen so far. */
const steps = fc.array(
  fc.tuple(
    fc.nat({ max: 2 }),
    fc.constantFrom('rotate', 'invite', 'revoke', 'leave', 'exchange', 'nonsense'),
  ),
  { minLength: 3, maxLength: 12 },
);

function live(script: readonly (readonly [number, string])[]): { readonly people: Person[] } {
  const ana = founder('Ana');
  const ben = join(ana, 'Ben');
  const carol = join(ana, 'Carol', 'observer');
  const people = [ana, ben, carol];
  share(...people);
  for (const [who, what] of script) {
    const person = people[who];
    if (person === undefined) continue;
    const { state } = reading(person);
    const say = (operation: Operation): void => {
      person.operations = [...person.operations, operation];
    };
    if (what === 'exchange') share(...people);
    else if (what === 'rotate') rotate(person);
    else if (what === 'invite') invite(person);
    else if (what === 'revoke') say(revokeInvitation(state, person.device, seededRandom(what)(32)));
    else if (what === 'leave') say(leave(state, person.device, new Map()));
    else
      say(
        nextOperation(state, person.device, { type: 'invite-revoke', invitationId: person.device.deviceId }),
      );
  }
  return { people };
}

describe('resolving', () => {
  // Fails if the order of arrival decides anything, for example which of two branches stands.
  it('C1: every permutation and chunking of the same operations gives the same state', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), fc.nat(), (script, numbers, cut) => {
        const { people } = live(script);
        share(...people);
        const [ana] = people;
        if (ana === undefined) return;
        const whole = reading(ana).state;
        const operations = [...allOperations(whole)];
        const shuffled = operations
          .map((operation) => ({ operation, at: numbers.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ operation }) => operation);
        expect(picture(resolve(whole.genesis, shuffled))).toEqual(picture(whole));
        const first = resolve(whole.genesis, shuffled.slice(0, cut % operations.length));
        const then = resolve(whole.genesis, [...allOperations(first), ...shuffled]);
        expect(picture(then)).toEqual(picture(whole));
      }),
      runs(25),
    );
  });

  it('C9: delivering twice is delivering once', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const [ana] = live(script).people;
        if (ana === undefined) return;
        const once = reading(ana).state;
        const operations = allOperations(once);
        expect(picture(resolve(once.genesis, [...operations, ...operations]))).toEqual(picture(once));
      }),
      runs(15),
    );
  });

  it('C1: everyone who has the same objects chooses the same epoch, or sees that a rotation is due', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const { people } = live(script);
        share(...people);
        const chosen = people.slice(0, 2).map((person) => {
          const { state, keyring } = reading(person);
          const epoch = sealingEpoch(state, keyring);
          return epoch === undefined ? 'rotation due' : idText(epoch.id);
        });
        const isIn = people.slice(0, 2).map((person) => {
          return reading(person).state.recipients.has(idText(person.device.deviceId));
        });
        if (isIn.every(Boolean)) expect(chosen[0]).toBe(chosen[1]);
      }),
      runs(25),
    );
  });

  // Fails if an epoch is used although somebody who is out can have its seed: the heart of confidentiality.
  it('C6: whoever is out can open no epoch that those who know of it would seal under', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const { people } = live([...script, [1, 'leave']]);
        const out = people[1];
        const insider = people[0];
        if (out === undefined || insider === undefined) return;
        const kept = reading(out).keyring.epochs.map(({ id }) => idText(id));
        share(...people);
        if (!reading(insider).state.recipients.has(idText(insider.device.deviceId))) return; // the host left as well
        rotate(insider);
        share(...people);
        const { state, keyring } = reading(insider);
        const epoch = sealingEpoch(state, keyring);
        if (epoch === undefined) throw new Error('Nothing to seal under');
        const all = reading(out).keyring.epochs.map(({ id }) => idText(id));
        expect([...kept, ...all]).not.toContain(idText(epoch.id));
      }),
      runs(25),
    );
  });

  // Fails if an epoch is not wrapped by the next, or slots are missing for somebody.
  it('C7: whoever is admitted derives every earlier seed, from the files and the welcome alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1 }), { maxLength: 6 }), (rotations) => {
        const ana = founder('Ana');
        const ben = join(ana, 'Ben');
        share(ana, ben);
        for (const who of rotations) {
          rotate(who === 0 ? ana : ben);
          share(ana, ben);
        }
        const dora = join(ana, 'Dora');
        expect(reading(dora).keyring.epochs).toHaveLength(1 + rotations.length);
        const byDevice = valueOf(readCircle({ ...dora, seeds: [], boxKeys: [dora.device.box] }));
        expect(byDevice.keyring.epochs).toHaveLength(1 + rotations.length);
      }),
      runs(15),
    );
  });

  it('C10: control files in any order give the same state and the same keys', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (script, numbers) => {
        const { people } = live(script);
        share(...people);
        const [ana] = people;
        if (ana === undefined) return;
        const whole = reading(ana);
        const shuffled = ana.controlFiles
          .map((file) => ({ file, at: numbers.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ file }) => file);
        const again = reading({ ...ana, controlFiles: shuffled });
        expect(picture(again.state)).toEqual(picture(whole.state));
        const ids = (r: typeof whole): string[] => r.keyring.epochs.map(({ id }) => idText(id)).sort();
        expect(ids(again)).toEqual(ids(whole));
      }),
      runs(15),
    );
  });
});
