import { createHash } from 'node:crypto';
import { decode, encode } from 'cborg';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import { isAboveCeiling, isBelowFloor, saltBytes } from './derivation.ts';
import type { HeaderFields, Sealed, VaultHeader } from './vault-header.ts';
import {
  entropyBytes,
  headerVersion,
  nonceBytes,
  slotTypes,
  tagBytes,
  vaultIdBytes,
  vaultKeyBytes,
} from './vault-header.ts';

/**
 * The header as bytes: `"ALVAULT1" 8 · version 1 · canonical CBOR · SHA-256 32 of all before`.
 * The frame stays the same in every version, so that an older app can tell "newer" from "damaged";
 * the sum tells a flipped bit from a wrong passphrase (security.md D9). It protects from accidents
 * only: what an attacker could change is the associated data of the slots.
 */
const magic = new TextEncoder().encode('ALVAULT1');
const sumBytes = 32;
const frameBytes = magic.length + 1 + sumBytes;
export const largestHeader = 4096;

const key = { vaultId: 1, slots: 2, type: 1, nonce: 2, box: 3, salt: 4, passes: 5, memoryKiB: 6 } as const;

export function encodeHeader(header: VaultHeader): Uint8Array {
  const body = encode(
    new Map<number, unknown>([
      [key.vaultId, header.vaultId],
      [
        key.slots,
        [
          new Map([...slot(slotTypes.passphrase, header.passphrase), ...derivationFields(header)]),
          slot(slotTypes.recovery, header.recovery),
          slot(slotTypes.entropy, header.entropy),
        ],
      ],
    ]),
  );
  const framed = new Uint8Array(frameBytes + body.length);
  framed.set(magic);
  framed[magic.length] = headerVersion;
  framed.set(body, magic.length + 1);
  framed.set(sumOf(framed.subarray(0, -sumBytes)), framed.length - sumBytes);
  return framed;
}

/** What every slot is bound to besides its own box: the whole rest of the header, and which slot it is. */
export function associatedData(fields: HeaderFields, slotType: number): Uint8Array {
  return encode(
    new Map<number, unknown>([
      [0, 'alongside-vault-header'],
      [1, headerVersion],
      [2, fields.vaultId],
      [3, new Map(derivationFields(fields))],
      [4, slotType],
    ]),
  );
}

/**
 * Reads a header. ExpectedError: `header-damaged` (also for a cost beyond the ceiling: nobody wrote that
 * to be derived), `header-weakened` (cost below the floor), `header-newer`.
 */
export function decodeHeader(bytes: Uint8Array): VaultHeader {
  if (bytes.length < frameBytes || bytes.length > largestHeader) throw damaged();
  if (magic.some((byte, at) => bytes[at] !== byte)) throw damaged();
  const sum = bytes.subarray(-sumBytes);
  if (sumOf(bytes.subarray(0, -sumBytes)).some((byte, at) => sum[at] !== byte)) throw damaged();
  const version = bytes[magic.length];
  if (version !== headerVersion) throw version === 0 ? damaged() : new ExpectedError('header-newer');
  return headerOf(decodeBody(bytes.subarray(magic.length + 1, -sumBytes)));
}

function headerOf(body: Fields): VaultHeader {
  const listed = body.get(key.slots);
  if (!Array.isArray(listed) || body.size !== 2) throw damaged();
  const slots = listed.map(fieldsOf);
  const types = slots.map((each) => each.get(key.type));
  if (types.some((type) => type === slotTypes.keyFile || type === slotTypes.keychain)) {
    throw new ExpectedError('header-newer');
  }
  if (types.join() !== [slotTypes.passphrase, slotTypes.recovery, slotTypes.entropy].join()) throw damaged();
  const [passphrase, recovery, entropy] = slots;
  if (passphrase?.size !== 6 || recovery?.size !== 3 || entropy?.size !== 3) throw damaged();
  const cost = { passes: count(passphrase, key.passes), memoryKiB: count(passphrase, key.memoryKiB) };
  if (isBelowFloor(cost)) throw new ExpectedError('header-weakened');
  if (isAboveCeiling(cost)) throw damaged();
  return {
    vaultId: bytesOf(body, key.vaultId, vaultIdBytes),
    salt: bytesOf(passphrase, key.salt, saltBytes),
    cost,
    passphrase: sealedOf(passphrase, vaultKeyBytes),
    recovery: sealedOf(recovery, vaultKeyBytes),
    entropy: sealedOf(entropy, entropyBytes),
  };
}

type Fields = ReadonlyMap<unknown, unknown>;

function slot(type: number, sealed: Sealed): Map<number, unknown> {
  return new Map<number, unknown>([
    [key.type, type],
    [key.nonce, sealed.nonce],
    [key.box, sealed.box],
  ]);
}

function derivationFields(fields: HeaderFields): [number, unknown][] {
  return [
    [key.salt, fields.salt],
    [key.passes, fields.cost.passes],
    [key.memoryKiB, fields.cost.memoryKiB],
  ];
}

/** Strict and canonical: only the bytes that we would have written ourselves are read. */
function decodeBody(bytes: Uint8Array): Fields {
  let body: unknown;
  try {
    body = decode(bytes, {
      useMaps: true,
      strict: true,
      rejectDuplicateMapKeys: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowBigInt: false,
    });
    if (Buffer.compare(encode(body), bytes) !== 0) throw damaged();
  } catch {
    throw damaged(); // cborg's message could quote what it read
  }
  return fieldsOf(body);
}

function fieldsOf(value: unknown): Fields {
  if (!(value instanceof Map)) throw damaged();
  return value;
}

function count(fields: Fields, at: number): number {
  const value = fields.get(at);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw damaged();
  return value;
}

function bytesOf(fields: Fields, at: number, length: number): Uint8Array {
  const value = fields.get(at);
  if (!(value instanceof Uint8Array) || value.length !== length) throw damaged();
  return new Uint8Array(value);
}

function sealedOf(fields: Fields, secretBytes: number): Sealed {
  return {
    nonce: bytesOf(fields, key.nonce, nonceBytes),
    box: bytesOf(fields, key.box, secretBytes + tagBytes),
  };
}

function sumOf(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

function damaged(): ExpectedError {
  return new ExpectedError('header-damaged');
}
