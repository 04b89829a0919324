import { describe, expect, it } from 'vitest';
import typist from './children/keep-typing.ts?modulePath';
import { counted } from '../../support/counts.ts';
import { writeDraft } from '../../support/entries.ts';
import { killAfter } from '../../support/kill-while.ts';
import { choicesFrom } from '../../support/random-choices.ts';
import { justMe, openTestVault, unlockTestVault } from '../../support/vault-under-test.ts';
import { strongPassphrase } from '../../support/vault-on-disk.ts';
import { writeInto } from '../../support/window-text.ts';

const numbersIn = (words: string): number[] => [...words.matchAll(/\d+/g)].map(Number);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

describe('what the screen calls "Saved"', () => {
  const locks = counted(50, 1000);
  // Fails when: Lock closes the database before what it has answered, or is about to answer, is committed.
  it(
    `E5: is there after the vault was locked in the middle of typing, ${locks} times`,
    { timeout: locks * 3000 },
    async () => {
      const choices = choicesFrom(5);
      let vault = await openTestVault();
      const { folder } = vault;
      const { documentId } = await writeDraft(vault, await justMe(vault), { words: 'Numbers:' });
      let acknowledged = 0;
      for (let lock = 0; lock < locks; lock++) {
        const text = await writeInto(vault, documentId);
        const typed = numbersIn(text.words());
        expect(typed).toEqual(upTo(typed.length));
        expect(typed.length).toBeGreaterThanOrEqual(acknowledged);
        let next = typed.length + 1;
        acknowledged = typed.length;
        const keys = 1 + choices.below(12);
        // All at once, as a fast typist's keys come; the lock falls somewhere between their answers.
        for (let key = 0; key < keys; key++) {
          const number = next++;
          void text.type(` ${number}`).then(
            () => (acknowledged = Math.max(acknowledged, number)),
            () => undefined,
          );
        }
        for (let turns = choices.below(20); turns > 0; turns--)
          await new Promise((resolve) => setImmediate(resolve));
        await vault.lock();
        vault = await unlockTestVault({ folder });
      }
      const all = numbersIn((await writeInto(vault, documentId)).words());
      expect(all).toEqual(upTo(all.length));
      expect(all.length).toBeGreaterThanOrEqual(acknowledged);
      expect(acknowledged).toBeGreaterThan(locks);
    },
  );

  const kills = counted(50, 10_000);
  // Fails when: an update is answered before its commit, or an unclean end costs the vault more than it had not answered.
  it(
    `K1: is there after the process was killed while typing, ${kills} times`,
    { timeout: kills * 5000 },
    async () => {
      const made = await openTestVault();
      const { documentId } = await writeDraft(made, await justMe(made), { words: 'Numbers:' });
      await made.lock();
      const { folder } = made;
      let acknowledged = 0;
      for (let kill = 1; kill <= kills; kill++) {
        // It looks for the last acknowledged number before it types, and ends by itself if that is not there.
        const given = [folder, documentId, strongPassphrase, String(acknowledged)];
        acknowledged = Number((await killAfter(1 + ((kill * 7) % 23), typist, given)).at(-1));
      }
      const vault = await unlockTestVault({ folder });
      const numbers = numbersIn((await writeInto(vault, documentId)).words());
      expect(numbers).toEqual(upTo(numbers.length));
      expect(numbers.length).toBeGreaterThanOrEqual(acknowledged);
      expect(acknowledged).toBeGreaterThan(kills);
      expect(await vault.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    },
  );
});
