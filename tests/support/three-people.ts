/** More than two: vaults that each look at a folder of their own, and what carries files between all of them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { handTime, type HandTime } from './hand-time.ts';
import { createSyncClient, type SyncClient } from './sync-client.ts';
import { chooseFolder } from './two-people.ts';
import { strongPassphrase, temporaryFolder } from './vault-on-disk.ts';
import { openTestVault, type TestVault } from './vault-under-test.ts';

export interface Group {
  readonly people: readonly TestVault[];
  readonly folders: readonly string[];
  readonly time: HandTime;
  /** Exchanges and syncs in turn, so often that everything arrives and is acknowledged. */
  exchange(rounds?: number): Promise<void>;
}

/** Each person's folder is kept like the first one's by a sync client of its own. */
export async function groupOf(...names: readonly string[]): Promise<Group> {
  const base = temporaryFolder();
  const folders = names.map((name) => join(base, name, 'Shared'));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  const time = handTime();
  const people: TestVault[] = [];
  for (const name of names) people.push(await openTestVault({ name, time }));
  const syncs: SyncClient[] = folders
    .slice(1)
    .map((folder) => createSyncClient({ a: folders[0] ?? '', b: folder }));
  return {
    people,
    folders,
    time,
    async exchange(rounds = 3) {
      for (let round = 0; round < rounds; round++) {
        for (const vault of people) {
          await vault.call('exchange.exchangeNow', {});
          for (const sync of syncs) await sync.step();
        }
        await time.move(61_000);
      }
    },
  };
}

/** The first founds a circle over the folder and invites; answers the circle and the link. */
export async function foundAndInvite(
  group: Group,
  forName = 'someone',
): Promise<{ circleId: string; link: string; invitationId: string }> {
  const [host] = group.people;
  if (host === undefined) throw new Error('Nobody to found a circle');
  const { circleId } = await host.call('people.createCircle', { name: 'The circle', colour: 3 });
  await chooseFolder(host, circleId, group.folders[0] ?? '');
  return { circleId, ...(await host.call('people.invite', { circleId, forName })) };
}

/** Reads the link and asks to join over the person's own folder. */
export async function askToJoin(group: Group, person: number, link: string): Promise<void> {
  const vault = group.people[person];
  if (vault === undefined) throw new Error('No such person');
  await vault.call('vault.confirmPassphrase', { passphrase: strongPassphrase });
  const { invitationHandle } = await vault.call('people.readInvitation', { link });
  vault.answerDialogs(group.folders[person] ?? '');
  const { folder } = await vault.call('exchange.chooseFolder', { circleId: null, invitationHandle });
  await vault.call('people.join', { invitationHandle, folderHandle: folder?.folderHandle ?? null });
}

/** The host's open requests, once there are so many of them. */
export async function requestsAt(host: TestVault, circleId: string, count: number) {
  await host.until(
    async () => (await host.call('people.joinRequests', { circleId })).requests.length === count,
  );
  return (await host.call('people.joinRequests', { circleId })).requests;
}

/** Everyone in one circle, each invited by the first. */
export async function everyoneIn(group: Group): Promise<{ circleId: string }> {
  const [host] = group.people;
  if (host === undefined) throw new Error('Nobody to found a circle');
  const { circleId } = await host.call('people.createCircle', { name: 'The circle', colour: 3 });
  await chooseFolder(host, circleId, group.folders[0] ?? '');
  for (const person of group.people.keys()) {
    if (person === 0) continue;
    const { link } = await host.call('people.invite', { circleId, forName: '' });
    await group.exchange(1);
    await askToJoin(group, person, link);
    await group.exchange(1);
    const [request] = await requestsAt(host, circleId, 1);
    await host.call('people.admit', { requestId: request?.requestId ?? '', compared: true });
    await group.exchange(2);
  }
  return { circleId };
}
