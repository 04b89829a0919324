/** Entries, written as the editor would write them. */
import * as Y from 'yjs';
import { write } from '../../../resources/demo/demo-text.ts';
import type { BenchVault } from './bench-vault.ts';

export interface WrittenEntry {
  readonly entryId: string;
  readonly documentId: string;
}

const PARAGRAPH = 800;

/** A draft with these words in paragraphs; `day` counts backwards from the newest. */
export async function writeEntry(
  vault: BenchVault,
  entry: {
    readonly circleId: string;
    readonly title: string;
    readonly text: string;
    readonly day?: number;
    readonly writers?: 'author' | 'all';
  },
): Promise<WrittenEntry> {
  const { circleId, title, text, day = 0, writers = 'author' } = entry;
  const date = new Date(Date.UTC(2026, 0, 4, 8, 30) - day * 3_600_000).toISOString().slice(0, 16);
  const { entryId } = await vault.call('journal.createDraft', { circleId, title, date, writers });
  const { documentId } = await vault.call('journal.entry', { entryId });
  const paragraphs = Array.from({ length: Math.ceil(text.length / PARAGRAPH) }, (_, at) =>
    text.slice(at * PARAGRAPH, (at + 1) * PARAGRAPH),
  );
  await write(vault, documentId, paragraphs);
  return { entryId, documentId };
}

/** A text open as in a window: each change is one update, answered when it is on the disk. */
export async function openText(vault: BenchVault, documentId: string) {
  const { state, clientId } = await vault.call('documents.open', { documentId });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  doc.clientID = clientId;
  const words = doc.getXmlFragment('body').toArray().flatMap(wordsOf);
  return {
    /** Puts characters into a paragraph (the last one unless said). */
    async insert(place: number, characters: string, paragraph = words.length - 1): Promise<void> {
      const before = Y.encodeStateVector(doc);
      words[paragraph]?.insert(place, characters);
      await vault.call('documents.update', { documentId, update: Y.encodeStateAsUpdate(doc, before) });
    },
    async replace(place: number, character: string, paragraph: number): Promise<void> {
      let update: Uint8Array | null = null;
      doc.once('update', (made: Uint8Array) => (update = made));
      doc.transact(() => {
        words[paragraph]?.delete(place, 1);
        words[paragraph]?.insert(place, character);
      });
      if (update === null) throw new Error('Nothing was changed');
      await vault.call('documents.update', { documentId, update });
    },
    close: () => vault.call('documents.close', { documentId }),
  };
}

function wordsOf(child: unknown): Y.XmlText[] {
  if (child instanceof Y.XmlText) return [child];
  return child instanceof Y.XmlElement ? child.toArray().flatMap(wordsOf) : [];
}
