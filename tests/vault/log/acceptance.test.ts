import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../shared/base/hex.ts';
import { encodeChanges } from '../../../shared/protocol/protocol.ts';
import { createChangeLog } from '../../../electron/vault/log/change-log.ts';
import type { WriteTransaction } from '../../../electron/vault/database/transactions.ts';
import { projectRecord } from '../../../electron/vault/session/record-views.ts';
import { writeShared } from '../../support/entries.ts';
import { inOneCircle, twoPeople, type Two } from '../../support/two-people.ts';
import { unlockTestVault, type TestVault } from '../../support/vault-under-test.ts';
import { reopenedVault, seededRandom } from '../../support/vault-on-disk.ts';

/** Ben's computer runs another program for a moment: it writes what the app would refuse, and lets it be sealed and sent. */
async function benCheats(
  two: Two,
  ben: TestVault,
  act: (tx: WriteTransaction, log: ReturnType<typeof createChangeLog>) => void,
): Promise<TestVault> {
  await ben.lock();
  const { database, close } = await reopenedVault(ben.folder);
  const log = createChangeLog({
    now: two.time.now,
    randomBytes: seededRandom('cheating'),
    project: projectRecord,
  });
  database.write((tx) => act(tx, log));
  close();
  const again = await unlockTestVault({ folder: ben.folder, time: two.time });
  for (let round = 0; round < 3; round++) {
    for (const vault of [again, two.ana]) {
      await vault.call('exchange.exchangeNow', {});
      await two.sync.settle();
    }
  }
  return again;
}

describe('what a partner’s computer sends', () => {
  // Fails when: who may write a record is asked of the sender's app alone.
  it('changes nothing of an entry that is mine: the change is set aside, and said', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana } = two;
    const { entryId } = await writeShared(ana, circleId, { title: 'Tuesday', words: 'What I said' });
    await two.exchange(2);
    const ben = await benCheats(two, two.ben, (tx) => {
      // Past the log, which would refuse it here already.
      const body = encodeChanges([{ type: 'record', id: fromHex(entryId), fields: { title: 'Ben said' } }]);
      tx.run(
        `INSERT INTO changes (circle_id, member_id, device_id, kind, object_id, body, at)
         SELECT circle_id, my_member, my_device, 'record', ?, ?, 0 FROM circles WHERE circle_id = ?`,
        [entryId, body, circleId],
      );
    });
    expect((await ana.call('journal.entry', { entryId })).title).toBe('Tuesday');
    expect((await ana.call('exchange.status', {})).circles[0]?.setAside).toBe(1);
    // Whatever else Ben writes goes on to arrive.
    await ben.call('comments.add', { entryId, text: 'An honest comment' });
    for (const vault of [ben, ana]) {
      await vault.call('exchange.exchangeNow', {});
      await two.sync.settle();
    }
    expect((await ana.call('comments.list', { entryId })).comments.map(({ text }) => text)).toEqual([
      'An honest comment',
    ]);
  });

  // Fails when: any word about the trash counts, whoever said it.
  it('hides nothing of mine: into the trash an entry that is mine goes by my word only', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana } = two;
    const mine = await writeShared(ana, circleId, { title: 'Mine' });
    const ours = await writeShared(ana, circleId, { title: 'Ours', writers: 'all' });
    await two.exchange(2);
    const status = (entry: string) => ({
      circleId,
      kind: 'entry-status',
      writers: 'all' as const,
      fields: { entry, trashedAt: two.time.now() },
    });
    const ben = await benCheats(two, two.ben, (tx, log) => {
      log.createRecord(tx, status(mine.entryId));
      log.createRecord(tx, status(ours.entryId));
    });
    for (const vault of [ana, ben]) {
      expect((await vault.call('journal.entry', { entryId: mine.entryId })).trashedAt).toBeNull();
      // Of what is ours, Ben may say so.
      expect((await vault.call('journal.entry', { entryId: ours.entryId })).trashedAt).not.toBeNull();
    }
    // My own word counts, and Ben may bring it back.
    await ana.call('journal.trash', { entryId: mine.entryId });
    await two.sync.settle();
    for (const vault of [ana, ben]) {
      await vault.call('exchange.exchangeNow', {});
      await two.sync.settle();
    }
    expect((await ben.call('journal.entry', { entryId: mine.entryId })).trashedAt).not.toBeNull();
    await ben.call('journal.restore', { entryId: mine.entryId });
    for (const vault of [ben, ana]) {
      await vault.call('exchange.exchangeNow', {});
      await two.sync.settle();
    }
    expect((await ana.call('journal.entry', { entryId: mine.entryId })).trashedAt).toBeNull();
  });
});
