import { boxKeyPair, hash, prf, signKeyPair } from './primitives.ts';
import type { KeyPair, RandomBytes } from './primitives.ts';
import { certifyDevice } from './device-certificate.ts';
import type { OwnDevice } from './types.ts';
import { utf8 } from './utf8.ts';

const rootLabel = utf8('root');
const paperLabel = utf8('paper');

/** The member's root key in a circle: signs devices in and out. `context`: `cn` for the founder, else the circle id. */
export function rootKeys(ikm: Uint8Array, context: Uint8Array): KeyPair {
  return signKeyPair(prf(ikm, rootLabel, context));
}

/** The member's paper key in a circle: gets every lockbox, so that the phrase alone recovers history. */
export function paperKeys(ikm: Uint8Array, context: Uint8Array): KeyPair {
  return boxKeyPair(prf(ikm, paperLabel, context));
}

export function memberIdOf(rootPublicKey: Uint8Array): Uint8Array {
  return hash('member', rootPublicKey);
}

/** New random keys for this device in one circle, certified by the member's root. */
export function createDevice(root: KeyPair, context: Uint8Array, randomBytes: RandomBytes): OwnDevice {
  const sign = signKeyPair(randomBytes(32));
  const box = boxKeyPair(randomBytes(32));
  const certificate = certifyDevice(root, context, sign, box.publicKey);
  return { memberId: certificate.memberId, deviceId: certificate.deviceId, sign, box, certificate };
}
