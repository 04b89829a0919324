import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inOneCircle, twoPeople } from '../../support/two-people.ts';
import { writeDraft, writeShared } from '../../support/entries.ts';
import { justMe, openTestVault, startTestVault, type TestVault } from '../../support/vault-under-test.ts';
import { strongPassphrase, temporaryFolder } from '../../support/vault-on-disk.ts';
import { writeInto } from '../../support/window-text.ts';

async function backUp(vault: TestVault): Promise<string> {
  const file = join(temporaryFolder(), 'mine.alongside-backup');
  vault.answerDialogs(file);
  expect(await vault.call('vault.backUp', {})).toEqual({ saved: true, bytes: statSync(file).size });
  return file;
}

async function restore(
  file: string,
  folder: string,
  options: { time?: TestVault['time']; name?: string } = {},
): Promise<TestVault> {
  const vault = await startTestVault({ folder, ...options });
  vault.answerDialogs(file);
  expect(await vault.call('vault.restoreBackup', {})).toEqual({ restored: true });
  return vault;
}

describe('a backup', () => {
  it('is written where the person says, says how far it is, and restores everything on another computer', async () => {
    const vault = await openTestVault();
    const circleId = await justMe(vault);
    const { documentId } = await writeDraft(vault, circleId, {
      title: 'Tuesday',
      words: 'What I did not say',
    });
    vault.answerDialogs(null);
    expect(await vault.call('vault.backUp', {})).toEqual({ saved: false, bytes: 0 });
    expect((await vault.call('vault.state', {})).lastBackupAt).toBeNull();
    const file = await backUp(vault);
    expect(vault.asked.at(-1)).toBe('pick-file-to-save backup Alongside 2026-01-05.alongside-backup');
    expect((await vault.call('vault.state', {})).lastBackupAt).toBe(vault.time.now());
    const said = vault.events('vault.longWork');
    expect(said.length).toBeGreaterThan(1);
    expect(said.at(-1)).toMatchObject({ work: 'backup', done: said.at(-1)?.total });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes('Tuesday')).toBe(false);

    const other = await restore(file, join(temporaryFolder(), 'vault'));
    expect(other.events('vault.longWork').at(-1)?.work).toBe('restore');
    expect((await other.call('vault.state', {})).state).toBe('locked');
    await other.call('vault.unlock', { passphrase: strongPassphrase });
    expect((await other.call('vault.state', {})).name).toBe('Ana');
    expect((await other.call('journal.list', { circleId })).entries).toMatchObject([{ title: 'Tuesday' }]);
    expect((await writeInto(other, documentId)).words()).toBe('What I did not say');
  });

  it('sets a vault that is there aside and deletes nothing of it', async () => {
    const ana = await openTestVault();
    const file = await backUp(ana);
    const ben = await openTestVault({ name: 'Ben' });
    await ben.lock();
    const other = await restore(file, ben.folder);
    await other.call('vault.unlock', { passphrase: strongPassphrase });
    expect((await other.call('vault.state', {})).name).toBe('Ana');
    const aside = readdirSync(ben.folder).filter((name) => name.startsWith('set-aside-'));
    expect(aside).toHaveLength(1);
    const kept = await startTestVault({ folder: join(ben.folder, aside[0] ?? '') });
    await kept.call('vault.unlock', { passphrase: strongPassphrase });
    expect((await kept.call('vault.state', {})).name).toBe('Ben');
  });

  it('that is damaged, newer or none is refused, and what is here stays', async () => {
    const vault = await openTestVault();
    const file = await backUp(vault);
    await vault.lock();
    const whole = readFileSync(file);
    const here = await startTestVault({ folder: vault.folder });
    for (const [bytes, code] of [
      [whole.subarray(0, whole.length - 1), 'backup-damaged'],
      [Buffer.from('no backup at all'), 'backup-damaged'],
      [Buffer.alloc(0), 'backup-damaged'],
    ] as const) {
      writeFileSync(file, bytes);
      here.answerDialogs(file);
      expect(await here.codeOf('vault.restoreBackup', {})).toBe(code);
    }
    here.answerDialogs(null);
    expect(await here.call('vault.restoreBackup', {})).toEqual({ restored: false });
    await here.call('vault.unlock', { passphrase: strongPassphrase });
    expect((await here.call('vault.state', {})).name).toBe('Ana');
    expect(readdirSync(vault.folder).filter((name) => name.startsWith('set-aside-'))).toEqual([]);
  });

  it('can be stopped on its way: no half file stays, and the next one works', async () => {
    const vault = await openTestVault();
    const file = join(temporaryFolder(), 'stopped.alongside-backup');
    vault.answerDialogs(file);
    const backup = vault.codeOf('vault.backUp', {});
    await vault.until(() => Promise.resolve(vault.events('vault.longWork').length > 0));
    expect(await vault.codeOf('vault.cancelLongWork', {})).toBe('answered');
    expect(await backup).toBe('cancelled');
    expect(existsSync(file)).toBe(false);
    expect((await vault.call('vault.state', {})).lastBackupAt).toBeNull();
    await backUp(vault);
  });

  it('is refused a folder that is gone', async () => {
    const vault = await openTestVault();
    vault.answerDialogs(join(temporaryFolder(), 'gone', 'mine.alongside-backup'));
    expect(await vault.codeOf('vault.backUp', {})).toBe('folder-missing');
  });

  it('is asked for once a month, when there is something to lose', async () => {
    const vault = await openTestVault();
    const due = async () => (await vault.call('vault.state', {})).backupDue;
    const month = 30 * 86_400_000;
    vault.time.sleep(month + 1);
    expect(await due()).toBe(false);
    await writeDraft(vault, await justMe(vault));
    expect(await due()).toBe(true);
    await backUp(vault);
    expect(await due()).toBe(false);
    vault.time.sleep(month + 1);
    expect(await due()).toBe(true);
  });
});

describe('a restored backup', () => {
  // Fails when: it seals at a place of its feed that it had used already, or writes a text under a used client id.
  it('goes on without forking its own feed, and nothing that anyone wrote is lost', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const before = await writeShared(ana, circleId, { title: 'Ours', words: 'We begin.', writers: 'all' });
    await two.exchange(2);
    const file = await backUp(ana);
    // All this is in no backup, but at Ben's.
    await before.text.type(' Written after the backup.');
    await writeShared(ana, circleId, { title: 'Lost with the computer', words: 'Not lost at all.' });
    await two.exchange(3);
    const benSees = async () =>
      (await ben.call('journal.list', { circleId })).entries.map((entry) => entry.title).toSorted();
    expect(await benSees()).toEqual(['Lost with the computer', 'Ours']);
    await ana.lock();

    const again = await restore(file, join(temporaryFolder(), 'vault'), { time: two.time, name: 'Ana' });
    await again.call('vault.unlock', { passphrase: strongPassphrase });
    const text = await writeInto(again, before.documentId);
    await text.type(' Written after the restore.');
    await writeShared(again, circleId, { title: 'Anew', words: 'On the new computer.' });
    for (let round = 0; round < 4; round++) {
      for (const vault of [again, ben]) {
        await vault.call('exchange.exchangeNow', {});
        await two.sync.step();
      }
      await two.time.move(61_000);
    }
    expect(await benSees()).toEqual(['Anew', 'Lost with the computer', 'Ours']);
    const here = await again.call('journal.list', { circleId });
    expect(here.entries.map((entry) => entry.title).toSorted()).toEqual([
      'Anew',
      'Lost with the computer',
      'Ours',
    ]);
    const atBens = await writeInto(ben, before.documentId);
    expect(text.words()).toBe(atBens.words());
    expect(text.words()).toContain('Written after the backup.');
    expect(text.words()).toContain('Written after the restore.');
    for (const vault of [again, ben]) {
      const { circles } = await vault.call('exchange.status', {});
      expect(circles[0]).toMatchObject({ setAside: 0, missingHere: 0, waitingToLeave: 0 });
    }
  });
});
