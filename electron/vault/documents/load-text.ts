import * as Y from 'yjs';
import { BODY } from '../../../shared/text/document-json.ts';
import { documentLimits } from './document-limits.ts';
import { RefusedUpdate } from './strict-update.ts';

/** The Y.Doc of a text from its updates, in any order. A cache: made, used and let go within one call. */
export function loadText(updates: readonly Uint8Array[]): Y.Doc {
  const bytes = updates.reduce((sum, update) => sum + update.byteLength, 0);
  if (bytes > documentLimits.documentBytes) throw new RefusedUpdate();
  const doc = new Y.Doc();
  doc.getXmlFragment(BODY);
  // One transaction for all: cleaning up after each of thousands would take most of the time.
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  if (doc.store.clients.size > documentLimits.clientsInDocument) throw new RefusedUpdate();
  return doc;
}

export function waitsForMore(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** What `change` adds to the text under this client id, as a difference; null if nothing. */
export function changeText(doc: Y.Doc, clientId: number, change: () => void): Uint8Array | null {
  let difference: Uint8Array | null = null;
  // Only now: while loading, Yjs replaces an id that it meets in an update.
  doc.clientID = clientId;
  doc.on('update', (update: Uint8Array) => {
    difference = update;
  });
  doc.transact(change);
  return difference;
}
