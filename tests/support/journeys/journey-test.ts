/** The `test` of journeys of two people: Ana and Ben, each with a desktop, and a folder that a sync program keeps alike. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '../../e2e/desktop-test.ts';
import type { Desktop, LaunchOptions } from '../launch-desktop.ts';
import { admit, askToJoin, beginCircle, invite } from './circle.ts';
import { beginJournal, passphraseOf, unlock, type Person } from './door.ts';
import { exchangeNow } from './exchanging.ts';
import { expect } from '@playwright/test';
import { syncFolders, type SyncedFolders } from './synced-folders.ts';

export const CIRCLE = 'Ana and Ben';

export interface Pair {
  readonly ana: Person;
  readonly ben: Person;
  readonly shared: SyncedFolders;
  /** Everything that belongs to the two: both vaults and both folders. */
  readonly place: string;
}

interface JourneyFixtures {
  /** Two folders on two computers; their sync program is quit at the end. */
  readonly shared: SyncedFolders;
  /** Ana and Ben, unlocked, in one circle over the folders, with nothing written but the first empty entries. */
  readonly pair: Pair;
}

interface JourneyPlaces {
  /** Where the two live; what they have after joining is kept aside, so that it is made once. */
  readonly home: string;
}

export const test = base.extend<JourneyFixtures, JourneyPlaces>({
  home: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed from it
    async ({}, use) => {
      const home = mkdtempSync(join(tmpdir(), 'alongside-pair-'));
      await use(home);
      rmSync(home, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  shared: async ({ home }, use) => {
    // Neither computer has anything of the journey before.
    for (const name of ['a', 'b']) rmSync(join(home, 'now', name), { recursive: true, force: true });
    const shared = syncFolders({ a: join(home, 'now', 'a', 'Shared'), b: join(home, 'now', 'b', 'Shared') });
    await use(shared);
    await shared.stop();
  },
  pair: async ({ home, launch }, use) => {
    const [now, kept] = [join(home, 'now'), join(home, 'kept')];
    rmSync(now, { recursive: true, force: true });
    if (existsSync(kept)) cpSync(kept, now, { recursive: true });
    const shared = syncFolders({ a: join(now, 'a', 'Shared'), b: join(now, 'b', 'Shared') });
    if (!existsSync(kept)) {
      await joinTogether(launch, now, shared);
      await shared.stop();
      cpSync(now, kept, { recursive: true });
      shared.start();
    }
    const [ana, ben] = await Promise.all([
      openAgain(launch, 'Ana', join(now, 'a', 'data')),
      openAgain(launch, 'Ben', join(now, 'b', 'data')),
    ]);
    await use({ ana, ben, shared, place: now });
    await shared.stop();
  },
});

type Launch = (options?: LaunchOptions) => Promise<Desktop>;

async function openAgain(launch: Launch, name: string, userDataDir: string): Promise<Person> {
  const person = { name, passphrase: passphraseOf(name), desktop: await launch({ userDataDir }) };
  await unlock(person);
  return person;
}

/** From two empty computers to one circle; the journey `invite, compare, admit` looks at each step. */
async function joinTogether(launch: Launch, place: string, shared: SyncedFolders): Promise<void> {
  const begin = async (name: string, folder: string) =>
    beginJournal(await launch({ userDataDir: join(place, folder, 'data') }), name);
  const [ana, ben] = await Promise.all([begin('Ana', 'a'), begin('Ben', 'b')]);
  await beginCircle(ana.desktop.window, CIRCLE);
  const link = await invite(ana.desktop, 'Ben', { folder: shared.a });
  await askToJoin(ben.desktop, link, CIRCLE, {
    folder: shared.b,
    finding: /Nothing from Ana here yet|✓ Ana’s circle is here/,
  });
  await exchangeNow(ana.desktop.window);
  await admit(ana.desktop.window, 'Ben');
  await expect(ben.desktop.window.getByRole('heading', { name: 'People', level: 1 })).toBeVisible({
    timeout: 60_000,
  });
  await Promise.all([ana.desktop.close(), ben.desktop.close()]);
}

export { expect } from '@playwright/test';
