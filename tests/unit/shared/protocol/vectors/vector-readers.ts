import { fromHex, toHex } from '../../../../../shared/base/hex.ts';
import { decodeCbor } from '../../../../../shared/protocol/cbor-reader.ts';
import { encodeCbor } from '../../../../../shared/protocol/cbor-writer.ts';
import { openEpochObject } from '../../../../../shared/protocol/epoch-objects.ts';
import { hash, kdf, prf } from '../../../../../shared/protocol/primitives.ts';
import { attempt } from '../../../../../shared/protocol/protocol-error.ts';
import {
  checkTextUpdate,
  decodeAck,
  decodeChanges,
  decodeInvitationFile,
  decodeOperation,
  decodePack,
  directoryName,
  documentId,
  entropyFromPhrase,
  epochFromSeed,
  feedTag,
  fileId,
  idText,
  ikmFromEntropy,
  memberIdOf,
  openAnswer,
  openEnvelope,
  openJoinRequest,
  paperKeys,
  parseInvitationLink,
  parseName,
  readCircle,
  rootKeys,
  safetyNumber,
  sealingEpoch,
  textClientId,
} from '../../../../../shared/protocol/protocol.ts';
import type {
  DecodedTextUpdate,
  Operation,
  OwnDevice,
  ProtocolResult,
} from '../../../../../shared/protocol/protocol.ts';
import { padmeSize } from '../../../../../shared/protocol/padme.ts';

/** JSON of a vector: bytes are lower-case hexadecimal text, absent fields are absent. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Input = { readonly [name: string]: Json };

/** What an implementation must make of an input: `outcome` is "accepted" or the code of the refusal. */
export interface Answer {
  readonly outcome: string;
  readonly output?: Json;
}

export interface Vector {
  readonly kind: string;
  readonly name: string;
  readonly input: Input;
  readonly expect: Answer;
}

/** Reads the inputs of each kind of vector through the public functions. */
export const readers: Readonly<Record<string, (input: Input) => Answer>> = {
  hash: (input) => accepted(toHex(hash(text(input, 'tag'), bytes(input, 'x')))),
  prf: (input) => accepted(toHex(prf(bytes(input, 'key'), bytes(input, 'x')))),
  kdf: (input) => accepted(toHex(kdf(bytes(input, 'key'), number(input, 'n')))),
  cbor: (input) =>
    answer(
      attempt(() => decodeCbor(bytes(input, 'bytes'))),
      (value) => toHex(encodeCbor(value)),
    ),
  padme: (input) => accepted(padmeSize(number(input, 'length'))),
  phrase: (input) =>
    answer(entropyFromPhrase(text(input, 'phrase')), (entropy) => {
      const ikm = ikmFromEntropy(entropy);
      const context = bytes(input, 'context');
      const root = rootKeys(ikm, context).publicKey;
      return json({
        entropy,
        ikm,
        root,
        paper: paperKeys(ikm, context).publicKey,
        memberId: memberIdOf(root),
      });
    }),
  epoch: (input) => accepted(json(epochFromSeed(bytes(input, 'circleId'), bytes(input, 'seed')))),
  operation: (input) => answer(decodeOperation(bytes(input, 'bytes')), json),
  rotate: (input) => answer(openEpochObject(bytes(input, 'file'), 'rotate', circleOf(input)), epochObject),
  grant: (input) => answer(openEpochObject(bytes(input, 'file'), 'grant', circleOf(input)), epochObject),
  circle: (input) =>
    answer(
      readCircle({
        ...circleOf(input),
        directoryKey: bytes(input, 'directoryKey'),
        seeds: list(input, 'seeds').map(fromHex),
        controlFiles: list(input, 'files').map(fromHex),
        operations: list(input, 'operations').map((encoded) => value(decodeOperation(fromHex(encoded)))),
      }),
      ({ state, keyring, unread }) => ({
        members: [...state.members].map(([id, { role, isIn }]) => [id, role, isIn]),
        recipients: [...state.recipients].sort(),
        holders: [...state.epochs].map(([id, { holders }]) => [id, [...holders].sort()]),
        operations: [...state.operations].map(([id, { voidReason }]) => [id, voidReason ?? 'effective']),
        broken: state.broken.map(({ operation, reason }) => [operation.key, reason]),
        waiting: state.waiting.map(({ key }) => key),
        heads: state.heads.map(toHex),
        epochs: keyring.epochs.map(({ id }) => toHex(id)).sort(),
        sealing: json(sealingEpoch(state, keyring)?.id ?? null),
        unread: json(unread),
      }),
    ),
  envelope: (input) =>
    answer(
      openEnvelope(bytes(input, 'file'), {
        circleId: bytes(input, 'circleId'),
        epochs: list(input, 'seeds').map((seed) => epochFromSeed(bytes(input, 'circleId'), fromHex(seed))),
        deviceOf: (deviceId) =>
          idText(deviceId) === text(input, 'deviceId')
            ? { memberId: bytes(input, 'memberId'), signKey: bytes(input, 'signKey') }
            : undefined,
      }),
      json,
    ),
  changes: (input) => answer(decodeChanges(bytes(input, 'body')), json),
  ack: (input) => answer(decodeAck(bytes(input, 'body')), json),
  documentId: (input) =>
    accepted(
      toHex(
        documentId(
          bytes(input, 'circleId'),
          bytes(input, 'authorId'),
          text(input, 'type') as 'record' | 'text',
          {
            kind: text(input, 'kind'),
            writers: text(input, 'writers') as 'author' | 'all',
            random: bytes(input, 'random'),
          },
        ),
      ),
    ),
  textClient: (input) =>
    accepted(textClientId(bytes(input, 'textId'), bytes(input, 'deviceId'), number(input, 'counter'))),
  textUpdate: (input) =>
    answer(
      checkTextUpdate({
        textId: bytes(input, 'textId'),
        deviceId: bytes(input, 'deviceId'),
        counter: number(input, 'counter'),
        update: JSON.parse(JSON.stringify(input['update'])) as DecodedTextUpdate,
        clockOf: (client) => (input['known'] as Record<string, number>)[String(client)] ?? 0,
      }),
      json,
    ),
  link: (input) => answer(parseInvitationLink(text(input, 'link')), json),
  inviteFile: (input) => answer(decodeInvitationFile(bytes(input, 'file')), json),
  joinRequest: (input) =>
    answer(openJoinRequest(bytes(input, 'file'), bytes(input, 'circleId'), boxKeys(input, 'admit')), json),
  answer: (input) => {
    const link = value(parseInvitationLink(text(input, 'link')));
    const box = boxKeys(input, 'box');
    const own = { device: { box } as OwnDevice, nonce: bytes(input, 'nonce') }; // opening needs the box keys only
    return answer(openAnswer(bytes(input, 'file'), link, own), json);
  },
  safetyNumber: (input) =>
    accepted(safetyNumber(bytes(input, 'circleId'), bytes(input, 'one'), bytes(input, 'other')).join(' ')),
  name: (input) => {
    const parsed = parseName(text(input, 'name'));
    return parsed === undefined ? { outcome: 'no name' } : accepted(json(parsed));
  },
  fileId: (input) => accepted(fileId(bytes(input, 'file'))),
  directory: (input) => accepted(directoryName(bytes(input, 'directoryKey'))),
  feedTag: (input) => accepted(feedTag(bytes(input, 'directoryKey'), bytes(input, 'deviceId'))),
  pack: (input) => answer(decodePack(bytes(input, 'file')), json),
};

/** Any value of the library as JSON; derived texts that repeat an id are left out. */
export function json(from: unknown): Json {
  if (from instanceof Uint8Array) return toHex(from);
  if (Array.isArray(from)) return from.map(json);
  if (typeof from === 'object' && from !== null) {
    return Object.fromEntries(
      Object.entries(from)
        .filter(
          ([name, field]) => field !== undefined && typeof field !== 'function' && !isRepeated(name, from),
        )
        .map(([name, field]) => [name, json(field)]),
    );
  }
  return from as Json;
}

/** An operation's `key` is its id once more. */
function isRepeated(name: string, of: object): boolean {
  return name === 'key' && 'chainSeq' in of;
}

function epochObject(object: {
  epoch: unknown;
  operations: readonly Operation[];
  fitsItself: boolean;
}): Json {
  return { epoch: json(object.epoch), operations: json(object.operations), fitsItself: object.fitsItself };
}

function circleOf(input: Input) {
  const circleId = bytes(input, 'circleId');
  const epochs =
    'seeds' in input ? list(input, 'seeds').map((seed) => epochFromSeed(circleId, fromHex(seed))) : [];
  return { circleId, epochs, boxKeys: 'boxPublic' in input ? [boxKeys(input, 'box')] : [] };
}

function boxKeys(input: Input, name: string) {
  return { publicKey: bytes(input, `${name}Public`), secretKey: bytes(input, `${name}Secret`) };
}

function accepted(output: Json): Answer {
  return { outcome: 'accepted', output };
}

function answer<T>(result: ProtocolResult<T>, output: (value: T) => Json): Answer {
  return result.ok ? accepted(output(result.value)) : { outcome: result.error };
}

function value<T>(result: ProtocolResult<T>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function text(input: Input, name: string): string {
  const field = input[name];
  if (typeof field !== 'string') throw new Error(`No text ${name}`);
  return field;
}

function bytes(input: Input, name: string): Uint8Array {
  return fromHex(text(input, name));
}

function number(input: Input, name: string): number {
  const field = input[name];
  if (typeof field !== 'number') throw new Error(`No number ${name}`);
  return field;
}

function list(input: Input, name: string): readonly string[] {
  const field = input[name];
  if (!Array.isArray(field)) throw new Error(`No list ${name}`);
  return field as readonly string[];
}
