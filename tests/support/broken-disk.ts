/** The vault's disk with a recorder, and one whose n-th step fails as if the power had gone. */
import type { Disk } from '../../electron/vault/keyslots/disk.ts';
import { realDisk } from '../../electron/vault/keyslots/disk.ts';

const names = ['create', 'write', 'sync', 'close', 'rename', 'syncFolder', 'remove'] as const;

function watched(before: (step: string) => void): Disk {
  const disk: Disk = { ...realDisk };
  for (const name of names) {
    Object.assign(disk, {
      [name]: (...given: unknown[]): unknown => {
        before(name);
        return Reflect.apply(realDisk[name], undefined, given);
      },
    });
  }
  return disk;
}

/** What an act does to the disk, step by step. */
export function stepsOf(act: (disk: Disk) => void): string[] {
  const steps: string[] = [];
  act(watched((step) => steps.push(step)));
  return steps;
}

/** From the n-th step on (from 1) nothing reaches the disk any more. */
export function brokenDisk(at: number, code = 'EIO'): Disk {
  let steps = 0;
  return watched(() => {
    steps += 1;
    if (steps >= at) throw Object.assign(new Error('injected'), { code, syscall: 'injected' });
  });
}
