/** Takes the lock of a vault, says how that went, and holds it until its standard input is closed. */
import { writeSync } from 'node:fs';
import { ExpectedError } from '../../../../shared/errors/error-codes.ts';
import { takeVaultLock } from '../../../../electron/vault/keyslots/vault-lock-file.ts';

const [file = '', name = ''] = process.argv.slice(2);
writeSync(1, 'ready\n');
process.stdin.once('data', () => {
  try {
    takeVaultLock(file, name);
    writeSync(1, 'held\n');
  } catch (error) {
    writeSync(1, `${error instanceof ExpectedError ? error.message : 'a bug'}\n`);
  }
});
