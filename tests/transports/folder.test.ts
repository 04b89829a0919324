import { chmod, mkdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { carrierFiles } from '../../electron/transports/carrier-files.ts';
import { openFolderTransport } from '../../electron/transports/folder/folder-transport.ts';
import { protocolReady } from '../../shared/protocol/sodium-ready.ts';
import { faultyFiles } from '../support/faulty-files.ts';
import type { FolderCarrier } from '../support/folder-carrier.ts';
import { mailboxName, makeFolderCarrier } from '../support/folder-carrier.ts';
import { controlObject, feedObject, nameMatches, testBytes } from '../support/test-objects.ts';
import { describeCarrier } from './conformance.ts';

const maxBytes = 1024 * 1024;

describeCarrier('folder', makeFolderCarrier);

describe('a folder', () => {
  let carrier: FolderCarrier;
  beforeAll(protocolReady);
  beforeEach(async () => {
    carrier = await makeFolderCarrier();
  });
  afterEach(() => carrier.dispose());

  const listed = async () => (await carrier.open().list()).map(({ name }) => name);
  const withFaults = (files: ReturnType<typeof faultyFiles>) =>
    openFolderTransport({ root: carrier.root, directory: mailboxName, nameMatches, files });

  it('F10: creates the final name, writes, syncs the file, then syncs the folder', async () => {
    // Fails when a temporary name is used, or when either sync is left out or comes before the write.
    const files = faultyFiles();
    const { name, bytes } = feedObject(1);
    await withFaults(files).write(name, bytes, true);
    expect(files.acts).toEqual([
      `makeFolder ${mailboxName}`,
      `syncFolder ${carrier.root.split('/').at(-1)}`,
      'makeFolder f',
      `syncFolder ${mailboxName}`,
      'makeFolder abcdefghijklmnop',
      'syncFolder f',
      `create ${name.split('/').at(-1)}`,
      'write 600',
      'truncate 600',
      'sync',
      'syncFolder abcdefghijklmnop',
    ]);
  });

  it('F10, case 51: power gone or disk full at every act leaves no wrong object, and the next write mends it', async () => {
    // Fails when a torn file is reported as an object, or is not written again.
    const { name, bytes } = feedObject(1);
    for (const code of ['ENOSPC', 'EIO']) {
      for (const tornAt of [0, 1, 300, 599]) {
        for (let at = 1; at <= 11; at++) {
          await rm(carrier.path(''), { recursive: true, force: true });
          const write = withFaults(faultyFiles({ at, code, forever: true, tornAt })).write(name, bytes, true);
          await expect(write).rejects.toMatchObject({ kind: code === 'ENOSPC' ? 'full' : 'failed' });
          const there = await carrier.open().read(name, maxBytes);
          if (there !== 'absent') expect(there).toEqual(bytes);
          await carrier.open().write(name, bytes, true);
          expect(await carrier.open().read(name, maxBytes)).toEqual(bytes);
          expect(await listed()).toEqual([name]);
        }
      }
    }
  });

  it('F10: names stay lower-case, with one dot, under 110 characters and 255 bytes a part', async () => {
    const { name, bytes } = feedObject(1, Number.MAX_SAFE_INTEGER);
    await carrier.open().write(name, bytes, true);
    const whole = `${mailboxName}/${name}`;
    expect(whole).toBe(whole.toLowerCase());
    expect(whole.split('.').length).toBe(2);
    expect(whole.length).toBeLessThan(110);
  });

  it("F11, case 48: sync programs' litter is ignored and copies in conflict are read, each object once, nothing deleted", async () => {
    // Fails when a pattern is missing from object-name.ts, or when a copy counts beside its original.
    const whole = feedObject(1);
    const onlyAsCopy = feedObject(2);
    const onlyNumbered = controlObject(3);
    const onlyWithMachine = feedObject(4);
    const [folder, file] = ['f/abcdefghijklmnop', whole.name.split('/').at(-1) ?? ''];
    const stem = (name: string) => (name.split('/').at(-1) ?? '').replace('.cp1', '');
    await carrier.open().write(whole.name, whole.bytes, true);
    const put: [string, Uint8Array][] = [
      [`${folder}/${stem(whole.name)}.sync-conflict-20261122-120000-ABCDEFG.cp1`, whole.bytes],
      [`${folder}/${stem(whole.name)} (Ana's conflicted copy 2026-11-22).cp1`, testBytes(99)],
      [`${folder}/${stem(whole.name)} (1).cp1`, whole.bytes],
      [`${folder}/.syncthing.${file}.tmp`, whole.bytes],
      [`${folder}/~syncthing~${file}.tmp`, whole.bytes],
      [`${folder}/${file}.tmp`, whole.bytes],
      [`${folder}/.${stem(feedObject(7).name)}.cp1.icloud`, testBytes(1)],
      [`${folder}/${stem(feedObject(8).name)}.cp1.part`, feedObject(8).bytes],
      [`${folder}/${stem(feedObject(9).name)}.cp1`, new Uint8Array(0)],
      [`${folder}/${stem(onlyAsCopy.name)}.sync-conflict-20261122-120000-ABCDEFG.cp1`, onlyAsCopy.bytes],
      [`${folder}/${stem(onlyAsCopy.name)} (Bens Konfliktkopie).cp1`, testBytes(98)],
      [`c/${stem(onlyNumbered.name)} (1).cp1`, onlyNumbered.bytes],
      [`${folder}/${stem(onlyWithMachine.name)}-DESKTOP-7.cp1`, onlyWithMachine.bytes],
    ];
    for (const [path, bytes] of put) await carrier.put(path, bytes);
    const transport = carrier.open();
    const names = (await transport.list()).map(({ name }) => name);
    const expected = [whole, onlyAsCopy, onlyNumbered, onlyWithMachine];
    expect(names.sort()).toEqual(expected.map(({ name }) => name).sort());
    for (const { name, bytes } of expected) expect(await transport.read(name, maxBytes)).toEqual(bytes);
    for (const [path, bytes] of put) expect(await carrier.peek(path)).toEqual(bytes);
  });

  it('case 48: an original that was damaged is read from its conflicting copy', async () => {
    const { name, bytes } = feedObject(1);
    await carrier.put(name, bytes.subarray(0, 10));
    await carrier.put(name.replace('.cp1', '.sync-conflict-20261122-120000-ABCDEFG.cp1'), bytes);
    const transport = carrier.open();
    await transport.list();
    expect(await transport.read(name, maxBytes)).toEqual(bytes);
  });

  it('case 49: names in capitals, and folders that were doubled, are the same objects', async () => {
    // Fails when names are compared without folding case.
    const [first, second] = [feedObject(1), feedObject(2)];
    await carrier.put(first.name.toUpperCase(), first.bytes);
    await carrier.put(second.name.replace('f/', 'f (1)/'), second.bytes);
    const transport = carrier.open();
    expect((await transport.list()).map(({ name }) => name).sort()).toEqual([first.name, second.name].sort());
    for (const { name, bytes } of [first, second])
      expect(await transport.read(name, maxBytes)).toEqual(bytes);
  });

  it('case 55: two programs that carry one mailbox and duplicate every file give each object once', async () => {
    const objects = [1, 2, 3].map((seed) => feedObject(seed));
    for (const { name, bytes } of objects) {
      await carrier.open().write(name, bytes, true);
      await carrier.put(name.replace('.cp1', ' (conflicted copy 2026-11-22 120000).cp1'), bytes);
      await carrier.put(name.replace('.cp1', '.sync-conflict-20261122-120000-ABCDEFG.cp1'), bytes);
    }
    expect((await listed()).sort()).toEqual(objects.map(({ name }) => name).sort());
  });

  it('does not go through links, neither to read nor to write', async () => {
    // Fails when O_NOFOLLOW or the look at each folder is left out.
    const { name, bytes } = feedObject(1);
    const outside = join(carrier.root, 'outside');
    await mkdir(join(outside, 'abcdefghijklmnop'), { recursive: true });
    await writeFile(join(outside, name.slice(2)), bytes);
    await mkdir(carrier.path('c'), { recursive: true });
    await symlink(outside, carrier.path('f'));
    const target = controlObject(2);
    await writeFile(join(outside, 'target'), target.bytes);
    await symlink(join(outside, 'target'), carrier.path(target.name));
    expect(await listed()).toEqual([]);
    expect(await carrier.open().read(target.name, maxBytes)).toBe('absent');
    expect(await carrier.open().write(target.name, target.bytes, true)).toBe('blocked');
    const other = feedObject(3);
    await expect(carrier.open().write(other.name, other.bytes, true)).rejects.toMatchObject({
      kind: 'failed',
    });
  });

  it('never makes the chosen folder: a stick that is not plugged in is missing', async () => {
    // Fails when folders are made recursively from the root.
    await rename(carrier.root, `${carrier.root}-away`);
    try {
      const { name, bytes } = feedObject(1);
      expect(await carrier.open().check()).toEqual({ kind: 'missing' });
      await expect(carrier.open().list()).rejects.toMatchObject({ kind: 'missing' });
      await expect(carrier.open().write(name, bytes, true)).rejects.toMatchObject({ kind: 'missing' });
      await expect(stat(carrier.root)).rejects.toMatchObject({ code: 'ENOENT' });
    } finally {
      await rename(`${carrier.root}-away`, carrier.root);
    }
  });

  it('F13: says when only mailboxes of other circles are there, and when its own is among them', async () => {
    await mkdir(join(carrier.root, 'cp1-bbbbccccddddeeee'));
    expect(await carrier.open().check()).toEqual({ kind: 'another-circle' });
    await mkdir(join(carrier.root, mailboxName));
    expect(await carrier.open().check()).toEqual({ kind: 'ready' });
  });

  it('case 52: a folder that may not be written is read all the same', async () => {
    const { name, bytes } = feedObject(1);
    await carrier.open().write(name, bytes, true);
    const transport = openFolderTransport({
      root: carrier.root,
      directory: mailboxName,
      nameMatches,
      files: { ...faultyFiles({ at: 1, code: 'EROFS', forever: true }), mayWrite: async () => false },
    });
    expect(await transport.check()).toEqual({ kind: 'read-only' });
    await transport.list();
    expect(await transport.read(name, maxBytes)).toEqual(bytes);
    const other = feedObject(2);
    await expect(transport.write(other.name, other.bytes, true)).rejects.toMatchObject({ kind: 'read-only' });
  });

  it('case 47: a file that cannot be read now (online-only, offline) is not here yet, and others are', async () => {
    const [there, notHere] = [feedObject(1), feedObject(2)];
    for (const { name, bytes } of [there, notHere]) await carrier.put(name, bytes);
    const transport = openFolderTransport({
      root: carrier.root,
      directory: mailboxName,
      nameMatches,
      files: {
        ...carrierFiles,
        read: (path, most) =>
          path.endsWith(notHere.name)
            ? Promise.reject(Object.assign(new Error('offline'), { code: 'EIO' }))
            : carrierFiles.read(path, most),
      },
    });
    await transport.list();
    expect(await transport.read(notHere.name, maxBytes)).toBe('absent');
    expect(await transport.read(there.name, maxBytes)).toEqual(there.bytes);
  });

  it('gives objects the permissions of the chosen folder, so that other accounts can read them', async () => {
    await chmod(carrier.root, 0o770);
    const { name, bytes } = feedObject(1);
    await carrier.open().write(name, bytes, true);
    expect((await stat(carrier.path('f'))).mode & 0o777).toBe(0o770);
    expect((await stat(carrier.path(name))).mode & 0o777).toBe(0o660);
  });

  it('stops at its bound of files', async () => {
    const { scanMailbox } = await import('../../electron/transports/folder/scan-mailbox.ts');
    for (let seed = 0; seed < 20; seed++) {
      const { name, bytes } = feedObject(seed);
      await carrier.put(name, bytes);
    }
    const found = await scanMailbox(carrierFiles, carrier.root, mailboxName, { files: 12, folders: 100 });
    expect(found.size).toBe(12);
  });

  it('tells when another program puts an object into it, at any depth and in new folders', async () => {
    // Fails when a new folder is read before it is watched, or is not watched at all.
    let hints = 0;
    let told = () => {};
    const stop = carrier.open().watch(() => {
      hints++;
      told();
    });
    const nextHint = () => new Promise<void>((resolve) => (told = resolve));
    try {
      for (const { name, bytes } of [controlObject(1), feedObject(2), feedObject(3), controlObject(4)]) {
        const hint = nextHint();
        await carrier.put(name, bytes);
        await hint;
      }
    } finally {
      stop();
    }
    expect(hints).toBeGreaterThan(3);
  });

  it('a watch on a folder that is not there is silent', async () => {
    const nowhere = openFolderTransport({
      root: join(carrier.root, 'nowhere'),
      directory: mailboxName,
      nameMatches,
    });
    let hints = 0;
    const stop = nowhere.watch(() => hints++);
    expect(await nowhere.check()).toEqual({ kind: 'missing' });
    stop();
    expect(hints).toBe(0);
  });
});
