import { concatBytes } from '../../../../../shared/protocol/bytes.ts';
import { cborMap, encodeCbor } from '../../../../../shared/protocol/cbor-writer.ts';
import {
  admit,
  clockEntry,
  createJoinRequest,
  declareDocument,
  deviceLookup,
  encodeAck,
  encodeChanges,
  encodeInvitationFile,
  encodeOperation,
  encodePack,
  directoryName,
  extend,
  formatInvitationLink,
  leave,
  nextOperation,
  openJoinRequest,
  phraseFromEntropy,
  refuseToAdmit,
  revokeInvitation,
  sealingEpoch,
  textClientId,
} from '../../../../../shared/protocol/protocol.ts';
import type { EpochKeys, Operation } from '../../../../../shared/protocol/protocol.ts';
import { craftedEnvelope, headerOf, innerOf, sealInner } from '../crafted-envelope.ts';
import {
  flipped,
  founder,
  ikmOf,
  invite,
  join,
  reading,
  rotate,
  seededRandom,
  share,
  text,
  valueOf,
  write,
} from '../people.ts';
import type { Person } from '../people.ts';
import { json, readers } from './vector-readers.ts';
import type { Input, Vector } from './vector-readers.ts';

/** All vectors, always the same: every random byte comes from a seed. Written to cp1-v1.json by write-vectors.mjs. */
export function makeVectors(): readonly Vector[] {
  const vectors: Vector[] = [];
  const add = (kind: string, name: string, fields: Record<string, unknown>): void => {
    const input = json(fields) as Input;
    const read = readers[kind];
    if (read === undefined) throw new Error(`No reader for ${kind}`);
    vectors.push({ kind, name, input, expect: read(input) });
  };
  primitives(add);
  forms(add);
  const ana = founder('Ana');
  invitations(add, ana);
  circles(add, ana);
  envelopes(add, ana);
  documents(add, ana);
  mailbox(add, ana);
  return vectors;
}

type Add = (kind: string, name: string, fields: Record<string, unknown>) => void;

function primitives(add: Add): void {
  const random = seededRandom('vectors');
  add('hash', 'H of nothing', { tag: 'op', x: new Uint8Array() });
  add('hash', 'H of three bytes', { tag: 'content', x: text('abc') });
  add('prf', 'PRF', { key: random(32), x: text('root') });
  for (const n of [1, 2, 3, 4]) add('kdf', `KDF ${n}`, { key: seededRandom('kdf')(32), n });
  const phrase = phraseFromEntropy(seededRandom('entropy of Ana')(16));
  add('phrase', 'recovery words and the keys of a circle', { phrase, context: random(32) });
  add('phrase', 'words with a wrong checksum', { phrase: 'abandon '.repeat(12).trim(), context: random(32) });
  add('epoch', 'keys of an epoch', { circleId: random(32), seed: random(32) });
  for (const length of [0, 511, 512, 513, 1025, 70_000, 524_288])
    add('padme', `Padmé of ${length}`, { length });
}

function forms(add: Add): void {
  const valid = [
    '00',
    '1818',
    '1b001fffffffffffff',
    '4401020304',
    '63e6b0b4',
    '8301820203820405',
    'a201020304',
    'f5',
  ];
  for (const hex of valid) add('cbor', 'canonical', { bytes: hex });
  const refused = {
    'a longer form': '1817',
    'a negative integer': '20',
    'a float': 'f93c00',
    null: 'f6',
    'a tag': 'c000',
    'indefinite length': '9f01ff',
    'unordered keys': 'a203040102',
    'a repeated key': 'a201020103',
    'a text key': 'a1616101',
    'invalid UTF-8': '63eda080',
    'trailing bytes': '0000',
    'depth 9': `${'81'.repeat(9)}00`,
    '2^53': '1b0020000000000000',
  };
  for (const [name, bytes] of Object.entries(refused)) add('cbor', name, { bytes });
}

function invitations(add: Add, ana: Person): void {
  const invitation = invite(ana);
  const link = formatInvitationLink(invitation.link);
  add('link', 'a link', { link });
  add('link', 'a link that lost a character', { link: link.slice(0, -1) });
  add('link', 'another scheme', { link: link.replace('alongside', 'https') });
  const file = encodeInvitationFile(invitation.link);
  add('inviteFile', 'an .alongside-invite file', { file });
  add('inviteFile', 'a damaged one', { file: flipped(file, 50) });

  const random = seededRandom('joiner');
  const made = valueOf(
    createJoinRequest({ link: invitation.link, ikm: ikmOf('Ben'), name: 'Ben', randomBytes: random }),
  );
  const admitKeys = {
    admitPublic: invitation.admitKeys.publicKey,
    admitSecret: invitation.admitKeys.secretKey,
  };
  const circleId = ana.circleId;
  add('joinRequest', 'a request', { file: made.file, circleId, ...admitKeys });
  add('joinRequest', 'a changed request', { file: flipped(made.file, 200), circleId, ...admitKeys });
  add('joinRequest', 'a request to another circle', { file: made.file, circleId: random(32), ...admitKeys });

  const request = valueOf(openJoinRequest(made.file, circleId, invitation.admitKeys));
  const { state, keyring } = reading(ana);
  const common = { state, device: ana.device, request, drop: invitation.drop, randomBytes: ana.random };
  const admission = admit({ ...common, keyring, role: 'member', compared: true });
  if (typeof admission === 'string') throw new Error(admission);
  const box = {
    boxPublic: made.device.box.publicKey,
    boxSecret: made.device.box.secretKey,
    nonce: made.nonce,
  };
  add('answer', 'a welcome', { file: admission.welcome.file, link, ...box });
  add('answer', 'a welcome for another request', {
    file: admission.welcome.file,
    link,
    ...box,
    nonce: random(16),
  });
  const notice = refuseToAdmit({ ...common, because: 'revoked' });
  add('answer', 'a notice', { file: notice.file, link, ...box });
  const grant = { circleId, boxPublic: box.boxPublic, boxSecret: box.boxSecret };
  add('grant', 'CP1G with ADMIT and GRANT', { file: admission.grant.file, ...grant });
  add('grant', 'CP1G for somebody else', { file: admission.grant.file, circleId });
  add('safetyNumber', 'of inviter and joiner', {
    circleId,
    one: ana.device.memberId,
    other: request.memberId,
  });
}

function circles(add: Add, ana: Person): void {
  const ben = join(ana, 'Ben');
  const before = sealingOf(ana);
  rotate(ana);
  share(ana, ben);
  const { state } = reading(ana);
  const file = ana.controlFiles.at(-1) ?? new Uint8Array();
  const keys = {
    circleId: ana.circleId,
    boxPublic: ben.device.box.publicKey,
    boxSecret: ben.device.box.secretKey,
  };
  add('rotate', 'CP1R through a slot', { file, ...keys });
  add('rotate', 'CP1R without a slot', { file, circleId: ana.circleId });
  add('rotate', 'CP1R with a changed slot', {
    file: flipped(file, 60),
    circleId: ana.circleId,
    seeds: [sealingOf(ana).seed],
  });
  add('rotate', 'CP1R of a later version', {
    file: Uint8Array.of(...file.subarray(0, 4), 2, ...file.subarray(5)),
    ...keys,
  });

  const circle = {
    ...keys,
    directoryKey: ana.directoryKey,
    files: ana.controlFiles,
    operations: ana.operations.map(encodeOperation),
    seeds: [],
  };
  add('circle', 'a member reads the circle', circle);
  add('circle', 'from one old seed only what is below it opens', {
    ...circle,
    seeds: [before.seed],
    boxPublic: ana.random(32),
  });
  add('circle', 'without its genesis it waits', { ...circle, files: ana.controlFiles.slice(1) });
  const leaving = leave(state, ben.device, new Map());
  const revoking = revokeInvitation(state, ana.device, ana.random(32));
  const more = [
    leaving,
    revoking,
    nextOperation(state, ben.device, { type: 'invite-revoke', invitationId: ana.random(32) }),
  ];
  const after = [...circle.operations, ...more.map(encodeOperation)];
  add('circle', 'after LEAVE a rotation is due; a member’s revocation is void', {
    ...circle,
    operations: after,
  });
  const waiting = nextOperation(extend(state, [revoking]), ana.device, {
    type: 'invite-revoke',
    invitationId: ana.random(32),
  });
  add('circle', 'an operation without its past waits', {
    ...circle,
    operations: [...circle.operations, encodeOperation(waiting)],
  });

  const all: Operation[] = [...state.operations.values()].map(({ operation }) => operation);
  for (const operation of [...all, leaving, revoking]) {
    add('operation', operation.body.type, { bytes: encodeOperation(operation) });
  }
  const [first] = all;
  if (first === undefined) throw new Error('No operation');
  const unknown = encodeCbor(
    cborMap([
      [1, 1],
      [2, 99],
      [3, ana.circleId],
      [4, ana.random(32)],
      [5, ana.random(32)],
      [6, 1],
      [8, [ana.circleId]],
      [9, 1],
      [10, true],
    ]),
  );
  add('operation', 'of an unknown type', { bytes: encodeCbor([unknown, new Uint8Array(64)]) });
  add('operation', 'with trailing bytes', { bytes: concatBytes([encodeOperation(first), Uint8Array.of(0)]) });
  add('operation', 'cut', { bytes: encodeOperation(first).subarray(0, 100) });
}

function sealingOf(person: Person): EpochKeys {
  const { state, keyring } = reading(person);
  const epoch = sealingEpoch(state, keyring);
  if (epoch === undefined) throw new Error('Rotation due');
  return epoch;
}

function envelopes(add: Add, ana: Person): void {
  const epoch = sealingOf(ana);
  const { memberId, deviceId, sign } = ana.device;
  if (deviceLookup(reading(ana).state)(deviceId) === undefined) throw new Error('Device unknown');
  const circle = { circleId: ana.circleId, seeds: [epoch.seed], deviceId, memberId, signKey: sign.publicKey };
  const body = encodeCbor(['a first line']);
  const sealed = write(ana, [], body);
  add('envelope', 'short', { file: sealed.file, ...circle });
  add('envelope', 'deflated', { file: write(ana, [], encodeCbor(['again '.repeat(100)])).file, ...circle });
  const clock = [clockEntry(ana.random(32), 7, ana.random(32))];
  const cited = headerOf(ana, {
    seq: 9,
    prev: ana.random(32),
    control: [ana.random(32)],
    clock,
    lamport: 12,
    kind: 'ack',
  });
  add('envelope', 'an ack that cites', {
    file: craftedEnvelope(ana, epoch, cited, encodeAck(clock)),
    ...circle,
  });
  add('envelope', 'a flipped bit', { file: flipped(sealed.file, 300), ...circle });
  add('envelope', 'a flipped commitment', { file: flipped(sealed.file, 40), ...circle });
  add('envelope', 'an unknown epoch', { file: sealed.file, ...circle, seeds: [ana.random(32)] });
  add('envelope', 'an unknown device', { file: sealed.file, ...circle, deviceId: ana.random(32) });
  add('envelope', 'a device of another member', { file: sealed.file, ...circle, memberId: ana.random(32) });
  const wrongKey = { ...circle, signKey: ana.device.certificate.boxKey };
  add('envelope', 'a signature of another key', { file: sealed.file, ...wrongKey });
  const inner = innerOf(ana, epoch, sealed.file);
  const padding = sealInner(ana, epoch, concatBytes([inner, new Uint8Array(512)]));
  add('envelope', 'too much padding', { file: padding, ...circle });
  const bomb = headerOf(ana, { deflated: true });
  add('envelope', 'nothing to inflate', {
    file: craftedEnvelope(ana, epoch, bomb, Uint8Array.of(7, 7)),
    ...circle,
  });
  add('envelope', 'a later version', {
    file: Uint8Array.of(...sealed.file.subarray(0, 4), 2, ...sealed.file.subarray(5)),
    ...circle,
  });
}

function documents(add: Add, ana: Person): void {
  const author = { circleId: ana.circleId, authorId: ana.device.memberId, randomBytes: ana.random };
  const record = declareDocument({ ...author, type: 'record', kind: 'journal.entry', writers: 'author' });
  const body = declareDocument({ ...author, type: 'text', kind: 'journal.text', writers: 'all' });
  add('documentId', 'a record', { ...author, type: 'record', ...record.declaration });
  add('documentId', 'a text', { ...author, type: 'text', ...body.declaration });
  const fields = {
    title: 'Spring',
    mood: -2,
    tags: ['a', 'b'],
    body: body.id,
    gone: null,
    more: { b: 1, a: true },
  };
  const changes = encodeChanges([
    { type: 'record', ...record, fields },
    { type: 'text', ...body, counter: 3, update: Uint8Array.of(0, 0) },
  ]);
  add('changes', 'a record and a text', { body: changes });
  const put = (flat: (string | number)[]) =>
    encodeCbor([
      cborMap([
        [1, 1],
        [2, record.id],
        [4, flat],
      ]),
    ]);
  add('changes', 'fields out of order', { body: put(['b', 1, 'a', 2]) });
  add('changes', 'nothing', { body: encodeCbor([]) });
  add('changes', 'of an unknown type', { body: encodeCbor([cborMap([[1, 9]])]) });
  add('ack', 'of two feeds', {
    body: encodeAck([
      clockEntry(ana.random(32), 3, ana.random(32)),
      clockEntry(ana.random(32), 1, ana.random(32)),
    ]),
  });
  add('ack', 'with a wrong hash', {
    body: encodeCbor(
      cborMap([
        [1, []],
        [2, new Uint8Array(32)],
      ]),
    ),
  });

  const { deviceId } = ana.device;
  const own = textClientId(body.id, deviceId, 3);
  for (const counter of [0, 3, 65_535])
    add('textClient', `counter ${counter}`, { textId: body.id, deviceId, counter });
  const text = { textId: body.id, deviceId, counter: 3, known: { [own]: 10, 42: 20 } };
  const item = { client: own, clock: 10, length: 2, kind: 'item', references: [{ client: 42, clock: 19 }] };
  add('textUpdate', 'goes on', {
    ...text,
    update: { structs: [item], deletes: [{ client: 42, clock: 0, length: 20 }] },
  });
  add('textUpdate', 'leaves a hole', { ...text, update: { structs: [{ ...item, clock: 11 }], deletes: [] } });
  add('textUpdate', 'under another id', {
    ...text,
    update: { structs: [{ ...item, client: 42 }], deletes: [] },
  });
  const ahead = { ...item, references: [{ client: 42, clock: 20 }] };
  add('textUpdate', 'builds on what it cannot know', { ...text, update: { structs: [ahead], deletes: [] } });
  const future = [{ client: 42, clock: 0, length: 21 }];
  add('textUpdate', 'deletes what is not written yet', { ...text, update: { structs: [], deletes: future } });
}

function mailbox(add: Add, ana: Person): void {
  const [file] = ana.controlFiles;
  if (file === undefined) throw new Error('No genesis');
  add('directory', 'of a circle', { directoryKey: ana.directoryKey });
  add('feedTag', 'of a device', { directoryKey: ana.directoryKey, deviceId: ana.device.deviceId });
  add('fileId', 'of a file', { file });
  const id = 'abcdefghijklmnopqrstuvwxyz';
  for (const name of [
    `c/${id}.cp1`,
    `f/abcdefgh234567ab/12-${id}.cp1`,
    `i/abcdefgh234567ab/${id}.cp1`,
    `c/${id} (1).cp1`,
  ]) {
    add('name', name, { name });
  }
  const sealed = write(ana, [], encodeCbor(['x']));
  const pack = encodePack(directoryName(ana.directoryKey), [{ name: sealed.name, bytes: sealed.file }]);
  add('pack', 'with one envelope', { file: pack });
  add('pack', 'with a changed byte', { file: flipped(pack, 100) });
}
