import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../../shared/errors/error-codes.ts';
import type { UnlockAttempts } from '../../../../../electron/vault/keyslots/unlock-attempts.ts';
import { unlockAttemptsIn } from '../../../../../electron/vault/keyslots/unlock-attempts.ts';
import { codeOf, handClock, temporaryFolder } from '../../../../support/vault-on-disk.ts';

const second = 1000;
let file: string;
let clock: ReturnType<typeof handClock>;
/** As after a restart: nothing but the file is kept. */
const restarted = (): UnlockAttempts => unlockAttemptsIn(file, clock.now);

const fail = (code: 'passphrase-wrong' | 'recovery-words-wrong' | 'header-damaged') => () =>
  Promise.reject(new ExpectedError(code));
const tryWrong = () => codeOf(() => restarted().guard(fail('passphrase-wrong')));
const tryRight = () => codeOf(() => restarted().guard(() => Promise.resolve('open')));

beforeEach(() => {
  file = join(temporaryFolder(), 'unlock-attempts.json');
  clock = handClock();
});

/** So many wrong tries in a row, each as soon as it is let through. */
async function fails(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    clock.move(restarted().waitMs());
    expect(await tryWrong()).toBe('passphrase-wrong');
  }
}

describe('tries to unlock', () => {
  // Fails when: the wait does not grow, or is kept in memory only (each try here is after a restart).
  it('B7: wait longer after each wrong one, also after a restart', async () => {
    const waits: number[] = [];
    for (let time = 0; time < 13; time++) {
      await fails(1);
      waits.push(restarted().waitMs() / second);
    }
    expect(waits).toEqual([0, 0, 0, 1, 2, 5, 10, 30, 60, 120, 300, 300, 300]);
  });

  it('B7: are refused while they wait, with the time that is left, and cost nothing then', async () => {
    await fails(6);
    clock.move(2 * second);
    const early = restarted().guard(() => Promise.resolve('open'));
    await expect(early).rejects.toMatchObject({
      appError: { code: 'unlock-delayed', retryInMs: 3 * second },
    });
    expect(restarted().waitMs()).toBe(3 * second);
    clock.move(3 * second);
    expect(await tryRight()).toBe('nothing failed');
  });

  // Fails when: a time in the future is believed (the wait would be over, or would last for years).
  it('B7: wait as long after the clock was set back, and no longer', async () => {
    await fails(7);
    clock.move(-365 * 24 * 3600 * second);
    expect(restarted().waitMs()).toBe(10 * second);
    clock.move(4 * second);
    expect(restarted().waitMs()).toBe(6 * second);
    clock.move(6 * second);
    expect(await tryRight()).toBe('nothing failed');
  });

  // Fails when: the try is counted after its answer instead of before.
  it('B7: count even if the app is ended before the answer', async () => {
    await fails(3);
    let during = 0;
    await restarted().guard(() => {
      during = restarted().waitMs();
      return Promise.resolve();
    });
    expect(during).toBe(1 * second);
  });

  it('begin anew after a right one', async () => {
    await fails(8);
    clock.move(restarted().waitMs());
    expect(await tryRight()).toBe('nothing failed');
    expect(restarted().waitMs()).toBe(0);
    await fails(3);
    expect(restarted().waitMs()).toBe(0);
  });

  it('count with wrong recovery words, and not with what is no guess', async () => {
    for (let time = 0; time < 4; time++) {
      expect(await codeOf(() => restarted().guard(fail('recovery-words-wrong')))).toBe(
        'recovery-words-wrong',
      );
    }
    expect(restarted().waitMs()).toBe(1 * second);
    clock.move(1 * second);
    expect(await codeOf(() => restarted().guard(fail('header-damaged')))).toBe('header-damaged');
    expect(restarted().waitMs()).toBe(1 * second);
  });

  // Fails when: two tries at once are let through (a script would send hundreds).
  it('B7: are made one at a time', async () => {
    const attempts = restarted();
    let answer: (word: string) => void = () => undefined;
    const first = attempts.guard(() => new Promise<string>((resolve) => (answer = resolve)));
    expect(await codeOf(() => attempts.guard(() => Promise.resolve()))).toBe('vault-busy');
    expect(await tryRight()).toBe('vault-busy');
    answer('open');
    expect(await first).toBe('open');
    expect(await tryRight()).toBe('nothing failed');
  });

  it('D13: are kept in a file of the owner alone, without anything that was tried', async () => {
    await fails(1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ failures: 1, lastAt: clock.now() });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"failures":-1,"lastAt":0}',
    '{"failures":"9","lastAt":1}',
    'x'.repeat(9999),
  ])('are not locked out by a damaged file: %.20s', async (text) => {
    writeFileSync(file, text);
    expect(restarted().waitMs()).toBe(0);
    expect(await tryRight()).toBe('nothing failed');
    rmSync(file);
    expect(existsSync(file)).toBe(false);
    expect(restarted().waitMs()).toBe(0);
  });
});
