import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { UPDATE_MAX_BYTES } from '../../../shared/features/documents/documents-contract.ts';
import { writeDraft, writeShared } from '../../support/entries.ts';
import { inOneCircle, twoPeople } from '../../support/two-people.ts';
import { justMe, openTestVault, unlockTestVault, type TestVault } from '../../support/vault-under-test.ts';
import { writeInto } from '../../support/window-text.ts';

async function draftOf(vault: TestVault) {
  return writeDraft(vault, await justMe(vault));
}

/** An update under any client id, beginning at any clock. */
function updateOf(clientId: number, words: string, before: readonly Uint8Array[] = []): Uint8Array {
  const doc = new Y.Doc();
  for (const update of before) Y.applyUpdate(doc, update);
  doc.clientID = clientId;
  const had = Y.encodeStateVector(doc);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment('body').insert(0, [paragraph]);
  return Y.encodeStateAsUpdate(doc, had);
}

describe('a text under an editor', () => {
  it('counts its words and characters as they are seen', async () => {
    const vault = await openTestVault();
    const { documentId, text } = await draftOf(vault);
    expect(await vault.call('documents.count', { documentId })).toEqual({ words: 0, characters: 0 });
    await text.type('Four words, a café');
    await text.erase(0, 5);
    expect(await vault.call('documents.count', { documentId })).toEqual({ words: 3, characters: 13 });
  });

  it('gets a client id of its own at every opening, also after a restart', async () => {
    const vault = await openTestVault();
    const { documentId } = await draftOf(vault);
    const ids = new Set<number>();
    let openings = 0;
    const open = async (at: TestVault) => {
      const { clientId } = await at.call('documents.open', { documentId });
      ids.add(clientId);
      openings += 1;
      await at.call('documents.update', { documentId, update: updateOf(clientId, `opening ${openings}`) });
    };
    for (let times = 0; times < 3; times++) await open(vault);
    await vault.lock();
    const again = await unlockTestVault({ folder: vault.folder });
    for (let times = 0; times < 3; times++) await open(again);
    expect(ids.size).toBe(openings);
    expect((await writeInto(again, documentId)).words().match(/opening \d/g)).toHaveLength(6);
  });

  it('takes nothing from a window that has not opened it, or has closed it', async () => {
    const vault = await openTestVault();
    const { documentId } = await draftOf(vault);
    const { clientId } = await vault.call('documents.open', { documentId });
    await vault.call('documents.close', { documentId });
    const update = updateOf(clientId, 'too late');
    expect(await vault.codeOf('documents.update', { documentId, update })).toBe('not-found');
  });

  // Fails when: the size of an update is not looked at, or counted after it was decoded.
  it('F5: takes an update up to the limit and none beyond it', async () => {
    const vault = await openTestVault();
    const { documentId } = await draftOf(vault);
    const { clientId } = await vault.call('documents.open', { documentId });
    const empty = updateOf(clientId, 'x').length;
    const beyond = updateOf(clientId, 'x'.repeat(UPDATE_MAX_BYTES + 2048 - empty));
    expect(await vault.codeOf('documents.update', { documentId, update: beyond })).toBe('input-invalid');
    const within = updateOf(clientId, 'x'.repeat(UPDATE_MAX_BYTES - 1024 - empty));
    expect(await vault.codeOf('documents.update', { documentId, update: within })).toBe('answered');
  });

  // Fails when: the log takes an update that partners would refuse, so that my text and theirs part for good.
  it('F5: refuses what is no update, goes on at another clock, or refers to what is unknown', async () => {
    const vault = await openTestVault();
    const { documentId, text } = await draftOf(vault);
    await text.type('What stays');
    const { clientId, state } = await vault.call('documents.open', { documentId });
    const first = updateOf(clientId, 'first', [state]);
    const second = updateOf(clientId, 'second', [state, first]);
    const hostile: [string, Uint8Array][] = [
      ['nothing', new Uint8Array(0)],
      ['noise', Uint8Array.from({ length: 300 }, (_, at) => (at * 197) % 256)],
      ['a huge count', new Uint8Array([255, 255, 255, 255, 15])],
      ['a cut end', first.subarray(0, first.length - 3)],
      ['a gap in the clock', second],
      ['another id', updateOf(clientId + 1, 'not mine', [state])],
    ];
    for (const [what, update] of hostile) {
      const code = await vault.codeOf('documents.update', { documentId, update });
      expect([what, ['input-invalid', 'document-too-large'].includes(code)]).toEqual([what, true]);
    }
    expect(await vault.codeOf('documents.update', { documentId, update: first })).toBe('answered');
    expect(await vault.codeOf('documents.update', { documentId, update: second })).toBe('answered');
    const words = (await writeInto(vault, documentId)).words();
    for (const part of ['What stays', 'first', 'second']) expect(words).toContain(part);
  });

  it('tells the open window what others wrote, and nothing of what it wrote itself', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { documentId, text } = await writeShared(ana, circleId, { words: 'Ours.', writers: 'all' });
    await two.exchange(2);
    const before = ana.events('documents.changed').length;
    await text.type(' Mine.');
    expect(ana.events('documents.changed')).toHaveLength(before);
    await (await writeInto(ben, documentId)).type(" Ben's.");
    await two.exchange(3);
    expect(
      ana
        .events('documents.changed')
        .slice(before)
        .every((event) => event.documentId === documentId),
    ).toBe(true);
    expect(ana.events('documents.changed').length).toBeGreaterThan(before);
    expect(text.words()).toContain("Ben's.");
  });

  it('takes no more words once its circle was left', async () => {
    const two = await twoPeople();
    const { circleId } = await inOneCircle(two);
    const { ana, ben } = two;
    const { documentId } = await writeShared(ana, circleId, { words: 'Ours.', writers: 'all' });
    await two.exchange(2);
    const { clientId, state } = await ben.call('documents.open', { documentId });
    await ben.call('people.leave', { circleId });
    expect(
      await ben.codeOf('documents.update', { documentId, update: updateOf(clientId, 'late', [state]) }),
    ).toBe('not-allowed');
    expect((await ben.call('documents.open', { documentId })).canWrite).toBe(false);
  });
});
