import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection, wrongSettings } from '../../../electron/vault/database/connection.ts';
import type { DatabaseSetting } from '../../../electron/vault/database/database-settings.ts';
import { databaseSettings } from '../../../electron/vault/database/database-settings.ts';
import { seededRandom, temporaryFolder } from '../../support/vault-on-disk.ts';

const vaultKey = seededRandom('settings')(32);
const open = (settings?: readonly DatabaseSetting[]) =>
  openConnection(join(temporaryFolder(), 'vault.db'), vaultKey, settings);

/** Written out here as security.md has it, so that the list in the code cannot lose a line unnoticed. */
const golden: Record<string, string> = {
  cipher_use_hmac: '1',
  cipher_page_size: '4096',
  cipher_plaintext_header_size: '0',
  cipher_memory_security: '1',
  temp_store: '2',
  secure_delete: '1',
  trusted_schema: '0',
  mmap_size: '0',
  cell_size_check: '1',
  foreign_keys: '1',
  journal_mode: 'wal',
  synchronous: '2',
};

const openWith = (name: string, wrong: string) =>
  open(databaseSettings.map((each) => (each.name === name ? { ...each, set: wrong } : each)));

describe('every connection to the database', () => {
  // This one first: once SQLCipher wipes memory it does so until the process ends.
  it('D4: refuses to open when cipher_memory_security is OFF', () => {
    expect(() => openWith('cipher_memory_security', 'OFF')).toThrow(
      'The database refuses these settings: cipher_memory_security',
    );
  });

  // Fails when: a setting is left out, or changed.
  it('D4: has exactly the settings of the paper', () => {
    const connection = open();
    expect(connection.pragma('cipher_version')).toEqual([expect.stringMatching(/^4\.\d+/)]);
    for (const [name, value] of Object.entries(golden))
      expect([name, connection.pragma(name)]).toEqual([name, [value]]);
    expect(databaseSettings.map(({ name }) => name).toSorted()).toEqual(
      ['cipher_version', ...Object.keys(golden)].toSorted(),
    );
    connection.close();
  });

  // Fails when: a setting is not read back. SQLCipher itself is given the wrong value here.
  it.each([
    ['cipher_use_hmac', 'OFF'],
    ['cipher_page_size', '8192'],
    ['cipher_plaintext_header_size', '32'],
    ['temp_store', 'FILE'],
    ['secure_delete', 'OFF'],
    ['trusted_schema', 'ON'],
    ['cell_size_check', 'OFF'],
    ['foreign_keys', 'OFF'],
    ['journal_mode', 'DELETE'],
    ['synchronous', 'NORMAL'],
    ['synchronous', 'OFF'],
  ])('D4: refuses to open when %s is %s', (name, wrong) => {
    expect(() => openWith(name, wrong)).toThrow(`The database refuses these settings: ${name}`);
  });

  // Fails when: an answer that is missing counts as right (a plain SQLite knows no cipher_… at all).
  it('D4: refuses when a setting answers nothing, or something else', () => {
    const connection = open();
    for (const { name } of databaseSettings) {
      for (const answer of [[], ['something else'], ['1', '1']]) {
        const read = (asked: string) => (asked === name ? answer : connection.pragma(asked));
        expect(wrongSettings(read)).toEqual([name]);
      }
    }
    connection.close();
  });
});
