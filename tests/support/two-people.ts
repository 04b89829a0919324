/** Ana and Ben, each with a vault and a shared folder of their own, and everything between them until they are in one circle. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSyncClient, type SyncClient } from './sync-client.ts';
import { handTime, type HandTime } from './hand-time.ts';
import { temporaryFolder } from './vault-on-disk.ts';
import { openTestVault, type TestVault } from './vault-under-test.ts';

export interface Two {
  readonly ana: TestVault;
  readonly ben: TestVault;
  readonly time: HandTime;
  readonly sync: SyncClient;
  readonly folders: { readonly a: string; readonly b: string };
  /** Exchanges, syncs and exchanges again, so often that everything arrives and is acknowledged. */
  exchange(rounds?: number): Promise<void>;
}

/** Two vaults, two folders that a simulated sync client keeps alike, no circle yet. */
export async function twoPeople(): Promise<Two> {
  const base = temporaryFolder();
  const folders = { a: join(base, 'a', 'Shared'), b: join(base, 'b', 'Shared') };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  const time = handTime();
  const ana = await openTestVault({ name: 'Ana', time });
  const ben = await openTestVault({ name: 'Ben', time });
  const sync = createSyncClient(folders);
  return {
    ana,
    ben,
    time,
    sync,
    folders,
    async exchange(rounds = 3) {
      for (let round = 0; round < rounds; round++) {
        for (const vault of [ana, ben]) {
          await vault.call('exchange.exchangeNow', {});
          await sync.step();
        }
        // Acks that nothing else carries go alone after a minute.
        await time.move(61_000);
      }
    },
  };
}

/** Founds a circle at Ana's, invites Ben over the folder, and admits him after comparing. */
export async function inOneCircle(two: Two): Promise<{ circleId: string }> {
  const { ana, ben } = two;
  const { circleId } = await ana.call('people.createCircle', { name: 'Ana and Ben', colour: 2 });
  await chooseFolder(ana, circleId, two.folders.a);
  const { link } = await ana.call('people.invite', { circleId, forName: 'Ben' });
  const { invitationHandle } = await ben.call('people.readInvitation', { link });
  await two.exchange(1);
  ben.answerDialogs(two.folders.b);
  const { folder } = await ben.call('exchange.chooseFolder', { circleId: null, invitationHandle });
  await ben.call('people.join', { invitationHandle, folderHandle: folder?.folderHandle ?? null });
  await two.exchange(1);
  await ana.until(async () => (await ana.call('people.joinRequests', { circleId })).requests.length === 1);
  const { requests } = await ana.call('people.joinRequests', { circleId });
  await ana.call('people.admit', { requestId: requests[0]?.requestId ?? '', compared: true });
  await two.exchange(3);
  return { circleId };
}

export async function chooseFolder(vault: TestVault, circleId: string, path: string): Promise<void> {
  vault.answerDialogs(path);
  const { folder } = await vault.call('exchange.chooseFolder', { circleId, invitationHandle: null });
  if (folder === null) throw new Error('No folder was chosen');
  await vault.call('exchange.useFolder', { circleId, folderHandle: folder.folderHandle });
}
