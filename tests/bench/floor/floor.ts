/** Measures the floor once: the same texts from one store to another through a folder. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderBytes } from '../folder-size.ts';
import { timedCommand } from '../timed-process.ts';
import type { FloorCommand } from './floor-process.ts';
import bundle from './floor-process.ts?modulePath';

export interface FloorRun {
  /** Milliseconds of the whole command less the start-up of one that does nothing. */
  readonly pushMs: number;
  readonly pullMs: number;
  readonly folderBytes: number;
}

export interface Floor {
  startMs(): number;
  run(startMs: number, carrier: 'files' | 'log'): FloorRun;
}

export function makeFloor(place: string, texts: readonly string[]): Floor {
  const mailbox = join(place, 'mailbox');
  const command = (name: FloorCommand) => timedCommand(bundle, [name, place]);
  mkdirSync(mailbox, { recursive: true });
  writeFileSync(join(place, 'texts.json'), JSON.stringify(texts));
  command('import');
  return {
    startMs: () => command('start').ms,
    run(startMs, carrier) {
      rmSync(mailbox, { recursive: true });
      mkdirSync(mailbox);
      for (const end of ['', '-wal', '-shm']) rmSync(join(place, `to.db${end}`), { force: true });
      const push = command(`push-${carrier}`);
      const bytes = folderBytes(mailbox);
      const pull = command(`pull-${carrier}`);
      if (Number(pull.output) !== texts.length) throw new Error('The floor lost an entry');
      return { pushMs: push.ms - startMs, pullMs: pull.ms - startMs, folderBytes: bytes };
    },
  };
}
