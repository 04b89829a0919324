/**
 * Under which Yjs client ids this run of the vault writes a text: one for its own commands, and a new one
 * for each window that opens it. One id in two replicas would diverge silently. (architecture.md section 5)
 */
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import { limits } from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction } from '../database/transactions.ts';
import { circleIdentity } from './circle-identity.ts';
import { textClientId } from './text-clocks.ts';
import { readText } from './texts.ts';

export interface TextCounter {
  readonly counter: number;
  readonly clientId: number;
}

export interface TextCounters {
  forWindow(tx: ReadTransaction, documentId: string): TextCounter;
  forCommands(tx: ReadTransaction, documentId: string): TextCounter;
}

export function createTextCounters(): TextCounters {
  const handedOut = new Map<string, number>();
  const ofCommands = new Map<string, TextCounter>();

  const fresh = (tx: ReadTransaction, documentId: string): TextCounter => {
    const text = readText(tx, documentId);
    if (text === undefined) throw new ExpectedError('not-found');
    const counter = Math.max(text.nextCounter, handedOut.get(documentId) ?? 0);
    if (counter >= limits.textCounter) throw new ExpectedError('document-too-large');
    handedOut.set(documentId, counter + 1);
    const { deviceId } = circleIdentity(tx, text.circleId);
    return { counter, clientId: textClientId(documentId, deviceId, counter) };
  };

  return {
    forWindow: fresh,
    forCommands(tx, documentId) {
      const known = ofCommands.get(documentId) ?? fresh(tx, documentId);
      ofCommands.set(documentId, known);
      return known;
    },
  };
}
