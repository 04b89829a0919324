import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeShared } from '../../support/entries.ts';
import { chooseFolder, inOneCircle, twoPeople } from '../../support/two-people.ts';
import { openTestVault, type TestVault } from '../../support/vault-under-test.ts';
import { strongPassphrase, temporaryFolder } from '../../support/vault-on-disk.ts';

const statusOf = async (vault: TestVault, circleId: string) =>
  (await vault.call('exchange.status', {})).circles.find((circle) => circle.circleId === circleId);

async function chosenState(vault: TestVault, circleId: string, path: string): Promise<string | undefined> {
  vault.answerDialogs(path);
  return (await vault.call('exchange.chooseFolder', { circleId, invitationHandle: null })).folder?.state;
}

describe('choosing a folder', () => {
  it('says what it is before anything is written there', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana } = two;
    await ana.call('vault.confirmPassphrase', { passphrase: strongPassphrase });
    const other = await ana.call('people.createCircle', { name: 'Another', colour: 0 });
    const strangers = temporaryFolder();
    const eve = await openTestVault({ name: 'Eve' });
    const eves = await eve.call('people.createCircle', { name: 'Theirs', colour: 0 });
    await chooseFolder(eve, eves.circleId, strangers);
    const empty = temporaryFolder();
    expect(await chosenState(ana, circleId, two.folders.a)).toBe('ready');
    expect(await chosenState(ana, circleId, empty)).toBe('empty');
    expect(await chosenState(ana, circleId, strangers)).toBe('another-circle');
    expect(await chosenState(ana, circleId, join(empty, 'gone'))).toBe('missing');
    // One folder may hold the mailboxes of several circles of mine.
    expect(await chosenState(ana, other.circleId, two.folders.a)).toBe('empty');
    // Whoever chooses the mailbox itself means the folder around it.
    const mailbox = readdirSync(two.folders.a)[0] ?? '';
    expect(await chosenState(ana, circleId, join(two.folders.a, mailbox))).toBe('ready');
    expect(readdirSync(empty)).toEqual([]);
    ana.answerDialogs(null);
    expect(await ana.call('exchange.chooseFolder', { circleId, invitationHandle: null })).toEqual({
      folder: null,
    });
  });

  it('refuses one that is gone or of another circle, and a handle that is nobody’s', async () => {
    const ana = await openTestVault();
    const { circleId } = await ana.call('people.createCircle', { name: 'Mine', colour: 0 });
    const eve = await openTestVault({ name: 'Eve' });
    const eves = await eve.call('people.createCircle', { name: 'Theirs', colour: 0 });
    const strangers = temporaryFolder();
    await chooseFolder(eve, eves.circleId, strangers);
    const use = async (path: string) => {
      ana.answerDialogs(path);
      const { folder } = await ana.call('exchange.chooseFolder', { circleId, invitationHandle: null });
      return ana.codeOf('exchange.useFolder', { circleId, folderHandle: folder?.folderHandle ?? '' });
    };
    expect(await use(join(strangers, 'gone'))).toBe('folder-missing');
    expect(await use(strangers)).toBe('folder-of-another-circle');
    expect(await ana.codeOf('exchange.useFolder', { circleId, folderHandle: 'ab'.repeat(16) })).toBe(
      'not-found',
    );
    expect(await ana.codeOf('exchange.useFiles', { circleId: 'ab'.repeat(32) })).toBe('not-found');
    expect(await ana.codeOf('exchange.fillAgain', { circleId: 'ab'.repeat(32) })).toBe('not-found');
    expect(await statusOf(ana, circleId)).toMatchObject({ carrier: 'none', folderName: '' });
  });

  it('suggests the folders of sync programs on this computer', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'Dropbox'));
    mkdirSync(join(home, 'Nextcloud'));
    const ana = await openTestVault({ home });
    const { folders } = await ana.call('exchange.suggestFolders', {});
    expect(folders.map(({ folderName, service }) => [folderName, service]).toSorted()).toEqual([
      ['Dropbox', 'Dropbox'],
      ['Nextcloud', 'Nextcloud'],
    ]);
    const { circleId } = await ana.call('people.createCircle', { name: 'Mine', colour: 0 });
    await ana.call('exchange.useFolder', { circleId, folderHandle: folders[0]?.folderHandle ?? '' });
    expect((await statusOf(ana, circleId))?.folderName).toBe(folders[0]?.folderName);
  });
});

describe('a folder that goes away', () => {
  // Fails when: absence is taken for a deletion, or what waits is lost or sent twice when the folder is back.
  it('F13: or is emptied costs nothing: it is said, asked about, and filled again', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana } = two;
    for (let entry = 0; entry < 4; entry++) {
      await writeShared(ana, circleId, { title: `Entry ${entry}`, words: 'Some words' });
      await two.exchange(1);
    }
    const files = () =>
      readdirSync(two.folders.a, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.cp1'),
      ).length;
    const had = files();

    renameSync(two.folders.a, `${two.folders.a}-away`);
    await ana.call('exchange.exchangeNow', {});
    expect((await statusOf(ana, circleId))?.carrierState).toBe('missing');
    await writeShared(ana, circleId, { title: 'Meanwhile' });
    expect((await statusOf(ana, circleId))?.waitingToLeave).toBeGreaterThan(0);
    expect((await ana.call('journal.list', { circleId })).total).toBe(5);
    renameSync(`${two.folders.a}-away`, two.folders.a);
    await ana.call('exchange.exchangeNow', {});
    expect(await statusOf(ana, circleId)).toMatchObject({ carrierState: 'ready', waitingToLeave: 0 });

    const mailbox = join(two.folders.a, readdirSync(two.folders.a)[0] ?? '');
    cpSync(mailbox, `${two.folders.a}-copy`, { recursive: true });
    rmSync(mailbox, { recursive: true });
    await writeShared(ana, circleId, { title: 'Into the void' });
    await ana.call('exchange.exchangeNow', {});
    expect((await statusOf(ana, circleId))?.carrierState).toBe('emptied');
    expect(readdirSync(two.folders.a)).toEqual([]);
    expect((await ana.call('journal.list', { circleId })).total).toBe(6);
    await ana.call('exchange.fillAgain', { circleId });
    expect(await statusOf(ana, circleId)).toMatchObject({ carrierState: 'ready', waitingToLeave: 0 });
    expect(files()).toBeGreaterThan(had);
  });

  it('is left for another one, which then holds everything', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    await writeShared(two.ana, circleId, { title: 'Tuesday' });
    await two.exchange(1);
    // Requests to join are their author's to put there.
    const count = (folder: string) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\/[cf]\/.*cp1$/.test(name))
        .length;
    const usb = temporaryFolder();
    await chooseFolder(two.ana, circleId, usb);
    expect(count(usb)).toBe(count(two.folders.a));
    await chooseFolder(two.ben, circleId, usb);
    expect((await two.ben.call('journal.list', { circleId })).total).toBe(1);
    expect((await statusOf(two.ben, circleId))?.setAside).toBe(0);
  });
});

describe('the honest line about an exchange', () => {
  it('says what waits, when the last exchange was, and who was silent for long', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    expect(await statusOf(ana, circleId)).toMatchObject({
      carrier: 'folder',
      folderName: 'Shared',
      silent: [],
      setAside: 0,
    });
    expect((await statusOf(ana, circleId))?.lastExchangeAt).toBeGreaterThan(0);
    await ben.lock();
    await writeShared(ana, circleId, { title: 'Are you there?' });
    await ana.call('exchange.exchangeNow', {});
    two.time.sleep(3 * 86_400_000);
    expect((await statusOf(ana, circleId))?.silent.map(({ name }) => name)).toEqual(['Ben']);
    expect((await ana.call('exchange.status', {})).exchanging).toBe(false);
  });

  it('opens a link outside only by asking main', async () => {
    const ana = await openTestVault();
    await ana.call('exchange.openLink', { url: 'https://example.org/' });
    expect(ana.asked).toEqual(['open-link https://example.org/']);
    expect(await ana.codeOf('exchange.openLink', { url: 'x'.repeat(2049) })).toBe('input-invalid');
  });
});
