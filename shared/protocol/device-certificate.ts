import { asBytes, asTuple, asUnsigned, decodeMap, onlyKeys } from './cbor-fields.ts';
import { cborMap, encodeCbor } from './cbor-writer.ts';
import type { Cbor } from './cbor-writer.ts';
import { hash, sign, verify } from './primitives.ts';
import type { KeyPair } from './primitives.ts';
import { equalBytes } from './bytes.ts';
import { refuse } from './protocol-error.ts';
import type { DeviceCertificate } from './types.ts';

/** Makes the certificate of README section 3: signed by the root, and by the device as proof that it has the key. */
export function certifyDevice(
  root: KeyPair,
  context: Uint8Array,
  device: KeyPair,
  boxKey: Uint8Array,
): DeviceCertificate {
  const memberId = hash('member', root.publicKey);
  const bytes = encodeCbor(
    cborMap([
      [1, 1],
      [2, context],
      [3, memberId],
      [4, device.publicKey],
      [5, boxKey],
    ]),
  );
  return {
    context,
    memberId,
    deviceId: hash('device', device.publicKey),
    signKey: device.publicKey,
    boxKey,
    bytes,
    rootSignature: sign('cert', root.secretKey, bytes),
    deviceSignature: sign('cert', device.secretKey, bytes),
  };
}

export function certificateToCbor(certificate: DeviceCertificate): Cbor {
  return [certificate.bytes, certificate.rootSignature, certificate.deviceSignature];
}

/** Reads a certificate without checking its signatures. Runs inside `attempt`. */
export function certificateFromCbor(value: Cbor | undefined): DeviceCertificate {
  const [bytesField, root, device] = asTuple(value, 3);
  if (!(bytesField instanceof Uint8Array) || bytesField.length > 512) return refuse('malformed');
  const map = onlyKeys(decodeMap(bytesField), 5);
  if (asUnsigned(map.get(1)) !== 1) refuse('certificate-wrong');
  const signKey = asBytes(map.get(4), 32);
  return {
    context: asBytes(map.get(2), 32),
    memberId: asBytes(map.get(3), 32),
    deviceId: hash('device', signKey),
    signKey,
    boxKey: asBytes(map.get(5), 32),
    bytes: bytesField,
    rootSignature: asBytes(root, 64),
    deviceSignature: asBytes(device, 64),
  };
}

/** Whether the certificate binds its device to the owner of `rootKey` in `context`. */
export function isCertificateOf(
  certificate: DeviceCertificate,
  rootKey: Uint8Array,
  context: Uint8Array,
): boolean {
  return (
    equalBytes(certificate.memberId, hash('member', rootKey)) &&
    equalBytes(certificate.context, context) &&
    verify('cert', rootKey, certificate.rootSignature, certificate.bytes) &&
    verify('cert', certificate.signKey, certificate.deviceSignature, certificate.bytes)
  );
}
