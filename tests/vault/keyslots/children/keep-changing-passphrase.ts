/** Changes the passphrase of a vault to and fro, as fast as it can, until it is killed. */
import { createHash, randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { DeriveKey } from '../../../../electron/vault/keyslots/derivation.ts';
import { readHeader, writeHeader } from '../../../../electron/vault/keyslots/header-file.ts';
import { placesIn } from '../../../../electron/vault/keyslots/vault-folder.ts';
import { changePassphrase } from '../../../../electron/vault/keyslots/vault-keys.ts';

const [folder = '', first = '', second = ''] = process.argv.slice(2);
const places = placesIn(folder);
const random = (length: number) => new Uint8Array(randomBytes(length));

/** The same as `quickDerivation` of the tests, which this process cannot import. */
const derive: DeriveKey = (passphrase, salt, cost) =>
  Promise.resolve(
    new Uint8Array(
      createHash('sha256').update(passphrase).update(salt).update(JSON.stringify(cost)).digest(),
    ),
  );

for (let [current, next] = [first, second]; ; [current, next] = [next, current]) {
  writeSync(1, 'changing\n');
  writeHeader(
    places.header,
    await changePassphrase({ header: readHeader(places.header), current, next, derive, random }),
  );
}
