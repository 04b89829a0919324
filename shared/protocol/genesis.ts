import { asBytes, asMap, asTuple, asUnsigned, decodeMap, onlyKeys, optional } from './cbor-fields.ts';
import { decodeCbor } from './cbor-reader.ts';
import { cborMap, encodeCbor } from './cbor-writer.ts';
import { concatBytes, equalBytes } from './bytes.ts';
import { certificateFromCbor, certificateToCbor, isCertificateOf } from './device-certificate.ts';
import { memberIdOf } from './identity.ts';
import { limits } from './limits.ts';
import { padded, unpadded } from './padme.ts';
import { aeadOpen, aeadSeal, hash, isUsableBoxKey, kdf, sign, verify } from './primitives.ts';
import type { KeyPair, RandomBytes } from './primitives.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import { preamble, preambleBytes, protocolVersion, readPreamble, suite } from './sealed-frame.ts';
import type { Genesis, OwnDevice } from './types.ts';

/**
 * The founding of a circle (README section 4). `nonce` is `cn`, 32 random bytes chosen before the founder's keys,
 * which are derived with it as their context. The circle's id is the hash of the result.
 */
export function createGenesis(input: {
  readonly nonce: Uint8Array;
  readonly root: KeyPair;
  readonly paperKey: Uint8Array;
  readonly device: OwnDevice;
  readonly supersedes?: Uint8Array;
}): Genesis {
  const { nonce, root, paperKey, device, supersedes } = input;
  const bytes = encodeCbor(
    cborMap([
      [1, protocolVersion],
      [2, suite],
      [3, nonce],
      [
        4,
        cborMap([
          [1, root.publicKey],
          [2, paperKey],
          [3, certificateToCbor(device.certificate)],
        ]),
      ],
      [5, cborMap([[1, protocolVersion]])],
      [6, supersedes],
    ]),
  );
  return {
    circleId: hash('genesis', bytes),
    nonce,
    founder: {
      memberId: device.memberId,
      rootKey: root.publicKey,
      paperKey,
      certificate: device.certificate,
    },
    policy: { versionFloor: protocolVersion },
    ...(supersedes === undefined ? {} : { supersedes }),
    bytes,
    rootSignature: sign('genesis', root.secretKey, bytes),
    deviceSignature: sign('genesis', device.sign.secretKey, bytes),
  };
}

/** The file in `c/`: readable by whoever has the directory key, which the invitation link carries. */
export function sealGenesis(
  genesis: Genesis,
  directoryKey: Uint8Array,
  randomBytes: RandomBytes,
): Uint8Array {
  const associated = concatBytes([preamble('genesis'), randomBytes(24)]);
  const signed = encodeCbor([genesis.bytes, genesis.rootSignature, genesis.deviceSignature]);
  const sealed = aeadSeal(
    kdf(directoryKey, 1),
    associated.subarray(preambleBytes),
    padded([signed]),
    associated,
  );
  return concatBytes([associated, sealed]);
}

/** Opens and verifies a genesis; `other-circle` when it is a valid one of another circle than `circleId`. */
export function openGenesis(
  file: Uint8Array,
  directoryKey: Uint8Array,
  circleId: Uint8Array,
): ProtocolResult<Genesis> {
  return attempt(() => {
    readPreamble(file, 'genesis', limits.bundleBytes);
    const head = preambleBytes + 24;
    if (file.length < head) refuse('malformed');
    const nonce = file.subarray(preambleBytes, head);
    const plain = aeadOpen(kdf(directoryKey, 1), nonce, file.subarray(head), file.subarray(0, head));
    if (plain === undefined) return refuse('decryption-failed');
    const genesis = decodeGenesis(unpadded(plain));
    if (!equalBytes(genesis.circleId, circleId)) refuse('other-circle');
    return genesis;
  });
}

function decodeGenesis(signed: Uint8Array): Genesis {
  const [bytesField, rootSignature, deviceSignature] = asTuple(decodeCbor(signed), 3);
  if (!(bytesField instanceof Uint8Array)) return refuse('malformed');
  const map = onlyKeys(decodeMap(bytesField), 6);
  if (asUnsigned(map.get(1)) !== protocolVersion) refuse('version-newer');
  if (asUnsigned(map.get(2)) !== suite) refuse('suite-unknown');
  const founder = onlyKeys(asMap(map.get(4)), 3);
  const rootKey = asBytes(founder.get(1), 32);
  const nonce = asBytes(map.get(3), 32);
  const supersedes = optional(map.get(6), (value) => asBytes(value, 32));
  const genesis: Genesis = {
    circleId: hash('genesis', bytesField),
    nonce,
    founder: {
      memberId: memberIdOf(rootKey),
      rootKey,
      paperKey: asBytes(founder.get(2), 32),
      certificate: certificateFromCbor(founder.get(3)),
    },
    policy: { versionFloor: asUnsigned(asMap(map.get(5)).get(1)) },
    ...(supersedes === undefined ? {} : { supersedes }),
    bytes: bytesField,
    rootSignature: asBytes(rootSignature, 64),
    deviceSignature: asBytes(deviceSignature, 64),
  };
  verifyGenesis(genesis);
  return genesis;
}

function verifyGenesis(genesis: Genesis): void {
  const { rootKey, paperKey, certificate } = genesis.founder;
  if (!isCertificateOf(certificate, rootKey, genesis.nonce)) refuse('certificate-wrong');
  if (!verify('genesis', rootKey, genesis.rootSignature, genesis.bytes)) refuse('signature-wrong');
  if (!verify('genesis', certificate.signKey, genesis.deviceSignature, genesis.bytes))
    refuse('signature-wrong');
  if (!isUsableBoxKey(paperKey) || !isUsableBoxKey(certificate.boxKey)) refuse('key-unusable');
}
