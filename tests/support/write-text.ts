/** Writing texts into a circle as the features do: the text worker makes the update, the log checks and keeps it. */
import { fromHex } from '../../shared/base/hex.ts';
import { textClientId } from '../../shared/protocol/protocol.ts';
import type { DocumentJson } from '../../shared/text/document-json.ts';
import type { TextWorker } from '../../electron/vault/documents/text-worker.ts';
import { textUpdates } from '../../electron/vault/log/texts.ts';
import type { Desktop } from './desktop.ts';

export function paragraphs(...texts: string[]): DocumentJson {
  return {
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

/** A new text of mine with these words; answers its id. */
export async function newText(
  { database, log }: Desktop,
  texts: TextWorker,
  circleId: string,
  words: string,
  writers: 'author' | 'all' = 'all',
): Promise<string> {
  const plan = database.read((tx) => log.planText(tx, { circleId, kind: 'test-text', writers }));
  const clientId = textClientId(fromHex(plan.documentId), fromHex(plan.deviceId), 0);
  const update = await texts.compose(paragraphs(words), clientId);
  const decoded = await shapeOf(texts, update);
  database.write((tx) => {
    log.createText(tx, plan);
    log.appendText(tx, { documentId: plan.documentId, counter: 0, update, decoded });
  });
  return plan.documentId;
}

/** Makes a text say these words instead, written under the client id of `counter`. */
export async function rewriteText(
  { database, log, name }: Desktop,
  texts: TextWorker,
  documentId: string,
  words: string,
  counter = 0,
): Promise<void> {
  const { updates, deviceId } = database.read((tx) => {
    const row = tx.get<{ my_device: string }>(
      'SELECT c.my_device FROM texts t JOIN circles c ON c.circle_id = t.circle_id WHERE t.document_id = ?',
      [documentId],
    );
    if (row === undefined) throw new Error(`${name} has no such text`);
    return { ...textUpdates(tx, documentId), deviceId: row.my_device };
  });
  const clientId = textClientId(fromHex(documentId), fromHex(deviceId), counter);
  const update = await texts.difference(updates, paragraphs(words), clientId);
  if (update === null) return;
  const decoded = await shapeOf(texts, update);
  database.write((tx) => log.appendText(tx, { documentId, counter, update, decoded }));
}

/** The words of a text as they are here. */
export async function wordsOf({ database }: Desktop, texts: TextWorker, documentId: string): Promise<string> {
  const { updates } = database.read((tx) => textUpdates(tx, documentId));
  const [read] = await texts.read([updates]);
  if (read === undefined || typeof read === 'string') throw new Error('A text that cannot be read');
  return read.plainText.trim();
}

async function shapeOf(texts: TextWorker, update: Uint8Array) {
  const [decoded] = await texts.shapes([update]);
  if (decoded === undefined || typeof decoded === 'string') throw new Error('An update that cannot be read');
  return decoded;
}
