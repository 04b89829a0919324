import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../../../resources/setup/machine/one-at-a-time.mjs';
import { runtimeFolder } from '../../../../resources/setup/machine/places.mjs';

const lockOf = (name: string) => join(runtimeFolder, `${name}.lock`);

describe('two set-ups at once', () => {
  // Fails when: the second starts to install while the first is at it.
  it('run one after the other', async () => {
    const name = `test-order-${process.pid}`;
    const seen: string[] = [];
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const first = oneAtATime(name, async () => {
      seen.push('first begins');
      await held;
      seen.push('first ends');
    });
    const second = oneAtATime(name, async () => {
      seen.push('second begins');
      await Promise.resolve();
    });
    letGo();
    await Promise.all([first, second]);
    expect(seen).toEqual(['first begins', 'first ends', 'second begins']);
  });

  // Fails when: a set-up that was killed keeps every later one out.
  it('do not wait for a process that is gone', async () => {
    const name = `test-dead-${process.pid}`;
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    mkdirSync(runtimeFolder, { recursive: true });
    writeFileSync(lockOf(name), String(ended));
    expect(await oneAtATime(name, () => Promise.resolve('done'))).toBe('done');
  });

  it('give the lock back when the work fails', async () => {
    const name = `test-failure-${process.pid}`;
    await expect(oneAtATime(name, () => Promise.reject(new Error('no network')))).rejects.toThrow(
      'no network',
    );
    expect(existsSync(lockOf(name))).toBe(false);
  });
});
