/** Entries as a person makes them: written in a window, shared by pressing Share, waited for. */
import type { TestVault } from './vault-under-test.ts';
import { writeInto, type WindowText } from './window-text.ts';

export const writtenAt = '2026-01-05T09:00';

export interface Written {
  readonly entryId: string;
  readonly documentId: string;
  readonly text: WindowText;
}

/** A draft in a circle with these words. */
export async function writeDraft(
  vault: TestVault,
  circleId: string,
  draft: { title?: string; words?: string; writers?: 'author' | 'all'; date?: string } = {},
): Promise<Written> {
  const { entryId } = await vault.call('journal.createDraft', {
    circleId,
    date: draft.date ?? writtenAt,
    title: draft.title ?? '',
    writers: draft.writers ?? 'author',
  });
  const { documentId } = await vault.call('journal.entry', { entryId });
  const text = await writeInto(vault, documentId);
  if (draft.words !== undefined) await text.type(draft.words);
  return { entryId, documentId, text };
}

/** Presses Share and lets the ten seconds pass; answers the shared entry's id. */
export async function share(
  vault: TestVault,
  circleId: string,
  draftId: string,
  writers: 'author' | 'all' = 'author',
): Promise<string> {
  const ofThis = () => vault.events('journal.shared').find((event) => event.draftId === draftId);
  await vault.call('journal.share', { entryId: draftId, circleId, writers });
  await vault.time.move(10_000);
  await vault.until(() => Promise.resolve(ofThis() !== undefined));
  return ofThis()?.entryId ?? '';
}

/** A shared entry of mine (or of ours). */
export async function writeShared(
  vault: TestVault,
  circleId: string,
  entry: { title?: string; words?: string; writers?: 'author' | 'all'; date?: string } = {},
): Promise<Written> {
  const draft = await writeDraft(vault, circleId, entry);
  const entryId = await share(vault, circleId, draft.entryId, entry.writers ?? 'author');
  const { documentId } = await vault.call('journal.entry', { entryId });
  return {
    entryId,
    documentId,
    text: documentId === draft.documentId ? draft.text : await writeInto(vault, documentId),
  };
}
