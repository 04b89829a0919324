/** The answers to `TextCalls`; pure but for what they load. Runs in the document worker only. */
import * as Y from 'yjs';
import type { DocumentJson } from '../../../shared/text/document-json.ts';
import { countWords, plainText, snippetOf } from '../../../shared/text/plain-text.ts';
import { sanitise, type Sanitised } from '../../../shared/text/sanitise.ts';
import { changeText, loadText, waitsForMore } from './load-text.ts';
import { mergeUpdates } from './merge-updates.ts';
import { readBody } from './read-body.ts';
import type { Bytes, CallName, TextCalls } from './text-calls.ts';
import { RefusedUpdate } from './strict-update.ts';
import { shapeOf } from './update-shape.ts';
import { writeBody } from './write-body.ts';
import { writeDifference } from './write-difference.ts';

export type Answers = {
  readonly [Name in CallName]: (
    updates: readonly Uint8Array[],
    more: TextCalls[Name]['more'],
  ) => TextCalls[Name]['answer'];
};

export const answers: Answers = {
  shape([update]) {
    if (update === undefined) throw new RefusedUpdate();
    return shapeOf(update);
  },
  read(updates) {
    const doc = loadText(updates);
    const { document, simplified } = visibleIn(doc);
    const text = plainText(document);
    return {
      plainText: text,
      snippet: snippetOf(text),
      ...countWords(text),
      simplified,
      pending: waitsForMore(doc),
    };
  },
  merge: (updates) => own(mergeUpdates(updates)),
  state: (updates) => own(Y.encodeStateAsUpdate(loadText(updates))),
  stateVector: (updates) => Y.decodeStateVector(Y.encodeStateVector(loadText(updates))),
  open(updates) {
    const doc = loadText(updates);
    const { document, simplified, repaired } = visibleIn(doc);
    const state = simplified || repaired ? copyOf(document, doc.clientID) : own(Y.encodeStateAsUpdate(doc));
    return { state, simplified, repaired };
  },
  visible(updates) {
    const { document, simplified } = visibleIn(loadText(updates));
    return { json: document, simplified };
  },
  count: (updates) => countWords(plainText(visibleIn(loadText(updates)).document)),
  compose: (_updates, { json, clientId }) => copyOf(sanitise(json).document, clientId),
  difference(updates, { json, clientId }) {
    const doc = loadText(updates);
    const wanted = sanitise(json).document;
    if (isSame(visibleIn(doc).document, wanted)) return null;
    return ownOrNull(changeText(doc, clientId, () => writeDifference(doc, wanted)));
  },
  repair(updates, { clientId }) {
    const doc = loadText(updates);
    const { document, simplified, repaired } = visibleIn(doc);
    // What is unknown here is not ours to remove.
    if (simplified || !repaired) return null;
    return ownOrNull(changeText(doc, clientId, () => writeDifference(doc, document)));
  },
  same(updates, { first }) {
    const [one, other] = [updates.slice(0, first), updates.slice(first)].map(
      (text) => visibleIn(loadText(text)).document,
    );
    return one !== undefined && other !== undefined && isSame(one, other);
  },
};

function visibleIn(doc: Y.Doc): Sanitised {
  return sanitise(readBody(doc));
}

/** A new text with this content and nothing else: no deleted words, nobody's ids. */
function copyOf(document: DocumentJson, clientId: number): Bytes {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.transact(() => writeBody(doc, document));
  return own(Y.encodeStateAsUpdate(doc));
}

function own(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}

function ownOrNull(bytes: Uint8Array | null): Bytes | null {
  return bytes === null ? null : own(bytes);
}

// Sanitised texts list their attributes and marks in one order, so equal texts are written alike.
function isSame(one: DocumentJson, other: DocumentJson): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
