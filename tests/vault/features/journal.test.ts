import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { TestVault } from '../../support/vault-under-test.ts';
import { openTestVault } from '../../support/vault-under-test.ts';
import { writeInto } from '../../support/window-text.ts';

async function justMe(vault: TestVault): Promise<string> {
  const { circles } = await vault.call('people.circles', {});
  const mine = circles.find((circle) => circle.kind === 'just-me');
  if (mine === undefined) throw new Error('No private circle');
  return mine.circleId;
}

const date = '2026-01-05T09:00';

describe('the journal of one person', () => {
  it('begins with the private circle and the chosen name', async () => {
    const vault = await openTestVault({ name: 'Ana' });
    expect((await vault.call('vault.state', {})).name).toBe('Ana');
    expect(await justMe(vault)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps every word that was acknowledged, across lock and unlock', async () => {
    const vault = await openTestVault();
    const circleId = await justMe(vault);
    const { entryId } = await vault.call('journal.createDraft', { circleId, date });
    const { documentId } = await vault.call('journal.entry', { entryId });
    const text = await writeInto(vault, documentId);
    await text.type('What I did not say');
    await vault.lock();

    const { startTestVault } = await import('../../support/vault-under-test.ts');
    const again = await startTestVault({ folder: vault.folder });
    expect(await again.codeOf('journal.list', { circleId })).toBe('vault-locked');
    const { strongPassphrase } = await import('../../support/vault-on-disk.ts');
    await again.call('vault.unlock', { passphrase: strongPassphrase });
    const { state } = await again.call('documents.open', { documentId });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    expect(doc.getXmlFragment('body').toString()).toContain('What I did not say');
  });

  it('shows title, tags and first words in the list, and finds words in the text', async () => {
    const vault = await openTestVault();
    const circleId = await justMe(vault);
    const { entryId } = await vault.call('journal.createDraft', { circleId, date, title: 'Tuesday' });
    await vault.call('journal.change', { entryId, tags: ['honesty'] });
    const { documentId } = await vault.call('journal.entry', { entryId });
    const text = await writeInto(vault, documentId);
    await text.type('The café was closed');
    await vault.until(
      async () => (await vault.call('journal.list', { circleId, text: 'cafe' })).entries.length === 1,
    );
    const { entries } = await vault.call('journal.list', { circleId });
    expect(entries[0]).toMatchObject({
      entryId,
      title: 'Tuesday',
      tags: ['honesty'],
      snippet: 'The café was closed',
      state: 'draft',
    });
    expect((await vault.call('journal.list', { circleId, text: 'open' })).entries).toEqual([]);
  });

  it('begins an entry from a template', async () => {
    const vault = await openTestVault();
    const circleId = await justMe(vault);
    const { templates } = await vault.call('journal.templates', {});
    expect(templates.length).toBeGreaterThan(2);
    const template = templates[0];
    if (template === undefined) throw new Error('No template');
    const { entryId } = await vault.call('journal.createDraft', {
      circleId,
      date,
      templateId: template.templateId,
    });
    const { documentId, title } = await vault.call('journal.entry', { entryId });
    expect(title).toBe(template.title);
    expect((await vault.call('documents.count', { documentId })).words).toBeGreaterThan(3);
  });

  it('puts an entry into the trash and brings it back', async () => {
    const vault = await openTestVault();
    const circleId = await justMe(vault);
    const { entryId } = await vault.call('journal.createDraft', { circleId, date });
    await vault.call('journal.trash', { entryId });
    expect((await vault.call('journal.list', { circleId })).total).toBe(0);
    expect((await vault.call('journal.list', { circleId, show: 'trash' })).total).toBe(1);
    expect(await vault.codeOf('journal.change', { entryId, title: 'Too late' })).toBe('not-allowed');
    await vault.call('journal.restore', { entryId });
    expect((await vault.call('journal.list', { circleId })).total).toBe(1);
  });

  it('refuses writing under any other client id than the one it handed out', async () => {
    const vault = await openTestVault();
    const circleId = await justMe(vault);
    const { entryId } = await vault.call('journal.createDraft', { circleId, date });
    const { documentId } = await vault.call('journal.entry', { entryId });
    const { state } = await vault.call('documents.open', { documentId });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    doc.clientID = 12345;
    doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]);
    const update = Y.encodeStateAsUpdate(doc);
    expect(await vault.codeOf('documents.update', { documentId, update })).toBe('input-invalid');
  });
});

describe('sharing', () => {
  it('waits ten seconds, in which it can be undone', async () => {
    const vault = await openTestVault();
    const { circleId } = await vault.call('people.createCircle', { name: 'Ana and Ben', colour: 1 });
    const { entryId } = await vault.call('journal.createDraft', { circleId, date, title: 'For Ben' });
    await vault.call('journal.share', { entryId, circleId, writers: 'author' });
    expect((await vault.call('journal.entry', { entryId })).sharing?.circleId).toBe(circleId);
    await vault.time.move(9_000);
    await vault.call('journal.undoShare', { entryId });
    await vault.time.move(60_000);
    const { entries } = await vault.call('journal.list', { circleId });
    expect(entries.map((entry) => entry.state)).toEqual(['draft']);
  });

  it('makes one entry of the draft, whose later changes stay mine until I share them', async () => {
    const vault = await openTestVault();
    const { circleId } = await vault.call('people.createCircle', { name: 'Ana and Ben', colour: 1 });
    const { entryId: draftId } = await vault.call('journal.createDraft', {
      circleId,
      date,
      title: 'For Ben',
    });
    const draft = await vault.call('journal.entry', { entryId: draftId });
    const text = await writeInto(vault, draft.documentId);
    await text.type('First words');
    await vault.call('journal.share', { entryId: draftId, circleId, writers: 'author' });
    await vault.time.move(10_000);
    await vault.until(() => Promise.resolve(vault.events('journal.shared').length === 1));
    const { entries } = await vault.call('journal.list', { circleId });
    expect(entries).toHaveLength(1);
    const shared = entries[0];
    if (shared === undefined) throw new Error('Nothing shared');
    expect(shared).toMatchObject({ state: 'shared', title: 'For Ben', mine: true });

    const before = await vault.call('journal.entry', { entryId: shared.entryId });
    expect(before).toMatchObject({ documentId: draft.documentId, canWrite: true, hasUnsharedChanges: false });
    await text.type(' and more');
    await vault.until(
      async () => (await vault.call('journal.entry', { entryId: shared.entryId })).hasUnsharedChanges,
    );
    await vault.call('journal.shareChanges', { entryId: shared.entryId });
    expect((await vault.call('journal.entry', { entryId: shared.entryId })).hasUnsharedChanges).toBe(false);
    await vault.call('journal.change', { entryId: shared.entryId, title: 'Another title' });
    expect((await vault.call('journal.entry', { entryId: shared.entryId })).hasUnsharedChanges).toBe(true);
    await vault.call('journal.discardChanges', { entryId: shared.entryId });
    expect(await vault.call('journal.entry', { entryId: shared.entryId })).toMatchObject({
      hasUnsharedChanges: false,
      title: 'For Ben',
    });
  });
});
