/** Two people in one circle over a folder, made by the calls that two windows would make. */
import type { BenchVault } from './bench-vault.ts';

const MOST_ROUNDS = 12;

/** `host` invites `guest`; answers the circle once both are in it. */
export async function meet(host: BenchVault, guest: BenchVault, shared: string): Promise<string> {
  const { circleId } = await host.call('people.createCircle', { name: 'The two of us', colour: 0 });
  host.nextPath(shared);
  const mine = await host.call('exchange.chooseFolder', { circleId, invitationHandle: null });
  await host.call('exchange.useFolder', { circleId, folderHandle: mine.folder?.folderHandle ?? '' });
  const { link } = await host.call('people.invite', { circleId, forName: 'Ben' });
  const { invitationHandle } = await guest.call('people.readInvitation', { link });
  guest.nextPath(shared);
  const theirs = await guest.call('exchange.chooseFolder', { circleId: null, invitationHandle });
  await guest.call('people.join', { invitationHandle, folderHandle: theirs.folder?.folderHandle ?? null });
  await guest.call('people.markCompared', { circleId, memberId: null });
  await exchangeUntil(async () => (await requests()).length === 1);
  await host.call('people.admit', { requestId: (await requests())[0]?.requestId ?? '', compared: true });
  await exchangeUntil(async () => {
    const { circles } = await guest.call('people.circles', {});
    return circles.some((circle) => circle.circleId === circleId && circle.state === 'active');
  });
  await exchangeUntil(async () => {
    const { members } = await host.call('people.members', { circleId });
    return members.every(({ name }) => name !== '');
  });
  return circleId;

  async function requests() {
    return (await host.call('people.joinRequests', { circleId })).requests;
  }

  async function exchangeUntil(met: () => Promise<boolean>): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      for (const vault of [host, guest]) await vault.call('exchange.exchangeNow', {});
      if (await met()) return;
    }
    throw new Error('The two do not hear each other');
  }
}
