import { describe, expect, it } from 'vitest';
import {
  change,
  circleOver,
  digest,
  newDesktop,
  note,
  notes,
  rounds,
  statusOf,
} from '../../support/desktop.ts';
import { sharedTextWorker } from '../../support/text-worker-under-test.ts';
import { temporaryFolder } from '../../support/vault-on-disk.ts';

const texts = sharedTextWorker();

describe('two desktops over one folder', () => {
  it('exchange what each wrote, and agree', async () => {
    const [ana, ben] = [await newDesktop({ name: 'Ana', texts }), await newDesktop({ name: 'Ben', texts })];
    const circleId = await circleOver(temporaryFolder(), ana, ben);
    note(ana, circleId, 'from Ana');
    note(ben, circleId, 'from Ben');
    await rounds(ana, ben, ana);
    expect(notes(ana, circleId)).toEqual(['from Ana', 'from Ben']);
    expect(notes(ben, circleId)).toEqual(['from Ana', 'from Ben']);
    expect(digest(ana, circleId)).toBe(digest(ben, circleId));
    expect(await statusOf(ana, circleId)).toMatchObject({
      carrierState: 'ready',
      setAside: 0,
      missingHere: 0,
    });
    expect([...ana.logged, ...ben.logged].filter(({ name }) => name !== 'exchange.round')).toEqual([]);
  });

  it('merge what both wrote offline, whoever comes first', async () => {
    const [ana, ben] = [await newDesktop({ name: 'Ana', texts }), await newDesktop({ name: 'Ben', texts })];
    const circleId = await circleOver(temporaryFolder(), ana, ben);
    const shared = note(ana, circleId, 'first');
    await rounds(ana, ben);
    change(ana, shared, "Ana's");
    change(ben, shared, "Ben's");
    await rounds(ben, ana, ben);
    expect(notes(ana, circleId)).toEqual(notes(ben, circleId));
    expect(digest(ana, circleId)).toBe(digest(ben, circleId));
  });
});
