import {
  admit,
  createInvitation,
  createJoinRequest,
  createRotation,
  deviceLookup,
  encodeChanges,
  feedStart,
  foundCircle,
  ikmFromEntropy,
  openAnswer,
  openEnvelope,
  openJoinRequest,
  protocolReady,
  readCircle,
  sealEnvelope,
  sealingEpoch,
} from '../../../../shared/protocol/protocol.ts';
import type {
  CircleReading,
  CreatedInvitation,
  FeedEnd,
  InvitedRole,
  Operation,
  OwnDevice,
  ProtocolResult,
  RandomBytes,
  RecordChange,
  SealedEnvelope,
  TextChange,
} from '../../../../shared/protocol/protocol.ts';
import { hash } from '../../../../shared/protocol/primitives.ts';
import { utf8 } from '../../../../shared/protocol/utf8.ts';

await protocolReady();

/** 2025-10-09: the day on which all made-up people live. */
export const now = 1_760_000_000_000;

/** Bytes that look random and are the same in every run. */
export function seededRandom(seed: string): RandomBytes {
  let counter = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      bytes.set(hash('test-random', utf8(`${seed}/${counter++}`)).subarray(0, Math.min(32, length - at)), at);
    }
    return bytes;
  };
}

/** The value of a result that must be one; a failing test shows the code. */
export function valueOf<T>(result: ProtocolResult<T>): T {
  if (!result.ok) throw new Error(`Refused: ${result.error}`);
  return result.value;
}

export function codeOf(result: ProtocolResult<unknown>): string {
  return result.ok ? 'accepted' : result.error;
}

/** A made-up person at one desktop, with all that their vault would keep for one circle. */
export interface Person {
  readonly name: string;
  readonly random: RandomBytes;
  readonly ikm: Uint8Array;
  readonly circleId: Uint8Array;
  readonly directoryKey: Uint8Array;
  readonly device: OwnDevice;
  seeds: Uint8Array[];
  controlFiles: Uint8Array[];
  operations: Operation[];
  feed: FeedEnd;
}

export function ikmOf(name: string): Uint8Array {
  return ikmFromEntropy(seededRandom(`entropy of ${name}`)(16));
}

export function founder(name: string, seed = name): Person {
  const random = seededRandom(seed);
  const ikm = ikmOf(name);
  const founded = foundCircle({ ikm, randomBytes: random });
  return {
    name,
    random,
    ikm,
    circleId: founded.genesis.circleId,
    directoryKey: founded.directoryKey,
    device: founded.device,
    seeds: [founded.rotation.epoch.seed],
    controlFiles: [founded.genesisFile, founded.rotation.file],
    operations: [],
    feed: feedStart,
  };
}

export function reading(person: Person): CircleReading {
  return valueOf(readCircle({ ...person, boxKeys: [person.device.box] }));
}

/** Invites, asks, admits, welcomes: M0 to M3 with everything delivered. The host's view has the newcomer afterwards. */
export function join(host: Person, name: string, role: InvitedRole = 'member'): Person {
  return joinStep(host, name, role).joiner;
}

export function joinStep(
  host: Person,
  name: string,
  role: InvitedRole = 'member',
): { joiner: Person; invitation: CreatedInvitation } {
  const invitation = invite(host, role);
  const random = seededRandom(`${name} joins`);
  const ikm = ikmOf(name);
  const request = valueOf(createJoinRequest({ link: invitation.link, ikm, name, randomBytes: random }));
  const opened = valueOf(openJoinRequest(request.file, host.circleId, invitation.admitKeys));
  const { state, keyring } = reading(host);
  const admission = admit({
    state,
    keyring,
    device: host.device,
    request: opened,
    role,
    compared: true,
    drop: invitation.drop,
    randomBytes: host.random,
  });
  if (typeof admission === 'string') throw new Error(admission);
  host.controlFiles = [...host.controlFiles, admission.grant.file];
  const welcome = valueOf(openAnswer(admission.welcome.file, invitation.link, request));
  if (welcome.kind !== 'welcome') throw new Error('No welcome');
  const joiner: Person = {
    name,
    random,
    ikm,
    circleId: host.circleId,
    directoryKey: host.directoryKey,
    device: request.device,
    seeds: [welcome.epoch.seed],
    controlFiles: [...host.controlFiles],
    operations: [...host.operations],
    feed: feedStart,
  };
  return { joiner, invitation };
}

export function invite(host: Person, role: InvitedRole = 'member'): CreatedInvitation {
  const invitation = createInvitation({
    state: reading(host).state,
    device: host.device,
    directoryKey: host.directoryKey,
    role,
    now,
    days: 14,
    inviterName: host.name,
    circleName: 'Tuesday circle',
    randomBytes: host.random,
  });
  host.operations = [...host.operations, invitation.operation];
  return invitation;
}

/** Rotates and remembers it; the others get the file through `share`. */
export function rotate(person: Person): void {
  const { state, keyring } = reading(person);
  const rotation = createRotation({ state, keyring, device: person.device, randomBytes: person.random });
  person.seeds = [...person.seeds, rotation.epoch.seed];
  person.controlFiles = [...person.controlFiles, rotation.file];
}

/** Everyone gets everyone's control files and operations, as after an exchange. */
export function share(...people: Person[]): void {
  const files = [...new Set(people.flatMap((person) => person.controlFiles))];
  const operations = [...new Set(people.flatMap((person) => person.operations))];
  for (const person of people) {
    person.controlFiles = files;
    person.operations = operations;
  }
}

/** The next envelope of a person's feed; advances the feed. */
export function write(
  person: Person,
  changes: readonly (RecordChange | TextChange)[],
  body: Uint8Array = encodeChanges(changes),
): SealedEnvelope {
  const { state, keyring } = reading(person);
  const epoch = sealingEpoch(state, keyring);
  if (epoch === undefined) throw new Error('Rotation due');
  const { seq, contentId, lamport } = person.feed;
  const sealed = sealEnvelope({
    circleId: person.circleId,
    directoryKey: person.directoryKey,
    epoch,
    device: person.device,
    place: {
      kind: 'changes',
      seq: seq + 1,
      ...(contentId === undefined ? {} : { prev: contentId }),
      control: state.heads,
      clock: [],
      lamport: lamport + 1,
      time: now,
    },
    body,
    randomBytes: person.random,
  });
  person.feed = { seq: seq + 1, contentId: sealed.contentId, lamport: lamport + 1 };
  return sealed;
}

export function open(person: Person, file: Uint8Array): ReturnType<typeof openEnvelope> {
  const { state, keyring } = reading(person);
  return openEnvelope(file, {
    circleId: person.circleId,
    epochs: keyring.epochs,
    deviceOf: deviceLookup(state),
  });
}

/** A copy with one bit of one byte flipped. */
export function flipped(bytes: Uint8Array, at: number, bit = 0): Uint8Array {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  return changed;
}

export function text(words: string): Uint8Array {
  return utf8(words);
}
