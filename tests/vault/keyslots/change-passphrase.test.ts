import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import child from './children/keep-changing-passphrase.ts?modulePath';
import { openVault } from '../../../electron/vault/database/open-vault.ts';
import type { Disk } from '../../../electron/vault/keyslots/disk.ts';
import { readHeader, writeHeader } from '../../../electron/vault/keyslots/header-file.ts';
import { recoveryWordsOf } from '../../../electron/vault/keyslots/recovery-words.ts';
import { placesIn } from '../../../electron/vault/keyslots/vault-folder.ts';
import {
  changePassphrase,
  unlockWithPassphrase,
  unlockWithRecoveryWords,
} from '../../../electron/vault/keyslots/vault-keys.ts';
import {
  changeVaultPassphrase,
  revealVaultEntropy,
  withWordsAndNewPassphrase,
} from '../../../electron/vault/keyslots/vault-passphrase.ts';
import { brokenDisk } from '../../support/broken-disk.ts';
import { killAfter } from '../../support/kill-while.ts';
import {
  codeOf,
  newVault,
  otherPassphrase,
  quickDerivation as derive,
  reopenedVault,
  strongPassphrase,
  temporaryFolder,
  vaultGround,
} from '../../support/vault-on-disk.ts';

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Which of the two passphrases open the header that is on the disk now. */
async function openingPassphrases(folder: string): Promise<string[]> {
  const header = readHeader(placesIn(folder).header);
  const opening: string[] = [];
  for (const passphrase of [strongPassphrase, otherPassphrase]) {
    const code = await codeOf(() => unlockWithPassphrase({ header, passphrase, derive }));
    if (code === 'nothing failed') opening.push(passphrase);
  }
  return opening;
}

describe('changing the passphrase of a vault', () => {
  // Fails when: changing the passphrase rekeys or touches the database in any way.
  it('D1: leaves the database as it is, byte for byte, and replaces the header in one step', async () => {
    const folder = temporaryFolder();
    const vault = await newVault(folder);
    vault.database.write((tx) => tx.run("INSERT INTO meta VALUES ('kept', x'01')"));
    const words = recoveryWordsOf(vault.entropy);
    vault.close();
    const { database, header } = placesIn(folder);
    const before = { database: hashOf(database), header: hashOf(header), files: readdirSync(folder) };

    const ground = vaultGround('change');
    const changing = { folder, personal: [], current: strongPassphrase, next: otherPassphrase };
    await changeVaultPassphrase({ ...changing, ...ground });

    expect(hashOf(database)).toBe(before.database);
    expect(hashOf(header)).not.toBe(before.header);
    expect(readdirSync(folder)).toEqual(before.files);
    expect(await openingPassphrases(folder)).toEqual([otherPassphrase]);
    await unlockWithRecoveryWords({ header: readHeader(header), words });
    const again = await reopenedVault(folder, otherPassphrase);
    expect(again.database.read((tx) => tx.get("SELECT key FROM meta WHERE key = 'kept'"))).toBeDefined();
  });

  it('refuses a wrong current one, which counts as a try, and a weak next one', async () => {
    const folder = temporaryFolder();
    (await newVault(folder)).close();
    const changing = { folder, personal: [], ...vaultGround('wrong') };
    const wrong = () => changeVaultPassphrase({ ...changing, current: 'not this', next: otherPassphrase });
    const weak = () => changeVaultPassphrase({ ...changing, current: strongPassphrase, next: 'password' });
    expect(await codeOf(weak)).toBe('passphrase-too-weak');
    for (let time = 0; time < 4; time++) expect(await codeOf(wrong)).toBe('passphrase-wrong');
    expect(await codeOf(wrong)).toBe('unlock-delayed');
    const asking = { folder, passphrase: strongPassphrase, ...vaultGround('asking') };
    expect(await codeOf(() => revealVaultEntropy(asking))).toBe('unlock-delayed');
    expect(await openingPassphrases(folder)).toEqual([strongPassphrase]);
  });

  it('works with the recovery words, on a locked vault, and opens it', async () => {
    const folder = temporaryFolder();
    const vault = await newVault(folder);
    const words = recoveryWordsOf(vault.entropy);
    vault.close();
    const ground = vaultGround('words');
    const next = { folder, words, next: otherPassphrase, personal: [], ...ground };
    const weak = { ...next, next: 'password' };
    const opening = (setting: typeof next) =>
      openVault({ folder, unlock: withWordsAndNewPassphrase(setting), ...ground });
    expect(await codeOf(() => opening(weak))).toBe('passphrase-too-weak');
    const opened = await opening(next);
    expect(opened.entropy).toEqual(vault.entropy);
    opened.close();
    expect(await openingPassphrases(folder)).toEqual([otherPassphrase]);
    const entropy = await revealVaultEntropy({ folder, passphrase: otherPassphrase, ...ground });
    expect(recoveryWordsOf(entropy)).toBe(words);
  });

  // Fails when: the header is written in place, or the old one is removed first.
  it('D1: leaves exactly one passphrase that opens, whichever step on the disk fails', async () => {
    const folder = temporaryFolder();
    (await newVault(folder)).close();
    const file = placesIn(folder).header;
    const { random } = vaultGround('steps');
    const change = async (current: string, next: string, disk?: Disk) => {
      const changed = await changePassphrase({ header: readHeader(file), current, next, derive, random });
      writeHeader(file, changed, disk);
    };
    for (let step = 1; step <= 7; step++) {
      await codeOf(() => change(strongPassphrase, otherPassphrase, brokenDisk(step)));
      const [opens, ...more] = await openingPassphrases(folder);
      expect(more).toEqual([]);
      expect(opens).toBe(step <= 6 ? strongPassphrase : otherPassphrase);
    }
    await change(otherPassphrase, strongPassphrase);
    expect(await openingPassphrases(folder)).toEqual([strongPassphrase]);
  });

  it('D1: leaves exactly one passphrase that opens, killed at any time', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    (await newVault(folder)).close();
    let current = strongPassphrase;
    const outcomes = new Set<string>();
    for (let kill = 1; kill <= 15; kill++) {
      const next = current === strongPassphrase ? otherPassphrase : strongPassphrase;
      await killAfter(kill, child, [folder, current, next]);
      const opening = await openingPassphrases(folder);
      expect(opening).toHaveLength(1);
      current = opening[0] ?? '';
      outcomes.add(current);
    }
    expect(outcomes.size).toBe(2); // otherwise nothing was changed at all, and the kills proved nothing
    const vault = await reopenedVault(folder, current);
    vault.database.demandSound();
    expect(readdirSync(join(folder)).filter((name) => name.startsWith('vault.header')).length).toBeLessThan(
      3,
    );
  });
});
