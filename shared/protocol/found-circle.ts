import { createGenesis, sealGenesis } from './genesis.ts';
import { createDevice, paperKeys, rootKeys } from './identity.ts';
import { controlFileName } from './mailbox-names.ts';
import type { RandomBytes } from './primitives.ts';
import { wipe } from './primitives.ts';
import { resolve } from './resolve.ts';
import { createRotation } from './sealing-epoch.ts';
import type { Rotation } from './sealing-epoch.ts';
import type { Genesis, OwnDevice } from './types.ts';

export interface FoundedCircle {
  readonly genesis: Genesis;
  /** Secret, 32 bytes: finds and names the circle's objects in a mailbox; it travels in every invitation. */
  readonly directoryKey: Uint8Array;
  readonly device: OwnDevice;
  /** The two first objects of `c/`: the genesis, and ROTATE 0 with the first epoch. */
  readonly genesisFile: Uint8Array;
  readonly genesisName: string;
  readonly rotation: Rotation;
}

/** Founds a circle. A circle of one with no carrier ("Just me") is founded in the same way. */
export function foundCircle(input: {
  readonly ikm: Uint8Array;
  readonly randomBytes: RandomBytes;
  readonly supersedes?: Uint8Array;
}): FoundedCircle {
  const { ikm, randomBytes, supersedes } = input;
  const nonce = randomBytes(32);
  const directoryKey = randomBytes(32);
  const root = rootKeys(ikm, nonce);
  const paper = paperKeys(ikm, nonce);
  const device = createDevice(root, nonce, randomBytes);
  const genesis = createGenesis({
    nonce,
    root,
    paperKey: paper.publicKey,
    device,
    ...(supersedes === undefined ? {} : { supersedes }),
  });
  wipe(root.secretKey, paper.secretKey);
  const genesisFile = sealGenesis(genesis, directoryKey, randomBytes);
  const state = resolve(genesis, []);
  const keyring = { epochs: [], wraps: new Map(), sound: new Set<string>() };
  return {
    genesis,
    directoryKey,
    device,
    genesisFile,
    genesisName: controlFileName(genesisFile),
    rotation: createRotation({ state, keyring, device, randomBytes }),
  };
}
