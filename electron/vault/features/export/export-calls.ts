/**
 * Readable copies of entries, outside the vault. The only place where plaintext is written to a disk, and
 * only into a folder that the person chose and confirmed. (security.md G9)
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toHex } from '../../../../shared/base/hex.ts';
import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import { ExpectedError } from '../../../../shared/errors/error-codes.ts';
import {
  entryFile,
  fileNameOf,
  type ExportedComment,
  type ExportedEntry,
} from '../../../../shared/features/export/entry-file.ts';
import { textUpdates } from '../../log/texts.ts';
import type { LongWork } from '../long-work.ts';
import type { FeatureParts } from '../feature-parts.ts';

interface Target {
  readonly folder: string;
  readonly circleId: string | null;
}

interface Row extends Record<string, string | number | null> {
  entry_id: string;
  folder: string;
  title: string;
  date: string;
  tags: string;
  author: string;
  state: 'draft' | 'shared';
  writers: 'author' | 'all';
  document_id: string;
  row: number;
}

const ENTRIES_A_TURN = 50;

export function exportCalls(
  parts: FeatureParts,
  pickFolder: () => Promise<string | null>,
  longWork: LongWork,
): HandlersOf<'export'> {
  const { database } = parts;
  const targets = new Map<string, Target>();

  const entriesAfter = (circleId: string | null, after: number, limit: number): Row[] =>
    database.read((tx) =>
      tx.all<Row>(
        // Of an entry that is mine, my own page: it may be ahead of what the others have.
        `SELECT e.row, e.entry_id, coalesce(cn.name, 'Just me') AS folder, coalesce(page.title, e.title) AS title,
           coalesce(page.date, e.date) AS date, coalesce(page.tags, e.tags) AS tags, coalesce(p.name, '') AS author,
           e.state, e.writers, coalesce(page.document_id, e.document_id) AS document_id
         FROM journal_entries e
         LEFT JOIN journal_entries page
           ON e.state = 'shared' AND e.writers = 'author' AND page.shared_as = e.entry_id AND page.shared_as <> ''
         LEFT JOIN circle_names cn ON cn.circle_id = e.circle_id
         LEFT JOIN profiles p ON p.circle_id = e.home AND p.member_id = e.author
         WHERE e.shared_as = '' AND e.trashed_at = 0 AND e.row > ? AND (? = '' OR e.circle_id = ?)
         ORDER BY e.row LIMIT ?`,
        [after, circleId ?? '', circleId ?? '', limit],
      ),
    );

  const countEntries = (circleId: string | null): number =>
    database.read(
      (tx) =>
        tx.get<{ n: number }>(
          `SELECT count(*) AS n FROM journal_entries WHERE shared_as = '' AND trashed_at = 0 AND (? = '' OR circle_id = ?)`,
          [circleId ?? '', circleId ?? ''],
        )?.n ?? 0,
    );

  const read = async (row: Row): Promise<ExportedEntry> => {
    const { updates, comments } = database.read((tx) => ({
      updates: textUpdates(tx, row.document_id).updates,
      comments: tx.all<ExportedComment & Record<string, string | number>>(
        `SELECT coalesce(p.name, '') AS author, c.text, c.created_at AS createdAt FROM comments c
         JOIN journal_entries e ON e.entry_id = c.entry_id AND e.home = c.circle_id
         LEFT JOIN profiles p ON p.circle_id = c.circle_id AND p.member_id = c.author
         WHERE c.entry_id = ? AND c.removed = 0 ORDER BY c.created_at`,
        [row.entry_id],
      ),
    }));
    const { json } = await parts.texts.visible(updates);
    return {
      title: row.title,
      date: row.date,
      tags: JSON.parse(row.tags) as string[],
      author: row.author,
      shared: row.state === 'shared' ? (row.writers === 'all' ? 'ours' : 'mine') : 'private',
      circle: row.folder,
      body: json,
      comments,
    };
  };

  return {
    async chooseTarget({ circleId }) {
      const folder = await pickFolder();
      if (folder === null) return { target: null };
      if (existsSync(folder) && readdirSync(folder).length > 0) throw new ExpectedError('folder-not-empty');
      const targetHandle = toHex(parts.randomBytes(16));
      targets.set(targetHandle, { folder, circleId });
      return { target: { targetHandle, folderName: basename(folder), entries: countEntries(circleId) } };
    },

    async write({ targetHandle }) {
      const target = targets.get(targetHandle);
      if (target === undefined) throw new ExpectedError('not-found');
      targets.delete(targetHandle);
      const total = countEntries(target.circleId);
      return longWork.run('export', total, async (progress) => {
        const taken = new Set<string>();
        let files = 0;
        let after = 0;
        for (;;) {
          const rows = entriesAfter(target.circleId, after, ENTRIES_A_TURN);
          for (const row of rows) {
            progress.demandGoingOn();
            const entry = await read(row);
            const folder = join(target.folder, fileNameOf(entry.circle, 'circle'));
            writeReadable(folder, uniqueName(taken, folder, entry), entryFile(entry));
            progress.done(++files);
            after = row.row;
          }
          if (rows.length < ENTRIES_A_TURN) return { files };
        }
      });
    },

    forgetTarget({ targetHandle }) {
      targets.delete(targetHandle);
      return {};
    },
  };
}

function uniqueName(taken: Set<string>, folder: string, entry: ExportedEntry): string {
  const stem = `${entry.date.slice(0, 10)} ${fileNameOf(entry.title, 'entry')}`;
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${stem}.md` : `${stem} (${n}).md`;
    // Case-folding file systems: two names that differ in case are one.
    const key = `${folder}/${name}`.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

function writeReadable(folder: string, name: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text, { flag: 'wx' });
  } catch (problem) {
    const code = (problem as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC') throw new ExpectedError('disk-full');
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
      throw new ExpectedError('folder-read-only');
    throw new ExpectedError('storage-failed');
  }
}
