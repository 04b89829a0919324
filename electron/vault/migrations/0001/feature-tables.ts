/** Views for the screens. Each can be dropped and made again from the log; only `seen`, `pending_shares` and `device_state` are this computer's own. */
export const featureTables: readonly string[] = [
  `CREATE TABLE profiles (
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    name TEXT NOT NULL,
    record_id TEXT NOT NULL,
    PRIMARY KEY (circle_id, member_id)
  ) STRICT`,
  `CREATE TABLE circle_names (
    circle_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    colour INTEGER NOT NULL,
    record_id TEXT NOT NULL
  ) STRICT`,
  // An entry, or a draft. 'circle_id' is the circle under which it is listed, 'home' the one whose log holds it.
  `CREATE TABLE journal_entries (
    row INTEGER PRIMARY KEY,
    entry_id TEXT NOT NULL UNIQUE,
    circle_id TEXT NOT NULL,
    home TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'shared')),
    writers TEXT NOT NULL CHECK (writers IN ('author', 'all')),
    author TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    tags TEXT NOT NULL,
    document_id TEXT NOT NULL,
    shared_as TEXT NOT NULL DEFAULT '',
    trashed_at INTEGER NOT NULL DEFAULT 0,
    snippet TEXT NOT NULL DEFAULT '',
    foreign_position INTEGER NOT NULL DEFAULT 0,
    last_position INTEGER NOT NULL
  ) STRICT`,
  // Who trashed or restored an entry: of each author one record counts, so that nobody can pile them up.
  `CREATE TABLE entry_status (
    entry_id TEXT NOT NULL,
    author TEXT NOT NULL,
    record_id TEXT NOT NULL,
    PRIMARY KEY (entry_id, author)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX journal_by_date ON journal_entries (circle_id, date DESC, entry_id DESC)`,
  `CREATE INDEX journal_by_document ON journal_entries (document_id)`,
  `CREATE INDEX journal_shared_as ON journal_entries (shared_as) WHERE shared_as <> ''`,
  `CREATE VIRTUAL TABLE journal_search USING fts5(
    title, tags, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
  )`,
  `CREATE TABLE comments (
    comment_id TEXT PRIMARY KEY,
    circle_id TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    author TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    edited INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    foreign_position INTEGER NOT NULL,
    last_position INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX comments_by_entry ON comments (entry_id, created_at)`,
  // What I have looked at: up to which position of the log.
  `CREATE TABLE seen (
    object_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL
  ) STRICT`,
  // Pressed Share, not left yet: the visible content of that moment, for ten seconds of Undo.
  `CREATE TABLE pending_shares (
    draft_id TEXT PRIMARY KEY,
    circle_id TEXT NOT NULL,
    writers TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    tags TEXT NOT NULL,
    content BLOB NOT NULL,
    due_at INTEGER NOT NULL
  ) STRICT`,
  // Is the page of an entry that is mine ahead of what the others have? Kept by the text pass.
  `CREATE TABLE ahead (
    entry_id TEXT PRIMARY KEY
  ) STRICT`,
  `CREATE TABLE device_state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT`,
];
