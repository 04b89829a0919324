/** Updates that commands make, decoded by the worker like any other before the log takes them. */
import type { DocumentJson } from '../../../shared/text/document-json.ts';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { TextWorker } from '../documents/text-worker.ts';
import type { OwnTextUpdate } from '../log/change-log.ts';

type DecodedTextUpdate = OwnTextUpdate['decoded'];

export async function decodeOwn(texts: TextWorker, update: Uint8Array): Promise<DecodedTextUpdate> {
  const [decoded] = await texts.shapes([update]);
  if (decoded === undefined || typeof decoded === 'string') throw new ExpectedError('document-too-large');
  return decoded;
}

/** What must be appended so that the visible content becomes `json`, or null when nothing differs. */
export async function ownDifference(
  texts: TextWorker,
  updates: readonly Uint8Array[],
  json: DocumentJson,
  clientId: number,
): Promise<{ update: Uint8Array; decoded: DecodedTextUpdate } | null> {
  const update = await texts.difference(updates, json, clientId);
  return update === null ? null : { update, decoded: await decodeOwn(texts, update) };
}
