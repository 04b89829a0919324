import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isRunning, thisProcess } from '../../../../../electron/vault/keyslots/running-process.ts';

const statOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];

describe('whether a process still runs', () => {
  it('is true of this one, and of no other that began at another time', () => {
    const own = thisProcess();
    expect(isRunning(own)).toBe(true);
    expect(isRunning({ ...own, bootId: 'another start of the computer' })).toBe(false);
    if (process.platform === 'linux') expect(isRunning({ ...own, startedAt: '1' })).toBe(false);
  });

  // Fails when a number that is still in the table of processes is enough. Linux alone tells the state of one.
  it.runIf(process.platform === 'linux')(
    'is false of one that was killed and whose parent has not asked for its end',
    async () => {
      // The shell becomes a program that never asks how its child ended.
      const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(parent, 'close');
      try {
        const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
        const pid = Number(line);
        const child = { ...thisProcess(), pid, startedAt: statOf(pid)[19] ?? '' };
        expect(isRunning(child)).toBe(true);
        process.kill(pid, 'SIGKILL');
        while (statOf(pid)[0] !== 'Z') await nextTurn();
        expect(isRunning(child)).toBe(false);
      } finally {
        parent.kill('SIGKILL');
        parent.stdout.destroy();
        await ended;
      }
    },
  );
});
