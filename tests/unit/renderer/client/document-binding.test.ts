import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createClient } from '../../../../renderer/client/client.ts';
import { FIRST_RETRY_MS, FROM_VAULT } from '../../../../renderer/client/document-binding.ts';
import type { DocumentBinding } from '../../../../renderer/client/document-binding.ts';
import { UPDATE_MAX_BYTES } from '../../../../shared/features/documents/documents-contract.ts';
import type { ErrorCode } from '../../../../shared/errors/error-codes.ts';
import { HandMovedTimers } from '../../../support/renderer/hand-moved-timers.ts';
import { MemoryBridge, settle } from '../../../support/renderer/memory-bridge.ts';

const documentId = 'd'.repeat(32);
const CLIENT_ID = 4711;
const done = { ok: true, value: {} } as const;
const failed = (code: ErrorCode) => ({ ok: false, error: { code } }) as const;

/** A vault's side of the document: what it has acknowledged. */
function twin(text = ''): Y.Doc {
  const doc = new Y.Doc();
  if (text) doc.getText('t').insert(0, text);
  return doc;
}

function opened(doc: Y.Doc, clientId = CLIENT_ID) {
  const state = Y.encodeStateAsUpdate(doc);
  return { ok: true, value: { state, clientId, canWrite: true, simplified: false } } as const;
}

async function open(vault = twin()) {
  const bridge = new MemoryBridge();
  const timers = new HandMovedTimers();
  const { documents } = createClient(bridge, timers);
  const binding = documents.borrow(documentId);
  await bridge.last('documents.open').answer(opened(vault));
  return { bridge, timers, documents, binding, vault };
}

function docOf(binding: DocumentBinding): Y.Doc {
  const { doc } = binding.getState();
  if (!doc) throw new Error('The document is not open');
  return doc;
}

function type(binding: DocumentBinding, text: string): void {
  const shared = docOf(binding).getText('t');
  shared.insert(shared.length, text);
}

const textOf = (doc: Y.Doc): string => doc.getText('t').toString();

/** The vault takes the update of the newest call, and says so. */
async function take(bridge: MemoryBridge, vault: Y.Doc): Promise<void> {
  const call = bridge.last('documents.update');
  Y.applyUpdate(vault, (call.input as { update: Uint8Array }).update);
  await call.answer(done);
}

describe('a document in the window', () => {
  it('shows what the vault has and writes under the id that the vault gave', async () => {
    const { binding } = await open(twin('Monday'));
    expect(textOf(docOf(binding))).toBe('Monday');
    expect(docOf(binding).clientID).toBe(CLIENT_ID);
    expect(binding.getState()).toMatchObject({ canWrite: true, saveState: 'saved' });
  });

  it('keeps that id when it is opened again with its own earlier words in it', async () => {
    // Fails when clientID is set before the state is applied: Yjs then picks another one.
    const vault = new Y.Doc();
    vault.clientID = CLIENT_ID;
    vault.getText('t').insert(0, 'mine from before');
    vault.clientID = 1;
    const { binding, bridge } = await open(vault);
    type(binding, '!');
    expect(docOf(binding).clientID).toBe(CLIENT_ID);
    await take(bridge, vault);
    expect(textOf(vault)).toBe('mine from before!');
  });

  it('K1: says saved only after the vault has answered', async () => {
    // Fails when saveState becomes saved as soon as the update is sent.
    const { binding, bridge, vault } = await open();
    type(binding, 'a');
    expect(binding.getState().saveState).toBe('saving');
    await settle();
    expect(binding.getState().saveState).toBe('saving');
    await take(bridge, vault);
    expect(binding.getState().saveState).toBe('saved');
    expect(textOf(vault)).toBe('a');
  });

  it('gathers what is typed while an update is under way into one', async () => {
    const { binding, bridge, vault } = await open();
    type(binding, 'a');
    type(binding, 'b');
    type(binding, 'c');
    expect(bridge.count('documents.update')).toBe(1);
    await take(bridge, vault);
    expect(binding.getState().saveState).toBe('saving');
    expect(bridge.count('documents.update')).toBe(2);
    await take(bridge, vault);
    expect(binding.getState().saveState).toBe('saved');
    expect(textOf(vault)).toBe('abc');
  });

  it('never gathers more than one call may carry', async () => {
    const { binding, bridge, vault } = await open();
    const half = 'x'.repeat(UPDATE_MAX_BYTES * 0.6);
    type(binding, 'a');
    type(binding, half);
    type(binding, half);
    await take(bridge, vault);
    const { update } = bridge.last('documents.update').input as { update: Uint8Array };
    expect(update.length).toBeLessThanOrEqual(UPDATE_MAX_BYTES);
    await take(bridge, vault);
    await take(bridge, vault);
    expect(textOf(vault)).toBe(`a${half}${half}`);
  });

  it('K3: keeps every word when the disk is full, tries again by itself, and says when it is saved', async () => {
    // Fails when a failed update is not put back into the queue.
    const { binding, bridge, timers, vault } = await open();
    type(binding, 'kept ');
    await bridge.last('documents.update').answer(failed('disk-full'));
    expect(binding.getState()).toMatchObject({ saveState: 'failed', error: { code: 'disk-full' } });
    type(binding, 'as well');
    expect(textOf(docOf(binding))).toBe('kept as well');
    expect(bridge.count('documents.update')).toBe(1);
    await timers.pass(FIRST_RETRY_MS);
    await bridge.last('documents.update').answer(failed('disk-full'));
    await timers.pass(FIRST_RETRY_MS);
    expect(bridge.count('documents.update')).toBe(2);
    await timers.pass(FIRST_RETRY_MS);
    await take(bridge, vault);
    expect(binding.getState()).toMatchObject({ saveState: 'saved', error: undefined });
    expect(textOf(vault)).toBe('kept as well');
  });

  it('tries at once when the person asks for it', async () => {
    const { binding, bridge, vault } = await open();
    type(binding, 'now');
    await bridge.last('documents.update').break();
    expect(binding.getState().error).toEqual({ code: 'unexpected' });
    binding.retry();
    await take(bridge, vault);
    expect(binding.getState().saveState).toBe('saved');
  });

  it('does not go on asking by itself where only the person can help', async () => {
    const { binding, bridge, timers } = await open();
    type(binding, 'too much');
    await bridge.last('documents.update').answer(failed('document-too-large'));
    await timers.pass(10 * 60_000);
    expect(bridge.count('documents.update')).toBe(1);
    expect(textOf(docOf(binding))).toBe('too much');
  });

  it('shows what it gives up only after it was told to', async () => {
    const { binding, bridge, vault } = await open(twin('before'));
    type(binding, ' refused');
    await bridge.last('documents.update').answer(failed('not-allowed'));
    binding.dropUnsaved();
    await bridge.last('documents.open').answer(opened(vault));
    expect(textOf(docOf(binding))).toBe('before');
    expect(binding.getState()).toMatchObject({ saveState: 'saved', error: undefined });
  });

  it('takes in the words of others and sends none of them back', async () => {
    const { binding, bridge, vault } = await open(twin('A'));
    const update = await new Promise<Uint8Array<ArrayBuffer>>((resolve) => {
      vault.once('update', (bytes: Uint8Array) => resolve(new Uint8Array(bytes)));
      vault.getText('t').insert(1, 'na');
    });
    await bridge.tell({ event: 'documents.changed', payload: { documentId, update } });
    expect(textOf(docOf(binding))).toBe('Ana');
    expect(bridge.count('documents.update')).toBe(0);
    await bridge.tell({ event: 'documents.changed', payload: { documentId: 'e'.repeat(32), update } });
    expect(textOf(docOf(binding))).toBe('Ana');
  });

  it('keeps what others wrote while it was still opening', async () => {
    const bridge = new MemoryBridge();
    const { documents } = createClient(bridge, new HandMovedTimers());
    const binding = documents.borrow(documentId);
    const vault = twin('old');
    const answer = opened(vault);
    vault.getText('t').insert(3, ' new');
    const update = new Uint8Array(Y.encodeStateAsUpdate(vault));
    await bridge.tell({ event: 'documents.changed', payload: { documentId, update } });
    await bridge.last('documents.open').answer(answer);
    expect(textOf(docOf(binding))).toBe('old new');
  });

  it('saves first and opens again after, when the vault replaced the text', async () => {
    const { binding, bridge, vault } = await open();
    const before = docOf(binding);
    type(binding, 'last words');
    await bridge.tell({ event: 'documents.reopened', payload: { documentId } });
    await take(bridge, vault);
    expect(binding.getState().canWrite).toBe(false);
    await bridge.last('documents.open').answer(opened(vault, CLIENT_ID + 1));
    expect(docOf(binding)).not.toBe(before);
    expect(docOf(binding).clientID).toBe(CLIENT_ID + 1);
    expect(textOf(docOf(binding))).toBe('last words');
    expect(binding.getState().canWrite).toBe(true);
  });

  it('says why it could not be opened, and opens when asked again', async () => {
    const bridge = new MemoryBridge();
    const { documents } = createClient(bridge, new HandMovedTimers());
    const binding = documents.borrow(documentId);
    await bridge.last('documents.open').answer(failed('not-found'));
    expect(binding.getState()).toMatchObject({ doc: null, error: { code: 'not-found' } });
    binding.retry();
    await bridge.last('documents.open').answer(opened(twin('here')));
    expect(textOf(docOf(binding))).toBe('here');
  });

  it('marks what came from the vault, so that undo never takes the words of others', async () => {
    const { binding, bridge, vault } = await open();
    const origins: unknown[] = [];
    docOf(binding).on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    vault.getText('t').insert(0, 'theirs');
    const update = new Uint8Array(Y.encodeStateAsUpdate(vault));
    await bridge.tell({ event: 'documents.changed', payload: { documentId, update } });
    expect(origins).toEqual([FROM_VAULT]);
  });
});

describe('the open documents', () => {
  it('close when their screen is gone and everything is saved', async () => {
    const { binding, bridge, documents, vault } = await open();
    type(binding, 'a');
    documents.giveBack(documentId);
    expect(bridge.count('documents.close')).toBe(0);
    await take(bridge, vault);
    expect(bridge.count('documents.close')).toBe(1);
  });

  it('K3: keep unsaved words after their screen is gone, and hand them back to it', async () => {
    // Fails when giving back closes a document that still has words in its queue.
    const { binding, bridge, documents, timers, vault } = await open();
    type(binding, 'not lost');
    await bridge.last('documents.update').answer(failed('disk-full'));
    expect(documents.failingCount()).toBe(0);
    documents.giveBack(documentId);
    expect(documents.failingCount()).toBe(1);
    expect(textOf(docOf(documents.borrow(documentId)))).toBe('not lost');
    expect(documents.failingCount()).toBe(0);
    documents.giveBack(documentId);
    await timers.pass(FIRST_RETRY_MS);
    await take(bridge, vault);
    expect(textOf(vault)).toBe('not lost');
    expect(documents.failingCount()).toBe(0);
    expect(bridge.count('documents.close')).toBe(1);
  });

  it('are one binding for two screens with the same text', async () => {
    const { binding, bridge, documents } = await open();
    expect(documents.borrow(documentId)).toBe(binding);
    documents.giveBack(documentId);
    expect(bridge.count('documents.close')).toBe(0);
    documents.giveBack(documentId);
    expect(bridge.count('documents.close')).toBe(1);
  });

  it('E5: are all saved before the journal locks, or it is said that they are not', async () => {
    const { binding, bridge, documents, vault } = await open();
    expect(await documents.flushAll()).toBe(true);
    type(binding, 'a');
    const first = documents.flushAll();
    await take(bridge, vault);
    expect(await first).toBe(true);
    type(binding, 'b');
    const second = documents.flushAll();
    await bridge.last('documents.update').answer(failed('disk-full'));
    expect(await second).toBe(false);
  });
});
