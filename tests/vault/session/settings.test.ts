import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultSettings } from '../../../shared/features/settings/settings-contract.ts';
import { openTestVault, startTestVault } from '../../support/vault-under-test.ts';

it('settings are read and changed before anyone unlocks, and outlive the process', async () => {
  const vault = await startTestVault();
  expect(await vault.call('settings.read', {})).toEqual(defaultSettings);
  await vault.call('settings.change', { theme: 'dark', autoLockMinutes: 5 });
  // Main hears of them: it keeps the idle time and the window's colours.
  expect(vault.told.at(-1)).toEqual({
    tell: 'settings',
    settings: { ...defaultSettings, theme: 'dark', autoLockMinutes: 5 },
  });
  const again = await startTestVault({ folder: vault.folder });
  expect(await again.call('settings.read', {})).toMatchObject({
    theme: 'dark',
    autoLockMinutes: 5,
    language: 'en',
  });
  const file = join(vault.folder, 'settings.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).not.toContain('Ana');
});

it('a settings file that someone broke means the defaults, never a failure', async () => {
  const vault = await startTestVault();
  await vault.call('settings.change', { theme: 'dark' });
  for (const text of ['', '{', '[]', 'null', '"dark"', '{"theme":"purple"}', 'x'.repeat(20_000)]) {
    writeFileSync(join(vault.folder, 'settings.json'), text);
    const again = await startTestVault({ folder: vault.folder });
    expect(await again.call('settings.read', {})).toEqual(defaultSettings);
  }
});

it('what the app is made of, and where the vault lies, is for its owner alone', async () => {
  const locked = await startTestVault();
  expect(await locked.codeOf('settings.about', {})).toBe('vault-locked');
  const vault = await openTestVault();
  expect(await vault.call('settings.about', {})).toEqual({
    version: '0.0.0',
    runtime: [],
    licences: [],
    vaultFolder: vault.folder,
  });
});
