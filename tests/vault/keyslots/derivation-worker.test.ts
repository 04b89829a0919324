import { describe, expect, it } from 'vitest';
import worker from '../../../electron/vault/keyslots/derivation-worker.ts?modulePath';
import { deriveHere } from '../../../electron/vault/keyslots/argon2id.ts';
import { costFloor } from '../../../electron/vault/keyslots/derivation.ts';
import { deriveInWorker } from '../../../electron/vault/keyslots/start-derivation.ts';
import { createVaultKeys, unlockWithPassphrase } from '../../../electron/vault/keyslots/vault-keys.ts';
import { seededRandom, strongPassphrase } from '../../support/vault-on-disk.ts';

const salt = new Uint8Array(16).fill(9);
const passphrase = () => new TextEncoder().encode(strongPassphrase);

describe('deriving a key in a worker', () => {
  // Fails when: the algorithm, its parameters or their order are changed (old vaults would not open).
  // The expected bytes come from the reference implementation: `argon2 -id -t 3 -k 65536 -p 1 -l 32`.
  it('D2: is Argon2id as everybody else computes it', async () => {
    const bytes = new TextEncoder().encode('password');
    const key = await deriveInWorker(worker)(bytes, new TextEncoder().encode('somesaltsomesalt'), costFloor);
    expect(Buffer.from(key).toString('hex')).toBe(
      '7664ad4ba1a3c999fcdd0991ffc2270f78302d2383233db5e7befc85d1bb1819',
    );
  });

  it('gives the same key as deriving here, and opens what was made so', async () => {
    const derive = deriveInWorker(worker);
    expect(await derive(passphrase(), salt, costFloor)).toEqual(
      await deriveHere(passphrase(), salt, costFloor),
    );
    const random = seededRandom('worker');
    const made = await createVaultKeys({ passphrase: strongPassphrase, cost: costFloor, derive, random });
    const opening = { header: made.header, passphrase: strongPassphrase, derive: deriveHere };
    expect((await unlockWithPassphrase(opening)).vaultKey).toEqual(made.vaultKey);
  });

  // Fails when: the passphrase is copied to the worker and left here.
  it('E3: takes the bytes of the passphrase with it', async () => {
    const derive = deriveInWorker(worker);
    const whole = passphrase();
    const part = new Uint8Array(64).fill(5).subarray(10, 20);
    await Promise.all([derive(whole, salt, costFloor), derive(part, salt, costFloor)]);
    expect(whole.byteLength).toBe(0);
    expect(part.every((byte) => byte === 0)).toBe(true);
  });

  // Fails when: the worker is not ended (its WebAssembly memory never shrinks).
  it('D2: gives back the memory that it took', async () => {
    const derive = deriveInWorker(worker);
    const big = { passes: 3, memoryKiB: 256 * 1024 };
    await derive(passphrase(), salt, costFloor);
    const before = process.memoryUsage().rss;
    await derive(passphrase(), salt, big);
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(128);
  });

  it('says so when the worker cannot be started or ends without a key', async () => {
    const missing = deriveInWorker(`${worker}.missing.mjs`);
    await expect(missing(passphrase(), salt, costFloor)).rejects.toThrow('Cannot find module');
    const silent = deriveInWorker(new URL('data:text/javascript,process.exit(3)'));
    await expect(silent(passphrase(), salt, costFloor)).rejects.toThrow('without a key');
    const impossible = deriveInWorker(worker);
    await expect(impossible(passphrase(), new Uint8Array(3), costFloor)).rejects.toThrow('salt');
  });
});
