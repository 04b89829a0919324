import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeDraft, writeShared } from '../../support/entries.ts';
import { justMe, openTestVault, type TestVault } from '../../support/vault-under-test.ts';
import { temporaryFolder } from '../../support/vault-on-disk.ts';

async function exportTo(vault: TestVault, folder: string, circleId: string | null): Promise<number> {
  vault.answerDialogs(folder);
  const { target } = await vault.call('export.chooseTarget', { circleId });
  expect(readdirSync(folder)).toEqual([]);
  return (await vault.call('export.write', { targetHandle: target?.targetHandle ?? '' })).files;
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

describe('an export', () => {
  it('writes every entry as Markdown with its head and its comments', async () => {
    const vault = await openTestVault();
    const { circleId } = await vault.call('people.createCircle', { name: 'Ana and Ben', colour: 1 });
    const shared = await writeShared(vault, circleId, {
      title: 'A "quoted" Tuesday',
      words: 'What I did not say',
    });
    await vault.call('comments.add', { entryId: shared.entryId, text: 'Two lines\nof a comment' });
    const { entryId } = await writeDraft(vault, await justMe(vault), {
      title: 'Only mine',
      words: '# no heading',
      date: '2026-02-01T18:30',
    });
    await vault.call('journal.change', { entryId, tags: ['one', 'two'] });
    const trashed = await writeDraft(vault, await justMe(vault), { title: 'Thrown away' });
    await vault.call('journal.trash', { entryId: trashed.entryId });

    const folder = temporaryFolder();
    expect(await exportTo(vault, folder, null)).toBe(2);
    expect(filesIn(folder)).toEqual([
      'Ana and Ben/2026-01-05 A quoted Tuesday.md',
      'Just me/2026-02-01 Only mine.md',
    ]);
    expect(readFileSync(join(folder, 'Ana and Ben/2026-01-05 A quoted Tuesday.md'), 'utf8')).toBe(
      [
        '---',
        'title: "A \\"quoted\\" Tuesday"',
        'date: 2026-01-05T09:00',
        'circle: "Ana and Ben"',
        'author: "Ana"',
        'shared: mine',
        'tags: []',
        '---',
        '',
        'What I did not say',
        '',
        '',
        '## Comments',
        '',
        '**Ana**, 2026-01-05T09:00Z',
        '',
        '> Two lines',
        '> of a comment',
        '',
      ].join('\n'),
    );
    const mine = readFileSync(join(folder, 'Just me/2026-02-01 Only mine.md'), 'utf8');
    expect(mine).toContain('shared: private\ntags: ["one", "two"]');
    expect(mine).toContain('\\# no heading');

    // One circle alone.
    expect(await exportTo(vault, temporaryFolder(), circleId)).toBe(1);
    expect(vault.events('vault.longWork').at(-1)).toEqual({ work: 'export', done: 1, total: 1 });
  });

  // Fails when: what is exported is what the others have, so that words of mine are in no copy.
  it('holds my page of an entry, also what I have not shared yet', async () => {
    const vault = await openTestVault();
    const { circleId } = await vault.call('people.createCircle', { name: 'Ana and Ben', colour: 1 });
    const { entryId, text } = await writeShared(vault, circleId, { title: 'Tuesday', words: 'Shared.' });
    await text.type(' Not shared yet.');
    await vault.call('journal.change', { entryId, title: 'Wednesday' });
    const folder = temporaryFolder();
    await exportTo(vault, folder, circleId);
    expect(readFileSync(join(folder, 'Ana and Ben/2026-01-05 Wednesday.md'), 'utf8')).toContain(
      'Shared. Not shared yet.',
    );
  });

  // Fails when: it is written without the confirmation that names the folder, or twice on one confirmation.
  it('G9: needs a confirmation, for an empty folder, which counts once', async () => {
    const vault = await openTestVault();
    await writeDraft(vault, await justMe(vault), { title: 'Only mine' });
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full', 'holiday.jpg'), 'x');
    vault.answerDialogs(join(folder, 'full'), null, join(folder, 'new'));
    expect(await vault.codeOf('export.chooseTarget', { circleId: null })).toBe('folder-not-empty');
    expect(await vault.call('export.chooseTarget', { circleId: null })).toEqual({ target: null });
    const { target } = await vault.call('export.chooseTarget', { circleId: null });
    expect(target).toMatchObject({ folderName: 'new', entries: 1 });
    expect(existsSync(join(folder, 'new'))).toBe(false);
    const targetHandle = target?.targetHandle ?? '';
    await vault.call('export.write', { targetHandle });
    expect(filesIn(join(folder, 'new'))).toEqual(['Just me/2026-01-05 Only mine.md']);
    expect(await vault.codeOf('export.write', { targetHandle })).toBe('not-found');

    vault.answerDialogs(join(folder, 'never'));
    const forgotten =
      (await vault.call('export.chooseTarget', { circleId: null })).target?.targetHandle ?? '';
    await vault.call('export.forgetTarget', { targetHandle: forgotten });
    expect(await vault.codeOf('export.write', { targetHandle: forgotten })).toBe('not-found');
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  // Fails when: a title reaches the file system as it is.
  it('G3: stays inside the folder whatever entries and circles are called, and no file takes another one’s place', async () => {
    const vault = await openTestVault();
    const names = [
      '../../etc/passwd',
      '..',
      'CON',
      'nul.txt',
      'a/b\\c:d*e?f"g<h>i|j',
      '-rf',
      '. . .',
      '\u202Etxt.exe',
      'x'.repeat(200),
      '🏔️'.repeat(60),
      'Same',
      'same',
      'SAME',
      '',
    ];
    const { circleId } = await vault.call('people.createCircle', { name: '../out', colour: 1 });
    const mine = await justMe(vault);
    for (const title of names)
      await writeDraft(vault, title === '..' ? circleId : mine, { title: title.slice(0, 200) });
    const around = temporaryFolder();
    const folder = join(around, 'chosen');
    mkdirSync(folder);
    expect(await exportTo(vault, folder, null)).toBe(names.length);
    expect(readdirSync(around)).toEqual(['chosen']);
    const files = filesIn(folder);
    expect(files).toHaveLength(names.length);
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(names.length);
    for (const file of files) expect(file).toMatch(/^[^/.][^/]*\/2026-01-05 [^/\u202E]{1,90}\.md$/);
  });
});
