import { createHash, createPublicKey, verify as opensslVerify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../../shared/base/hex.ts';
import { concatBytes } from '../../../../shared/protocol/bytes.ts';
import {
  hash,
  isUsableBoxKey,
  openBox,
  boxKeyPair,
  sealBox,
  sign,
  signKeyPair,
  verify,
} from '../../../../shared/protocol/primitives.ts';
import { sodium } from '../../../../shared/protocol/sodium-ready.ts';
import { flipped, seededRandom, text } from './people.ts';

const random = seededRandom('primitives');
const message = text('the same bytes');

/** Points of small order on Ed25519, in canonical and non-canonical encodings. */
const smallOrder = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '0000000000000000000000000000000000000000000000000000000000000000',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

function openssl(publicKey: Uint8Array, signature: Uint8Array, signed: Uint8Array): boolean {
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]),
    format: 'der',
    type: 'spki',
  });
  return opensslVerify(null, signed, key, signature);
}

describe('the primitives', () => {
  it('H(tag, x) is BLAKE2b-256 over "cp1/", the tag, a zero byte and x', () => {
    const direct = sodium.crypto_generichash(32, text('cp1/op\0abc'), null);
    expect(hash('op', text('a'), text('bc'))).toEqual(direct);
    expect(createHash('blake2b512').update('abc').digest('hex')).toBe(
      sodium.crypto_generichash(64, 'abc', null, 'hex'),
    );
  });

  it('signatures are Ed25519 over the type and the bytes, as another library verifies', () => {
    const keys = signKeyPair(random(32));
    const signature = sign('op', keys.secretKey, message);
    const signed = concatBytes([text('cp1-sig/op\0'), message]);
    expect(verify('op', keys.publicKey, signature, message)).toBe(true);
    expect(openssl(keys.publicKey, signature, signed)).toBe(true);
  });

  // Fails if the type is left out of what is signed: a signature would then serve for another purpose.
  it('a signature of one type is none of another', () => {
    const keys = signKeyPair(random(32));
    expect(verify('cert', keys.publicKey, sign('op', keys.secretKey, message), message)).toBe(false);
  });

  // Fails if a verifier without these checks is used.
  it('case 6: small-order keys and non-canonical values of Ed25519 are refused, whatever another library says', () => {
    for (const hex of smallOrder) {
      const key = fromHex(hex);
      const signature = concatBytes([fromHex(smallOrder[0] ?? ''), new Uint8Array(32)]);
      expect(verify('op', key, signature, message), hex).toBe(false);
    }
    const keys = signKeyPair(random(32));
    const signature = sign('op', keys.secretKey, message);
    // S + L: the same signature in another encoding.
    const order = BigInt('7237005577332262213973186563042994240857116359379907606001950938285454250989');
    const s = littleEndian(signature.subarray(32)) + order;
    const other = concatBytes([signature.subarray(0, 32), fromLittleEndian(s)]);
    expect(verify('op', keys.publicKey, other, message)).toBe(false);
    expect(openssl(keys.publicKey, other, concatBytes([text('cp1-sig/op\0'), message]))).toBe(false);
  });

  it('keys or signatures of a wrong length verify nothing and do not throw', () => {
    expect(verify('op', new Uint8Array(31), new Uint8Array(64), message)).toBe(false);
    expect(verify('op', new Uint8Array(32), new Uint8Array(63), message)).toBe(false);
  });

  it('a sealed box has the layout of crypto_box_seal', () => {
    const keys = boxKeyPair(random(32));
    const sealed = sealBox(random, keys.publicKey, message);
    expect(sodium.crypto_box_seal_open(sealed, keys.publicKey, keys.secretKey)).toEqual(message);
    expect(openBox(keys, sodium.crypto_box_seal(message, keys.publicKey))).toEqual(message);
    expect(openBox(keys, flipped(sealed, 60))).toBeUndefined();
    expect(openBox(keys, new Uint8Array(10))).toBeUndefined();
  });

  it('no box is sealed to a key of low order', () => {
    expect(isUsableBoxKey(new Uint8Array(32))).toBe(false);
    expect(isUsableBoxKey(Uint8Array.of(1, ...new Uint8Array(31)))).toBe(false);
    expect(isUsableBoxKey(boxKeyPair(random(32)).publicKey)).toBe(true);
    expect(toHex(boxKeyPair(new Uint8Array(32)).publicKey)).toHaveLength(64);
  });
});

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes.slice().reverse())}`);
}

function fromLittleEndian(value: bigint): Uint8Array {
  return fromHex(value.toString(16).padStart(64, '0')).reverse();
}
