import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { thisProcess } from '../../../electron/vault/keyslots/running-process.ts';
import { temporaryFolder } from '../../support/vault-on-disk.ts';
import child from './children/take-lock.ts?modulePath';

/** security.md: 10 launches in `npm test`, 200 in `npm run soak`. */
const rounds = process.env['ALONGSIDE_COUNTS'] === 'large' ? 200 : 10;
const openers = 4;

// Fails when: looking and taking are two steps between which another opener fits.
it(
  `A9: of ${openers} that open a vault at once one has it, also over a lock that was left behind`,
  { timeout: rounds * 6000 },
  async () => {
    for (let round = 0; round < rounds; round++) {
      const folder = temporaryFolder();
      const file = join(folder, 'vault.lock');
      if (round % 2 === 1)
        writeFileSync(file, JSON.stringify({ ...thisProcess(), bootId: 'an earlier start' }));
      const children: ChildProcess[] = [];
      const lines: AsyncIterator<string>[] = [];
      for (let opener = 0; opener < openers; opener++) {
        const started = spawn(process.execPath, [child, file, `opener${opener}`], {
          stdio: ['pipe', 'pipe', 'inherit'],
        });
        children.push(started);
        lines.push(createInterface({ input: started.stdout })[Symbol.asyncIterator]());
      }
      await Promise.all(lines.map((each) => each.next()));
      for (const each of children) each.stdin?.write('now\n');
      const answers = await Promise.all(lines.map((each) => each.next()));
      expect(answers.map(({ value }) => String(value)).toSorted()).toEqual([
        'held',
        'vault-in-use',
        'vault-in-use',
        'vault-in-use',
      ]);
      expect(readdirSync(folder)).toEqual(['vault.lock']);
      const ended = children.map((each) => once(each, 'exit'));
      for (const each of children) each.stdin?.end();
      await Promise.all(ended);
    }
  },
);
