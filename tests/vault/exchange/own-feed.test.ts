import { describe, expect, it } from 'vitest';
import type { Desktop } from '../../support/desktop.ts';
import {
  circleOver,
  deliver,
  digest,
  newDesktop,
  note,
  notes,
  objectsOf,
  rounds,
  statusOf,
} from '../../support/desktop.ts';
import { faultyFiles } from '../../support/faulty-files.ts';
import { opened } from '../../support/forge.ts';
import { sharedTextWorker } from '../../support/text-worker-under-test.ts';
import { temporaryFolder } from '../../support/vault-on-disk.ts';

const texts = sharedTextWorker();

async function people(...names: string[]): Promise<Desktop[]> {
  return Promise.all(names.map((name) => newDesktop({ name, texts })));
}

async function twoPeople() {
  const [ana, ben] = await people('Ana', 'Ben');
  if (ana === undefined || ben === undefined) throw new Error('Two people');
  const circleId = await circleOver(temporaryFolder(), ana, ben);
  return { ana, ben, circleId };
}

const isForked = ({ database }: Desktop) =>
  database.read((tx) => tx.get<{ n: number }>('SELECT max(my_feed_forked) AS n FROM exchange_state'))?.n ===
  1;

describe('my own feed', () => {
  it('F6: a restored backup takes over what it had written since, before it writes on', async () => {
    // Fails when a round seals before it has looked into the mailbox, or passes its own envelopes by.
    const { ana, ben, circleId } = await twoPeople();
    const backup = await ana.copy();
    note(ana, circleId, 'after the backup');
    await rounds(ana, ben);
    await ana.exchange.stop(0);
    note(backup, circleId, 'after restoring');
    await rounds(backup, ben);
    expect(notes(backup, circleId)).toEqual(['after restoring', 'after the backup']);
    expect(digest(backup, circleId)).toBe(digest(ben, circleId));
    expect(isForked(backup)).toBe(false);
    const foreign = backup.database.read((tx) =>
      tx.all(
        `SELECT 1 FROM mailbox_objects o JOIN circles c ON c.circle_id = o.circle_id AND c.my_device = o.device_id
         WHERE o.own = 0`,
      ),
    );
    expect(foreign).toEqual([]);
    expect(await statusOf(ben, circleId)).toMatchObject({ setAside: 0, missingHere: 0 });
  });

  it('F6, case 16: a cloned disk that wrote on both computers stops writing, and nothing of before is lost', async () => {
    // Fails when the second branch overwrites the first, or when the clone writes on.
    const { ana, ben, circleId } = await twoPeople();
    const clone = await ana.copy();
    note(ana, circleId, 'on the first');
    await ana.exchange.sealPending(circleId);
    note(clone, circleId, 'on the second');
    await clone.exchange.sealPending(circleId);
    await rounds(ana, ben, clone, clone);
    expect(isForked(clone)).toBe(true);
    const before = objectsOf(clone, circleId).length;
    note(clone, circleId, 'not any more');
    await rounds(clone, ben);
    expect(objectsOf(clone, circleId).length).toBe(before);
    expect(notes(ben, circleId)).toEqual(['on the first']);
    expect(notes(clone, circleId)).toEqual(['not any more', 'on the second']);
    // The second branch never left, so to the others nothing happened.
    expect((await statusOf(ben, circleId)).setAside).toBe(0);
  });

  it('what was sealed and never attempted goes out under a new epoch when somebody left meanwhile', async () => {
    // Fails when a sealed envelope keeps an epoch that somebody who left still holds.
    const [ana, ben, cleo] = await people('Ana', 'Ben', 'Cleo');
    if (ana === undefined || ben === undefined || cleo === undefined) throw new Error('Three people');
    const circleId = await circleOver(temporaryFolder(), ana, ben, cleo);
    note(ana, circleId, 'not for Cleo');
    await ana.exchange.sealPending(circleId);
    const [before] = objectsOf(ana, circleId).slice(-1);
    if (before === undefined) throw new Error('Nothing sealed');
    const sealedBefore = opened(ana, circleId, before);

    await cleo.exchange.sealPending(circleId);
    cleo.joining.leave(circleId);
    await rounds(cleo, ana, ben);
    const after = objectsOf(ana, circleId)
      .filter(({ name }) => name.startsWith('f/'))
      .map((object) => opened(ana, circleId, object))
      .find(({ contentId }) => String(contentId) === String(sealedBefore.contentId));
    expect(String(after?.epochId)).not.toBe(String(sealedBefore.epochId));
    expect(notes(ben, circleId)).toEqual(['not for Cleo']);
    await deliver(cleo, circleId, []).catch(() => {});
    expect(notes(cleo, circleId)).toEqual([]);
    expect(digest(ana, circleId)).toBe(digest(ben, circleId));
  });

  it('what was attempted keeps its bytes, whatever happened since', async () => {
    const [ana, ben, cleo] = await people('Ana', 'Ben', 'Cleo');
    if (ana === undefined || ben === undefined || cleo === undefined) throw new Error('Three people');
    const circleId = await circleOver(temporaryFolder(), ana, ben, cleo);
    note(ana, circleId, 'half written');
    const dying = await ana.restart({
      files: faultyFiles({ at: 2, code: 'EIO', forever: true, tornAt: 50 }),
    });
    await rounds(dying);
    const [before] = objectsOf(dying, circleId).slice(-1);
    cleo.joining.leave(circleId);
    await rounds(cleo);
    const alive = await dying.restart();
    await rounds(alive, ben);
    expect(objectsOf(alive, circleId)).toContainEqual(before);
    expect(notes(ben, circleId)).toEqual(['half written']);
  });

  it('whoever left takes nothing more in, and what he wrote before still counts', async () => {
    const { ana, ben, circleId } = await twoPeople();
    note(ben, circleId, 'before leaving');
    await ben.exchange.sealPending(circleId);
    ben.joining.leave(circleId);
    await rounds(ben, ana);
    expect(notes(ana, circleId)).toEqual(['before leaving']);
    note(ana, circleId, 'after Ben left');
    await rounds(ana);
    const before = objectsOf(ben, circleId);
    await rounds(ben);
    expect(objectsOf(ben, circleId)).toEqual(before);
    expect(notes(ben, circleId)).toEqual(['before leaving']);
    expect(await statusOf(ana, circleId)).toMatchObject({ setAside: 0, missingHere: 0 });
  });
});
