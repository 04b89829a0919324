import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placesIn } from '../../../electron/vault/keyslots/vault-folder.ts';
import { openTestVault, startTestVault, unlockTestVault } from '../../support/vault-under-test.ts';
import { reopenedVault, strongPassphrase } from '../../support/vault-on-disk.ts';

/** A vault that was made and locked. */
async function lockedVault() {
  const vault = await openTestVault();
  await vault.lock();
  return { folder: vault.folder, time: vault.time, places: placesIn(vault.folder) };
}

function change(file: string, at: number, to: (byte: number) => number): void {
  const bytes = readFileSync(file);
  bytes[at] = to(bytes[at] ?? 0);
  writeFileSync(file, bytes);
}

/** As a later app would write it: the frame and its sum stay as they are. */
function ofNextVersion(header: string): void {
  change(header, 8, (version) => version + 1);
  const body = readFileSync(header).subarray(0, -32);
  writeFileSync(header, Buffer.concat([body, createHash('sha256').update(body).digest()]));
}

describe('a vault that does not open', () => {
  it('is in use while another process has it, and free when that one has locked', async () => {
    const first = await openTestVault();
    const second = await startTestVault({ folder: first.folder });
    expect(await second.codeOf('vault.unlock', { passphrase: strongPassphrase })).toBe('vault-in-use');
    expect(await second.call('vault.state', {})).toMatchObject({ state: 'in-use', problem: 'vault-in-use' });
    await first.call('settings.change', { theme: 'dark' });
    await first.lock();
    await second.call('vault.unlock', { passphrase: strongPassphrase });
    expect((await second.call('vault.state', {})).state).toBe('open');
  });

  // Fails when: two of these share a code, or the screen is not told which it is before anyone types.
  it.each<[string, string, (at: ReturnType<typeof placesIn>) => void]>([
    [
      'a flipped bit in the header',
      'header-damaged',
      ({ header }) => change(header, 100, (byte) => byte ^ 1),
    ],
    [
      'a header cut short',
      'header-damaged',
      ({ header }) => writeFileSync(header, readFileSync(header).subarray(0, 60)),
    ],
    ['no header', 'header-damaged', ({ header }) => rmSync(header)],
    ['a header of a later version', 'header-newer', ({ header }) => ofNextVersion(header)],
  ])('D9: with %s says %s before anyone types', async (_what, problem, harm) => {
    const { folder, places } = await lockedVault();
    copyFileSync(places.header, join(folder, 'kept'));
    harm(places);
    const vault = await startTestVault({ folder });
    expect(await vault.call('vault.state', {})).toMatchObject({ state: 'damaged', problem });
    expect(await vault.codeOf('vault.unlock', { passphrase: strongPassphrase })).toBe(problem);
    // Nothing was lost by trying: with the header as it was, everything is there.
    copyFileSync(join(folder, 'kept'), places.header);
    await vault.call('vault.unlock', { passphrase: strongPassphrase });
    expect((await vault.call('vault.state', {})).name).toBe('Ana');
  });

  it('D9: with a damaged database says so after the passphrase fits, and not that it was wrong', async () => {
    const { folder, places } = await lockedVault();
    change(places.database, 200, (byte) => byte ^ 1);
    const vault = await startTestVault({ folder });
    expect((await vault.call('vault.state', {})).state).toBe('locked');
    expect(await vault.codeOf('vault.unlock', { passphrase: strongPassphrase })).toBe('database-damaged');
    expect(await vault.call('vault.state', {})).toMatchObject({
      state: 'damaged',
      problem: 'database-damaged',
    });
    change(places.database, 200, (byte) => byte ^ 1);
    await vault.call('vault.unlock', { passphrase: strongPassphrase });
    expect(await vault.call('vault.state', {})).toMatchObject({ state: 'open', problem: null });
  });

  it('D9: of a later version of the app is left as it is', async () => {
    const { folder } = await lockedVault();
    const database = await reopenedVault(folder);
    database.database.write((tx) => tx.all('PRAGMA user_version = 99'));
    database.close();
    const vault = await startTestVault({ folder });
    expect(await vault.codeOf('vault.unlock', { passphrase: strongPassphrase })).toBe('database-newer');
    expect(await vault.call('vault.state', {})).toMatchObject({
      state: 'damaged',
      problem: 'database-newer',
    });
  });

  it('opens for the passphrase after all that', async () => {
    const { folder } = await lockedVault();
    const vault = await unlockTestVault({ folder });
    expect((await vault.call('vault.state', {})).problem).toBeNull();
  });
});
