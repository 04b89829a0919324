import { describe, expect, it } from 'vitest';
import { encodeCbor, cborMap } from '../../../../shared/protocol/cbor-writer.ts';
import { createGenesis, openGenesis, sealGenesis } from '../../../../shared/protocol/genesis.ts';
import { createDevice, rootKeys } from '../../../../shared/protocol/identity.ts';
import { kindOf } from '../../../../shared/protocol/protocol.ts';
import { codeOf, flipped, founder, ikmOf, reading, valueOf } from './people.ts';

describe('the genesis of a circle', () => {
  const ana = founder('Ana');
  const file = ana.controlFiles[0] ?? new Uint8Array();

  it('is read by whoever has the directory key and knows the circle', () => {
    const genesis = valueOf(openGenesis(file, ana.directoryKey, ana.circleId));
    expect(genesis.founder.memberId).toEqual(ana.device.memberId);
    expect(kindOf(file)).toBe('genesis');
  });

  it('with ROTATE 0 is a circle of one, for "Just me" as for every other', () => {
    const { state, keyring } = reading(ana);
    expect([...state.members.values()].map(({ role }) => role)).toEqual(['host']);
    expect(keyring.epochs).toHaveLength(1);
  });

  it('case 1: with any byte flipped is refused', () => {
    for (let at = 0; at < file.length; at++) {
      const result = openGenesis(flipped(file, at, at % 8), ana.directoryKey, ana.circleId);
      expect(codeOf(result), `byte ${at}`).not.toBe('accepted');
    }
  });

  // Fails if the hash is not compared with the id from the link.
  it('case 45: of another circle is told apart', () => {
    const other = founder('Mallory');
    const replaced = sealGenesis(reading(other).state.genesis, ana.directoryKey, ana.random);
    expect(codeOf(openGenesis(replaced, ana.directoryKey, ana.circleId))).toBe('other-circle');
    expect(codeOf(openGenesis(file, other.directoryKey, ana.circleId))).toBe('decryption-failed');
  });

  // Fails if one of the four signatures is not verified.
  it('with a signature or certificate that is not its founder’s is refused', () => {
    const { genesis } = reading(ana).state;
    const reopened = (changed: object): string => {
      const sealed = sealGenesis({ ...genesis, ...changed }, ana.directoryKey, ana.random);
      return codeOf(openGenesis(sealed, ana.directoryKey, ana.circleId));
    };
    expect(reopened({ rootSignature: new Uint8Array(64) })).toBe('signature-wrong');
    expect(reopened({ deviceSignature: new Uint8Array(64) })).toBe('signature-wrong');

    const nonce = ana.random(32);
    const root = rootKeys(ikmOf('Ana'), nonce);
    const elsewhere = createDevice(root, ana.random(32), ana.random);
    const crooked = createGenesis({ nonce, root, paperKey: ana.device.box.publicKey, device: elsewhere });
    const sealed = sealGenesis(crooked, ana.directoryKey, ana.random);
    expect(codeOf(openGenesis(sealed, ana.directoryKey, crooked.circleId))).toBe('certificate-wrong');
  });

  it('case 77: with a low-order key is refused', () => {
    const nonce = ana.random(32);
    const root = rootKeys(ikmOf('Ana'), nonce);
    const device = createDevice(root, nonce, ana.random);
    const bad = createGenesis({ nonce, root, paperKey: new Uint8Array(32), device });
    const sealed = sealGenesis(bad, ana.directoryKey, ana.random);
    expect(codeOf(openGenesis(sealed, ana.directoryKey, bad.circleId))).toBe('key-unusable');
  });

  it('case 9: of a later version is kept for later', () => {
    const { genesis } = reading(ana).state;
    const bytes = encodeCbor(cborMap([[1, 2]]));
    const sealed = sealGenesis({ ...genesis, bytes }, ana.directoryKey, ana.random);
    expect(codeOf(openGenesis(sealed, ana.directoryKey, ana.circleId))).toBe('version-newer');
  });

  it('can name the circle that it continues', () => {
    const nonce = ana.random(32);
    const root = rootKeys(ikmOf('Ana'), nonce);
    const device = createDevice(root, nonce, ana.random);
    const paperKey = ana.device.box.publicKey;
    const genesis = createGenesis({ nonce, root, paperKey, device, supersedes: ana.circleId });
    const sealed = sealGenesis(genesis, ana.directoryKey, ana.random);
    expect(valueOf(openGenesis(sealed, ana.directoryKey, genesis.circleId)).supersedes).toEqual(ana.circleId);
  });
});
