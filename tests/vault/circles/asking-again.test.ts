import { describe, expect, it } from 'vitest';
import { chooseFolder, twoPeople, type Two } from '../../support/two-people.ts';

/** Ben asks by the link, over the folder, and Ana's computer has looked. */
async function ask({ ben, folders, exchange }: Two, link: string): Promise<string> {
  const { invitationHandle } = await ben.call('people.readInvitation', { link });
  ben.answerDialogs(folders.b);
  const { folder } = await ben.call('exchange.chooseFolder', { circleId: null, invitationHandle });
  const folderHandle = folder?.folderHandle ?? null;
  const { circleId } = await ben.call('people.join', { invitationHandle, folderHandle });
  await exchange(2);
  return circleId;
}

async function invitedBy(two: Two): Promise<{ circleId: string; link: string }> {
  const { circleId } = await two.ana.call('people.createCircle', { name: 'Ana and Ben', colour: 2 });
  await chooseFolder(two.ana, circleId, two.folders.a);
  const { link } = await two.ana.call('people.invite', { circleId, forName: 'Ben' });
  await two.exchange(1);
  return { circleId, link };
}

async function admitTheOnlyOne({ ana, ben, exchange }: Two, circleId: string): Promise<string | undefined> {
  const { requests } = await ana.call('people.joinRequests', { circleId });
  expect(requests).toHaveLength(1);
  expect(requests[0]?.contested).toBe(false);
  await ana.call('people.admit', { requestId: requests[0]?.requestId ?? '', compared: true });
  await exchange(3);
  return (await ben.call('people.circles', {})).circles.find((circle) => circle.circleId === circleId)?.state;
}

describe('asking a second time', () => {
  // Fails when the request of a person hides every later one of the same person.
  it('with a new invitation, after the first was taken back, leads into the circle', async () => {
    const two = await twoPeople();
    const { circleId, link } = await invitedBy(two);
    const [invitation] = (await two.ana.call('people.invitations', { circleId })).invitations;
    await two.ana.call('people.revokeInvitation', { invitationId: invitation?.invitationId ?? '' });
    await ask(two, link);
    expect((await two.ben.call('people.joining', { circleId })).refused).toBe('invitation-revoked');
    await two.ben.call('people.giveUpJoining', { circleId });
    const again = await two.ana.call('people.invite', { circleId, forName: 'Ben' });
    await ask(two, again.link);
    expect(await admitTheOnlyOne(two, circleId)).toBe('active');
  });

  // Fails when the answer is sealed for the request that was taken back.
  it('with the same invitation, after the request was taken back, leads into the circle', async () => {
    const two = await twoPeople();
    const { circleId, link } = await invitedBy(two);
    await ask(two, link);
    await two.ben.call('people.giveUpJoining', { circleId });
    await ask(two, link);
    expect(await admitTheOnlyOne(two, circleId)).toBe('active');
  });
});
