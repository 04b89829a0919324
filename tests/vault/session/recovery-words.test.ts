import { describe, expect, it } from 'vitest';
import { openTestVault, startTestVault } from '../../support/vault-under-test.ts';
import { otherPassphrase, strongPassphrase } from '../../support/vault-on-disk.ts';

/** Twelve words whose checksum fits, of nobody's vault. */
const strangersWords = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

describe('recovery words', () => {
  it('are shown for the passphrase only, and confirmed by typing two of them', async () => {
    const vault = await openTestVault();
    const confirm = (...typed: { position: number; word: string }[]) =>
      vault.codeOf('vault.confirmRecoveryWords', { typed });
    expect(await confirm({ position: 0, word: 'zoo' }, { position: 1, word: 'zoo' })).toBe(
      'passphrase-needed',
    );
    expect(await vault.codeOf('vault.showRecoveryWords', { passphrase: otherPassphrase })).toBe(
      'passphrase-wrong',
    );
    const { words } = await vault.call('vault.showRecoveryWords', { passphrase: strongPassphrase });
    expect(words).toHaveLength(12);
    const word = (position: number) => ({ position, word: words[position] ?? '' });
    expect(await confirm(word(3), { position: 7, word: `${words[7]}s` })).toBe('recovery-words-wrong');
    expect(await confirm(word(3), word(3))).toBe('recovery-words-wrong');
    expect((await vault.call('vault.state', {})).recoveryConfirmed).toBe(false);
    expect(await confirm(word(11), { position: 2, word: ` ${(words[2] ?? '').toUpperCase()} ` })).toBe(
      'answered',
    );
    expect((await vault.call('vault.state', {})).recoveryConfirmed).toBe(true);
    // They can be shown again, and are the same.
    expect((await vault.call('vault.showRecoveryWords', { passphrase: strongPassphrase })).words).toEqual(
      words,
    );
  });

  it('open the vault when the passphrase is forgotten, and set a new one', async () => {
    const made = await openTestVault();
    const { words } = await made.call('vault.showRecoveryWords', { passphrase: strongPassphrase });
    await made.lock();
    const vault = await startTestVault({ folder: made.folder, time: made.time });
    const unlock = (typed: string, newPassphrase = otherPassphrase) =>
      vault.codeOf('vault.unlockWithWords', { words: typed, newPassphrase });
    expect(await unlock(words.slice(0, 11).join(' '))).toBe('recovery-words-invalid');
    expect(await unlock([...words.slice(0, 11), 'notaword'].join(' '))).toBe('recovery-words-invalid');
    expect(await unlock(strangersWords)).toBe('recovery-words-wrong');
    expect(await unlock(words.join(' '), 'qwerty')).toBe('passphrase-too-weak');
    expect((await vault.call('vault.state', {})).state).toBe('locked');
    const asWritten = words.map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join('\n');
    expect(await unlock(asWritten)).toBe('answered');
    expect(await vault.call('vault.state', {})).toMatchObject({ state: 'open', name: 'Ana' });
    await vault.lock();

    const again = await startTestVault({ folder: made.folder, time: made.time });
    expect(await again.codeOf('vault.unlock', { passphrase: strongPassphrase })).toBe('passphrase-wrong');
    await again.call('vault.unlock', { passphrase: otherPassphrase });
    // The words stay the same whatever the passphrase.
    expect((await again.call('vault.showRecoveryWords', { passphrase: otherPassphrase })).words).toEqual(
      words,
    );
  });
});
