import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { isRunning, thisProcess } from '../../../../../electron/vault/keyslots/running-process.ts';
import { takeVaultLock } from '../../../../../electron/vault/keyslots/vault-lock-file.ts';
import { codeOf, temporaryFolder } from '../../../../support/vault-on-disk.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, 'vault.lock');
});

/** The number of a process that has just ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

/** Whose lock it is once the next opener has taken it, and what is left in the folder after that. */
function takeOver(): { holder: unknown; left: string[] } {
  const lock = takeVaultLock(file, 'next');
  const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
  lock.release();
  return { holder, left: readdirSync(folder) };
}
const takenOver = { holder: { ...thisProcess(), name: 'next' }, left: [] };

const leave = (holder: unknown) => writeFileSync(file, JSON.stringify(holder));

describe('the lock of a vault', () => {
  // Fails when: an existing lock is not looked at.
  it('A9: is held by one opener at a time, and free again afterwards', async () => {
    const lock = takeVaultLock(file, 'one');
    expect(await codeOf(() => takeVaultLock(file, 'two'))).toBe('vault-in-use');
    lock.release();
    expect(existsSync(file)).toBe(false);
    takeVaultLock(file, 'three').release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('A9: names the process and the start of the computer, for the owner alone', () => {
    const lock = takeVaultLock(file, 'one');
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(holder).toEqual({ ...thisProcess(), name: 'one' });
    expect(thisProcess().pid).toBe(process.pid);
    expect(thisProcess().bootId).not.toBe('');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    lock.release();
  });

  // Fails when: a lock that was left behind keeps its owner out.
  it('A9: is taken over from a process that has ended', async () => {
    leave({ ...thisProcess(), pid: await endedProcess() });
    expect(takeOver()).toEqual(takenOver);
  });

  it('A9: is taken over after a restart of the computer, though the number runs again', () => {
    leave({ ...thisProcess(), bootId: 'ffffffff-0000-0000-0000-000000000000' });
    expect(takeOver()).toEqual(takenOver);
  });

  it.runIf(process.platform === 'linux')(
    'A9: is taken over when its number has gone to another process',
    () => {
      const here = thisProcess();
      leave({ ...here, startedAt: `${here.startedAt}0` });
      expect(takeOver()).toEqual(takenOver);
    },
  );

  it.each(['', 'not json', '{}', '[]', 'null', '{"pid":"1"}'])(
    'A9: is taken over when nobody wrote it: %s',
    (text) => {
      writeFileSync(file, text);
      expect(takeOver()).toEqual(takenOver);
    },
  );

  // Fails when: release removes whatever lock is there.
  it('A9: is not let go by anyone but its holder', async () => {
    const lock = takeVaultLock(file, 'one');
    const others = JSON.stringify({ ...thisProcess(), name: 'two' });
    writeFileSync(file, others);
    lock.release();
    expect(readFileSync(file, 'utf8')).toBe(others);
    expect(await codeOf(() => takeVaultLock(file, 'three'))).toBe('vault-in-use');
  });

  it('A9: is respected when its holder runs, whoever owns that process', () => {
    expect(isRunning(thisProcess())).toBe(true);
    expect(isRunning({ ...thisProcess(), pid: process.ppid, startedAt: '' })).toBe(true);
  });

  it('cannot be taken where there is no folder', async () => {
    expect(await codeOf(() => takeVaultLock(join(folder, 'gone', 'vault.lock'), 'one'))).toBe(
      'storage-failed',
    );
  });
});
