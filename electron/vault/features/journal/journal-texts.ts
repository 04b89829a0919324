/** The journal's part of the text pass: first words, search, and whether my page is ahead of the shared text. */
import type { ReadTransaction, WriteTransaction } from '../../database/transactions.ts';
import type { VaultDatabase } from '../../database/vault-database.ts';
import type { ReadText } from '../../documents/text-calls.ts';
import { textUpdates } from '../../log/texts.ts';
import type { FeatureParts } from '../feature-parts.ts';

export function projectJournalText(tx: WriteTransaction, documentId: string, reading: ReadText | null): void {
  const rows = tx.all<{ row: number; entry_id: string; title: string; tags: string }>(
    'SELECT row, entry_id, title, tags FROM journal_entries WHERE document_id = ?',
    [documentId],
  );
  for (const row of rows) {
    const tags = (JSON.parse(row.tags) as string[]).join(' ');
    tx.run('INSERT OR REPLACE INTO journal_search (rowid, title, tags, body) VALUES (?, ?, ?, ?)', [
      row.row,
      row.title,
      tags,
      reading?.plainText ?? '',
    ]);
    tx.run(
      `UPDATE journal_entries SET snippet = ?, foreign_position = max(foreign_position,
         (SELECT foreign_position FROM texts WHERE document_id = ?)) WHERE row = ?`,
      [reading?.snippet ?? '', documentId, row.row],
    );
    tx.touch('journal.entries', [row.entry_id]);
  }
}

/**
 * Until its parts are joined, the index still holds the words of texts as they were: it only marks them as
 * deleted. (FTS5's own secure-delete does nothing for an index that keeps no texts.) About 130 ms for 10,000
 * entries, so it is done at the lock and not while somebody types. (security.md D8)
 */
export function forgetDeletedWords(database: VaultDatabase): void {
  database.write((tx) => tx.run(`INSERT INTO journal_search (journal_search) VALUES ('optimize')`));
}

/** Compares my pages with the shared texts they belong to, wherever one of the two changed. */
export function comparePages({ database, texts }: FeatureParts) {
  return async (documentIds: readonly string[]): Promise<void> => {
    // Most texts have no such pair: they are found in one go.
    const pages = database.read((tx) => documentIds.filter((id) => findPair(tx, id) !== undefined));
    for (const documentId of pages) {
      const pair = database.read((tx) => {
        const row = findPair(tx, documentId);
        return row === undefined
          ? null
          : { ...row, of: textUpdates(tx, row.page).updates, with: textUpdates(tx, row.shared).updates };
      });
      if (pair === null) continue;
      const same = await texts.same(pair.of, pair.with);
      database.write((tx) => {
        const { changes } = same
          ? tx.run('DELETE FROM ahead WHERE entry_id = ?', [pair.entry_id])
          : tx.run('INSERT OR IGNORE INTO ahead (entry_id) VALUES (?)', [pair.entry_id]);
        if (changes > 0) tx.touch('journal.entries', [pair.entry_id]);
      });
    }
  };
}

function findPair(tx: ReadTransaction, documentId: string) {
  return tx.get<{ entry_id: string; page: string; shared: string }>(
    `SELECT e.entry_id, p.document_id AS page, e.document_id AS shared
     FROM journal_entries p JOIN journal_entries e ON e.entry_id = p.shared_as AND e.writers = 'author'
     WHERE p.shared_as <> '' AND (p.document_id = ? OR e.document_id = ?)`,
    [documentId, documentId],
  );
}
