/** What waits on the first screen. Reads the views of other features, never their commands. */
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { ReadTransaction } from '../../database/transactions.ts';
import type { FeatureParts } from '../feature-parts.ts';

const SHOWN = 20;
const DAY_MS = 24 * 60 * 60 * 1000;

type Overview = OutputOf<'today.overview'>;

export function todayQueries({ database, now }: FeatureParts, prompts: () => readonly string[]) {
  return {
    overview(): Overview {
      return database.read((tx) => ({
        newFromOthers: newFromOthers(tx),
        drafts: drafts(tx),
        unshared: unshared(tx),
        prompt: promptOfTheDay(prompts(), now()),
      }));
    },
  };
}

function newFromOthers(tx: ReadTransaction): Overview['newFromOthers'] {
  const rows = tx.all<{
    kind: 'entry' | 'comment';
    entry_id: string;
    circle_id: string;
    circle_name: string;
    person: string;
    title: string;
    snippet: string;
    position: number;
    at: number;
  }>(
    `SELECT n.*, coalesce(cn.name, '') AS circle_name,
       coalesce((SELECT name FROM profiles p WHERE p.circle_id = n.circle_id AND p.member_id = n.author), '') AS person,
       coalesce((SELECT at FROM changes WHERE changes.position = n.position), 0) AS at
     FROM (
       SELECT 'entry' AS kind, e.entry_id, e.circle_id, e.author, e.title, e.snippet, e.foreign_position AS position
       FROM journal_entries e LEFT JOIN seen s ON s.object_id = e.entry_id
       WHERE e.state = 'shared' AND e.trashed_at = 0 AND e.foreign_position > coalesce(s.position, 0)
       UNION ALL
       SELECT 'comment', c.entry_id, c.circle_id, c.author, coalesce(page.title, e.title), substr(c.text, 1, 200), c.foreign_position
       FROM comments c JOIN journal_entries e ON e.entry_id = c.entry_id AND e.home = c.circle_id
       LEFT JOIN journal_entries page ON page.shared_as = e.entry_id AND page.shared_as <> ''
       LEFT JOIN seen s ON s.object_id = c.entry_id
       WHERE c.removed = 0 AND e.trashed_at = 0 AND c.foreign_position > coalesce(s.position, 0)
     ) n
     LEFT JOIN circle_names cn ON cn.circle_id = n.circle_id
     ORDER BY n.position DESC LIMIT ${SHOWN}`,
  );
  return rows.map((row) => ({
    kind: row.kind,
    entryId: row.entry_id,
    circleId: row.circle_id,
    circleName: row.circle_name,
    personName: row.person,
    title: row.title,
    snippet: row.snippet,
    at: row.at,
  }));
}

/** Begun for a circle and not shared yet; what is written in "Just me" is no draft. */
function drafts(tx: ReadTransaction): Overview['drafts'] {
  return tx
    .all<{ entry_id: string; circle_id: string; circle_name: string; title: string; snippet: string }>(
      `SELECT e.entry_id, e.circle_id, coalesce(cn.name, '') AS circle_name, e.title, e.snippet
       FROM journal_entries e LEFT JOIN circle_names cn ON cn.circle_id = e.circle_id
       WHERE e.state = 'draft' AND e.circle_id <> e.home AND e.shared_as = '' AND e.trashed_at = 0
       ORDER BY e.last_position DESC LIMIT ${SHOWN}`,
    )
    .map((row) => ({
      entryId: row.entry_id,
      circleId: row.circle_id,
      circleName: row.circle_name,
      title: row.title,
      snippet: row.snippet,
    }));
}

/** Entries of mine whose page is ahead of what the others have. */
function unshared(tx: ReadTransaction): Overview['unshared'] {
  return tx
    .all<{ entry_id: string; circle_id: string; circle_name: string; title: string }>(
      `SELECT e.entry_id, e.circle_id, coalesce(cn.name, '') AS circle_name, page.title
       FROM journal_entries page JOIN journal_entries e ON e.entry_id = page.shared_as AND e.writers = 'author'
       LEFT JOIN ahead a ON a.entry_id = e.entry_id
       LEFT JOIN circle_names cn ON cn.circle_id = e.circle_id
       WHERE page.shared_as <> '' AND e.trashed_at = 0 AND (a.entry_id IS NOT NULL OR page.title <> e.title
         OR page.date <> e.date OR page.tags <> e.tags)
       ORDER BY page.last_position DESC LIMIT ${SHOWN}`,
    )
    .map((row) => ({
      entryId: row.entry_id,
      circleId: row.circle_id,
      circleName: row.circle_name,
      title: row.title,
    }));
}

/** The same question all day. */
function promptOfTheDay(prompts: readonly string[], now: number): string {
  return prompts[Math.floor(now / DAY_MS) % Math.max(1, prompts.length)] ?? '';
}
