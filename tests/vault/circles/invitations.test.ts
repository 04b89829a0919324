import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseInvitationLink } from '../../../shared/protocol/protocol.ts';
import { askToJoin, everyoneIn, foundAndInvite, groupOf, requestsAt } from '../../support/three-people.ts';
import { inOneCircle, twoPeople } from '../../support/two-people.ts';
import { openTestVault, startTestVault, type TestVault } from '../../support/vault-under-test.ts';
import { strongPassphrase, temporaryFolder } from '../../support/vault-on-disk.ts';

const DAY_MS = 86_400_000;

async function circleOf(vault: TestVault): Promise<string> {
  return (await vault.call('people.createCircle', { name: 'Ana and Ben', colour: 1 })).circleId;
}

const states = async (vault: TestVault, circleId: string) =>
  (await vault.call('people.invitations', { circleId })).invitations.map(({ state, forName }) => [
    forName,
    state,
  ]);

/** Who asked to join knows the inviter from the link, and nobody else. */
const namesSeenBy = async (vault: TestVault, circleId: string) =>
  (await vault.call('people.members', { circleId })).members.map(({ name }) => name);

/** The same link with one character changed. */
function altered(link: string, at: number): string {
  const other = link[at] === 'A' ? 'B' : 'A';
  return link.slice(0, at) + other + link.slice(at + 1);
}

describe('an invitation', () => {
  it('is listed while it is open, copied again, saved as a file, and revoked', async () => {
    const ana = await openTestVault();
    const circleId = await circleOf(ana);
    const { invitationId, link } = await ana.call('people.invite', { circleId, forName: 'Ben' });
    await ana.time.move(1);
    await ana.call('people.invite', { circleId, forName: 'Cleo' });
    expect(await states(ana, circleId)).toEqual([
      ['Cleo', 'open'],
      ['Ben', 'open'],
    ]);
    expect((await ana.call('people.invitationLink', { invitationId })).link).toBe(link);

    const file = join(temporaryFolder(), 'Ben.alongside-invite');
    ana.answerDialogs(null, file, join(temporaryFolder(), 'gone', 'x'));
    expect(await ana.call('people.saveInvitationFile', { invitationId })).toEqual({ saved: false });
    expect(await ana.call('people.saveInvitationFile', { invitationId })).toEqual({ saved: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await ana.codeOf('people.saveInvitationFile', { invitationId })).toBe('storage-failed');
    const ben = await openTestVault({ name: 'Ben' });
    ben.answerDialogs(null, file);
    expect(await ben.call('people.openInvitationFile', {})).toEqual({ preview: null });
    const { preview } = await ben.call('people.openInvitationFile', {});
    expect(preview).toMatchObject({ inviterName: 'Ana', circleName: 'Ana and Ben', folderHint: '' });

    await ana.call('people.revokeInvitation', { invitationId });
    expect(await states(ana, circleId)).toEqual([
      ['Cleo', 'open'],
      ['Ben', 'revoked'],
    ]);
    expect(await ana.codeOf('people.invitationLink', { invitationId })).toBe('invitation-revoked');
    expect(await ana.codeOf('people.saveInvitationFile', { invitationId })).toBe('invitation-revoked');
    const unknown = 'ab'.repeat(32);
    for (const code of [
      await ana.codeOf('people.revokeInvitation', { invitationId: unknown }),
      await ana.codeOf('people.invitationLink', { invitationId: unknown }),
      await ana.codeOf('people.invite', { circleId: unknown, forName: '' }),
    ]) {
      expect(code).toBe('not-found');
    }
  });

  it('is good for fourteen days', async () => {
    const ana = await openTestVault();
    const circleId = await circleOf(ana);
    const { invitationId, link } = await ana.call('people.invite', { circleId, forName: 'Ben' });
    const ben = await openTestVault({ name: 'Ben', time: ana.time });
    ana.time.sleep(14 * DAY_MS);
    const preview = await ben.call('people.readInvitation', { link });
    expect(preview.expiresAt).toBeGreaterThan(ana.time.now());
    ana.time.sleep(DAY_MS);
    expect(await ben.codeOf('people.readInvitation', { link })).toBe('invitation-expired');
    await ben.call('vault.confirmPassphrase', { passphrase: strongPassphrase });
    const { invitationHandle } = preview;
    expect(await ben.codeOf('people.join', { invitationHandle, folderHandle: null })).toBe(
      'invitation-expired',
    );
    expect(await states(ana, circleId)).toEqual([['Ben', 'expired']]);
    expect(await ana.codeOf('people.invitationLink', { invitationId })).toBe('invitation-expired');
  });

  // Fails when: a checksum is not looked at, or something that is none of ours is taken for damaged.
  it('H3: says whether a link was altered, is newer than this app, or is no invitation', async () => {
    const ana = await openTestVault();
    const circleId = await circleOf(ana);
    const { link } = await ana.call('people.invite', { circleId, forName: 'Ben' });
    const ben = await openTestVault({ name: 'Ben' });
    const read = (text: string) => ben.codeOf('people.readInvitation', { link: text });
    const from = link.indexOf('?') + 4;
    for (let at = from; at < link.length; at += 7) {
      expect(['invitation-altered', 'invitation-newer', 'invitation-foreign']).toContain(
        await read(altered(link, at)),
      );
    }
    expect(await read(link.slice(0, -5))).toBe('invitation-altered');
    for (const none of ['https://example.org/join?x', 'alongside:', 'hello', 'x'.repeat(8000)]) {
      expect(await read(none)).toBe('invitation-foreign');
    }
    expect(await read(link)).toBe('answered');
    const file = join(temporaryFolder(), 'holiday.jpg');
    for (const bytes of [Buffer.alloc(100, 7), Buffer.alloc(0), Buffer.alloc(100_000)]) {
      writeFileSync(file, bytes);
      ben.answerDialogs(file);
      expect(['invitation-foreign', 'invitation-altered']).toContain(
        await ben.codeOf('people.openInvitationFile', {}),
      );
    }
    ben.answerDialogs(join(temporaryFolder(), 'gone'));
    expect(await ben.codeOf('people.openInvitationFile', {})).toBe('storage-failed');
  });

  it('of my own is no way into my own circle, nor a second one into a circle that I am in', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { link } = await two.ana.call('people.invite', { circleId, forName: 'Cleo' });
    for (const [vault, code] of [
      [two.ana, 'invitation-own'],
      [two.ben, 'already-member'],
    ] as const) {
      await vault.call('vault.confirmPassphrase', { passphrase: strongPassphrase });
      const { invitationHandle } = await vault.call('people.readInvitation', { link });
      expect(await vault.codeOf('people.join', { invitationHandle, folderHandle: null })).toBe(code);
    }
    // Only the host invites.
    expect(await two.ben.codeOf('people.invite', { circleId, forName: 'Cleo' })).toBe('not-allowed');
  });

  // Fails when: a link does more than to be shown, or is lost because the vault was locked when it came.
  it('H2: that comes from outside changes nothing; it waits for the unlock, and for a click', async () => {
    const ana = await openTestVault();
    const { link } = await ana.call('people.invite', { circleId: await circleOf(ana), forName: 'Ben' });
    const ben = await openTestVault({ name: 'Ben', time: ana.time });
    const everything = async () =>
      JSON.stringify([
        await ben.rows('SELECT * FROM circles'),
        await ben.rows('SELECT max(position) AS last FROM changes'),
      ]);
    const before = await everything();
    const none = [
      'alongside:delete',
      'alongside:join',
      'ALONGSIDE:JOIN?x',
      'alongside:join?../../x',
      'alongside://evil',
      altered(link, 60),
      'javascript:alert(1)',
      `${link}#x`,
      '',
      '\u0000',
    ];
    for (let kinds = 0; kinds < 100; kinds++)
      ben.vault.hear({ tell: 'link-arrived', link: none[kinds % none.length] ?? '' });
    expect(ben.events('people.invitationArrived')).toHaveLength(100);
    ben.vault.hear({ tell: 'link-arrived', link });
    expect(ben.events('people.invitationArrived').at(-1)).toEqual({ problem: null });
    const file = join(temporaryFolder(), 'x.alongside-invite');
    writeFileSync(file, 'no invitation');
    ben.vault.hear({ tell: 'file-arrived', path: file });
    expect(ben.events('people.invitationArrived').at(-1)?.problem).toMatch(/^invitation-/);
    expect(await everything()).toBe(before);
    const waiting = (await ben.call('people.arrivedInvitations', {})).previews;
    expect(waiting.at(-1)).toMatchObject({ inviterName: 'Ana' });
    await ben.call('people.dismissInvitation', { invitationHandle: waiting.at(-1)?.invitationHandle ?? '' });
    expect((await ben.call('people.arrivedInvitations', {})).previews).toHaveLength(waiting.length - 1);
    await ben.lock();

    const locked = await startTestVault({ folder: ben.folder, time: ana.time });
    locked.vault.hear({ tell: 'link-arrived', link });
    expect(locked.events('people.invitationArrived')).toEqual([]);
    expect(await locked.codeOf('people.arrivedInvitations', {})).toBe('vault-locked');
    await locked.call('vault.unlock', { passphrase: strongPassphrase });
    expect(locked.events('people.invitationArrived')).toEqual([{ problem: null }]);
    expect((await locked.call('people.arrivedInvitations', {})).previews).toHaveLength(1);
  });
});

describe('joining', () => {
  it('asks for the passphrase after five minutes, and shows the number to compare', async () => {
    const ana = await openTestVault();
    const { link } = await ana.call('people.invite', { circleId: await circleOf(ana), forName: 'Ben' });
    const ben = await openTestVault({ name: 'Ben', time: ana.time });
    const { invitationHandle } = await ben.call('people.readInvitation', { link });
    await ana.time.move(5 * 60_000);
    const join_ = () => ben.codeOf('people.join', { invitationHandle, folderHandle: null });
    expect(await join_()).toBe('passphrase-needed');
    await ben.call('vault.confirmPassphrase', { passphrase: strongPassphrase });
    expect(await join_()).toBe('answered');
    const circle = (await ben.call('people.circles', {})).circles.at(-1);
    expect(circle).toMatchObject({ name: 'Ana and Ben', state: 'joining', iAmHost: false });
    const circleId = circle?.circleId ?? '';
    const joining = await ben.call('people.joining', { circleId });
    expect(joining).toMatchObject({ inviterName: 'Ana', compared: false, needsFile: true, refused: '' });
    expect(joining.safetyNumber).toMatch(/^(\d{5} ){5}\d{5}$/);
    await ben.call('people.markCompared', { circleId, memberId: null });
    expect((await ben.call('people.joining', { circleId })).compared).toBe(true);
    // Nothing can be written there yet.
    expect(await ben.codeOf('journal.createDraft', { circleId, date: '2026-01-05T09:00' })).toBe(
      'not-admitted-yet',
    );
    expect(await ben.codeOf('people.invite', { circleId, forName: 'Cleo' })).toBe('not-admitted-yet');
    expect(await ben.codeOf('people.changeCircle', { circleId, name: 'Mine' })).toBe('circle-read-only');
    expect(await ben.codeOf('people.leave', { circleId })).toBe('not-allowed');

    await ben.call('people.giveUpJoining', { circleId });
    expect((await ben.call('people.circles', {})).circles).toHaveLength(1);
    expect(await ben.codeOf('people.joining', { circleId })).toBe('not-found');
    expect(await ben.codeOf('people.giveUpJoining', { circleId })).toBe('not-found');
    expect(await ben.codeOf('people.markCompared', { circleId, memberId: null })).toBe('not-found');
    // And can be asked for again.
    const again = await ben.call('people.readInvitation', { link });
    await ben.call('people.join', { invitationHandle: again.invitationHandle, folderHandle: null });
    expect((await ben.call('people.circles', {})).circles).toHaveLength(2);
  });

  // Fails when: the circle is made before its folder is known to be there, or twice by two clicks.
  it('that fails leaves no half circle, and pressed twice joins once', async () => {
    const ana = await openTestVault();
    const { link } = await ana.call('people.invite', { circleId: await circleOf(ana), forName: 'Ben' });
    const ben = await openTestVault({ name: 'Ben', time: ana.time });
    const { invitationHandle } = await ben.call('people.readInvitation', { link });
    expect(await ben.codeOf('people.join', { invitationHandle, folderHandle: 'ab'.repeat(16) })).toBe(
      'not-found',
    );
    expect((await ben.call('people.circles', {})).circles).toHaveLength(1);
    const twice = await Promise.all([
      ben.codeOf('people.join', { invitationHandle, folderHandle: null }),
      ben.codeOf('people.join', { invitationHandle, folderHandle: null }),
    ]);
    expect(twice.toSorted()).toEqual(['already-member', 'answered']);
    expect((await ben.call('people.circles', {})).circles).toHaveLength(2);
    expect(await ben.codeOf('people.join', { invitationHandle: 'cd'.repeat(16), folderHandle: null })).toBe(
      'not-found',
    );
  });

  // Fails when: a link alone lets anyone in, a second joiner is not seen, or the one who was not chosen waits for ever.
  it('H1: of two who answer one link the host sees both, admits one, and the other hears that it is used', async () => {
    const group = await groupOf('Ana', 'Ben', 'Mallory');
    const { circleId, link } = await foundAndInvite(group, 'Ben');
    const [ana, ben, mallory] = group.people as [TestVault, TestVault, TestVault];
    await group.exchange(1);
    await askToJoin(group, 1, link);
    await askToJoin(group, 2, link);
    await group.exchange(2);
    const requests = await requestsAt(ana, circleId, 2);
    expect(requests.map(({ name, contested }) => [name, contested]).toSorted()).toEqual([
      ['Ben', true],
      ['Mallory', true],
    ]);
    // Until someone is admitted nobody reads anything.
    for (const vault of [ben, mallory]) {
      expect(await namesSeenBy(vault, circleId)).toEqual(['Ana']);
      expect((await vault.call('people.circles', {})).circles.at(-1)?.state).toBe('joining');
    }
    const numbers = await Promise.all(
      [ben, mallory].map((vault) => vault.call('people.joining', { circleId })),
    );
    for (const request of requests) {
      const side = request.name === 'Ben' ? numbers[0] : numbers[1];
      expect(request.safetyNumber).toBe(side?.safetyNumber);
    }
    expect(new Set(requests.map(({ safetyNumber }) => safetyNumber)).size).toBe(2);
    const chosen = requests.find(({ name }) => name === 'Ben');
    await ana.call('people.admit', { requestId: chosen?.requestId ?? '', compared: true });
    await group.exchange(3);
    expect((await ana.call('people.joinRequests', { circleId })).requests).toEqual([]);
    expect((await ben.call('people.circles', {})).circles.at(-1)?.state).toBe('active');
    expect((await mallory.call('people.circles', {})).circles.at(-1)?.state).toBe('joining');
    expect((await mallory.call('people.joining', { circleId })).refused).toBe('invitation-used');
    expect(await namesSeenBy(mallory, circleId)).toEqual(['Ana']);
    expect(await states(ana, circleId)).toEqual([['Ben', 'used']]);
    expect(await ana.codeOf('people.admit', { requestId: chosen?.requestId ?? '', compared: true })).toBe(
      'not-found',
    );
  });

  it('is declined without a word to the circle, and refused with one when the invitation was revoked', async () => {
    const group = await groupOf('Ana', 'Ben', 'Cleo');
    const { circleId, link, invitationId } = await foundAndInvite(group);
    const [ana, ben, cleo] = group.people as [TestVault, TestVault, TestVault];
    await group.exchange(1);
    await askToJoin(group, 1, link);
    await group.exchange(1);
    const [request] = await requestsAt(ana, circleId, 1);
    const requestId = request?.requestId ?? '';
    await ana.call('people.declineRequest', { requestId });
    expect((await ana.call('people.joinRequests', { circleId: null })).requests).toEqual([]);
    expect(await ana.codeOf('people.declineRequest', { requestId })).toBe('not-found');
    expect(await ana.codeOf('people.admit', { requestId, compared: true })).toBe('not-found');
    await askToJoin(group, 2, link);
    await group.exchange(1);
    await requestsAt(ana, circleId, 1);
    await ana.call('people.revokeInvitation', { invitationId });
    await group.exchange(2);
    expect((await ana.call('people.joinRequests', { circleId })).requests).toEqual([]);
    expect((await cleo.call('people.joining', { circleId })).refused).toBe('invitation-revoked');
    expect((await ben.call('people.joining', { circleId })).refused).toBe('');
  });

  it('without comparing leaves a lasting mark, until somebody compares after all', async () => {
    const group = await groupOf('Ana', 'Ben');
    const { circleId, link } = await foundAndInvite(group);
    const [ana, ben] = group.people as [TestVault, TestVault];
    await group.exchange(1);
    await askToJoin(group, 1, link);
    await group.exchange(1);
    const [request] = await requestsAt(ana, circleId, 1);
    await ana.call('people.admit', { requestId: request?.requestId ?? '', compared: false });
    await group.exchange(3);
    const other = async (vault: TestVault) =>
      (await vault.call('people.members', { circleId })).members.find(({ isMe }) => !isMe);
    expect((await other(ana))?.compared).toBe(false);
    expect((await other(ben))?.compared).toBe(false);
    await ana.call('people.markCompared', { circleId, memberId: (await other(ana))?.memberId ?? '' });
    expect((await other(ana))?.compared).toBe(true);
    expect(await ana.codeOf('people.markCompared', { circleId, memberId: 'ab'.repeat(32) })).toBe(
      'not-found',
    );
  });

  // Fails when: the link, or the secret in it, is in a log line, in an answer that names no invitation, or in the folder.
  it('H5: leaves the secret of the link in no log and nowhere in the folder', async () => {
    const group = await groupOf('Ana', 'Ben');
    const { circleId, link } = await foundAndInvite(group);
    const [ana, ben] = group.people as [TestVault, TestVault];
    await group.exchange(1);
    await askToJoin(group, 1, link);
    await group.exchange(2);
    const [request] = await requestsAt(ana, circleId, 1);
    await ana.call('people.admit', { requestId: request?.requestId ?? '', compared: true });
    await group.exchange(3);
    const parsed = parseInvitationLink(link);
    if (!parsed.ok) throw new Error('Our own link');
    const secret = Buffer.from(parsed.value.secret);
    const key = Buffer.from(parsed.value.directoryKey);
    const forms = [secret, key].flatMap((bytes) => [
      bytes,
      Buffer.from(bytes.toString('hex')),
      Buffer.from(bytes.toString('base64url')),
      Buffer.from(bytes.toString('base64').slice(0, -3)),
    ]);
    const lines = Buffer.from([...ana.logLines, ...ben.logLines].join('\n'));
    for (const form of forms) expect(lines.includes(form)).toBe(false);
    for (const folder of group.folders) {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const bytes = Buffer.concat([
          Buffer.from(entry.name),
          readFileSync(join(entry.parentPath, entry.name)),
        ]);
        for (const form of forms) expect(bytes.includes(form)).toBe(false);
      }
    }
  });
});

describe('a circle of three', () => {
  it('is one in which everyone sees everyone by name', async () => {
    const group = await groupOf('Ana', 'Ben', 'Cleo');
    const { circleId } = await everyoneIn(group);
    for (const [at, vault] of group.people.entries()) {
      const { members } = await vault.call('people.members', { circleId });
      expect(members.map(({ name }) => name).toSorted()).toEqual(['Ana', 'Ben', 'Cleo']);
      expect(members[0]).toMatchObject({ isMe: true, name: ['Ana', 'Ben', 'Cleo'][at] });
    }
  });
});
