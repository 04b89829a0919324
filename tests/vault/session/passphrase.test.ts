import { describe, expect, it } from 'vitest';
import {
  type CallRefused,
  openTestVault,
  startTestVault,
  unlockTestVault,
} from '../../support/vault-under-test.ts';
import { otherPassphrase, strongPassphrase } from '../../support/vault-on-disk.ts';

describe('making a vault', () => {
  it('needs a passphrase that is hard to guess, says why not, and offers a good one', async () => {
    const vault = await startTestVault();
    expect((await vault.call('vault.state', {})).state).toBe('missing');
    expect(await vault.codeOf('vault.unlock', { passphrase: strongPassphrase })).toBe('vault-missing');
    const refused = await vault
      .call('vault.create', { name: 'Ana', passphrase: 'password1' })
      .catch((e: unknown) => e);
    expect((refused as CallRefused).appError).toMatchObject({ code: 'passphrase-too-weak' });
    expect((refused as CallRefused).appError.reason).not.toBe('');
    expect(await vault.call('vault.judgePassphrase', { passphrase: 'password1' })).toMatchObject({
      accepted: false,
    });
    const { passphrase } = await vault.call('vault.suggestPassphrase', {});
    expect(await vault.call('vault.judgePassphrase', { passphrase })).toEqual({
      score: 4,
      accepted: true,
      reason: '',
    });
    await vault.call('vault.create', { name: 'Ana', passphrase });
    expect(await vault.call('vault.state', {})).toMatchObject({
      state: 'open',
      name: 'Ana',
      recoveryConfirmed: false,
    });
  });

  it('refuses a passphrase made of the chosen name', async () => {
    const vault = await startTestVault();
    const name = 'Anastasia Wintergreen';
    expect(await vault.codeOf('vault.create', { name, passphrase: 'anastasia wintergreen' })).toBe(
      'passphrase-too-weak',
    );
    expect((await vault.call('vault.state', {})).state).toBe('missing');
  });

  it('is refused where one is, open or locked', async () => {
    const vault = await openTestVault();
    const again = { name: 'Eve', passphrase: otherPassphrase };
    expect(await vault.codeOf('vault.create', again)).toBe('vault-exists');
    expect(await vault.codeOf('vault.unlock', { passphrase: strongPassphrase })).toBe('vault-exists');
    await vault.lock();
    const locked = await startTestVault({ folder: vault.folder });
    expect(await locked.codeOf('vault.create', again)).toBe('vault-exists');
    await locked.call('vault.unlock', { passphrase: strongPassphrase });
    expect((await locked.call('vault.state', {})).name).toBe('Ana');
  });
});

describe('unlocking', () => {
  // Fails when: a wrong try is not counted, the wait does not grow, or a restart ends it.
  it('B7: waits longer after each wrong try, and a restart does not end the wait', async () => {
    const made = await openTestVault();
    await made.lock();
    let vault = await startTestVault({ folder: made.folder, time: made.time });
    const seconds = [0, 0, 0, 1, 2, 5, 10, 30];
    for (const wait of seconds) {
      expect(await vault.codeOf('vault.unlock', { passphrase: otherPassphrase })).toBe('passphrase-wrong');
      vault = await startTestVault({ folder: made.folder, time: made.time });
      expect((await vault.call('vault.state', {})).retryInMs).toBe(wait * 1000);
      if (wait === 0) continue;
      await vault.time.move(wait * 1000 - 1);
      const early = await vault
        .call('vault.unlock', { passphrase: strongPassphrase })
        .catch((e: unknown) => e);
      expect((early as CallRefused).appError).toEqual({ code: 'unlock-delayed', retryInMs: 1 });
      await vault.time.move(1);
    }
    await vault.call('vault.unlock', { passphrase: strongPassphrase });
    await vault.lock();
    const after = await startTestVault({ folder: made.folder, time: made.time });
    expect((await after.call('vault.state', {})).retryInMs).toBe(0);
  });

  it('makes one try at a time', async () => {
    const made = await openTestVault();
    await made.lock();
    const vault = await startTestVault({ folder: made.folder });
    const both = await Promise.all([
      vault.codeOf('vault.unlock', { passphrase: strongPassphrase }),
      vault.codeOf('vault.unlock', { passphrase: strongPassphrase }),
    ]);
    expect(both.toSorted()).toEqual(['answered', 'vault-busy']);
  });

  it('locks by call: every port hears no more, and the process is told to end', async () => {
    const vault = await openTestVault();
    void vault.call('vault.lock', {});
    await vault.lock();
    expect(vault.told.at(-1)).toEqual({ tell: 'locked' });
    const again = await unlockTestVault({ folder: vault.folder });
    expect((await again.call('vault.state', {})).state).toBe('open');
  });
});

describe('changing the passphrase', () => {
  it('needs the present one and a strong next one; afterwards only the next one opens', async () => {
    const vault = await openTestVault();
    const change = (current: string, next: string) =>
      vault.codeOf('vault.changePassphrase', { current, next });
    expect(await change(otherPassphrase, otherPassphrase)).toBe('passphrase-wrong');
    expect(await change(strongPassphrase, 'letmein')).toBe('passphrase-too-weak');
    expect(await change(strongPassphrase, otherPassphrase)).toBe('answered');
    await vault.lock();
    const again = await startTestVault({ folder: vault.folder });
    expect(await again.codeOf('vault.unlock', { passphrase: strongPassphrase })).toBe('passphrase-wrong');
    await again.call('vault.unlock', { passphrase: otherPassphrase });
  });

  it('counts wrong tries at the open vault like those at the locked one', async () => {
    const vault = await openTestVault();
    for (let tries = 0; tries < 4; tries++) {
      expect(await vault.codeOf('vault.confirmPassphrase', { passphrase: otherPassphrase })).toBe(
        'passphrase-wrong',
      );
    }
    expect(await vault.codeOf('vault.confirmPassphrase', { passphrase: strongPassphrase })).toBe(
      'unlock-delayed',
    );
    await vault.time.move(1000);
    expect(await vault.codeOf('vault.confirmPassphrase', { passphrase: strongPassphrase })).toBe('answered');
  });
});

describe('founding and joining', () => {
  // Fails when: the entropy is kept for longer than five minutes, or not asked for at all.
  it('ask for the passphrase unless it was typed within five minutes', async () => {
    const vault = await openTestVault();
    const found = (name: string) => vault.codeOf('people.createCircle', { name, colour: 1 });
    await vault.time.move(5 * 60_000 - 1);
    expect(await found('In time')).toBe('answered');
    await vault.time.move(1);
    expect(await found('Too late')).toBe('passphrase-needed');
    await vault.call('vault.confirmPassphrase', { passphrase: strongPassphrase });
    await vault.time.move(5 * 60_000 - 1);
    expect(await found('In time again')).toBe('answered');
    await vault.time.move(1);
    expect(await found('Too late again')).toBe('passphrase-needed');
    const { circles } = await vault.call('people.circles', {});
    expect(circles.map((circle) => circle.name)).toEqual(['', 'In time', 'In time again']);
  });
});
