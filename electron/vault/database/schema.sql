-- Generated for reading from a database made by all migrations; a test keeps it current.
-- To write it anew: npx vitest run -u tests/vault/database/schema.test.ts

CREATE TABLE ahead (
    entry_id TEXT PRIMARY KEY
  ) STRICT;

CREATE TABLE arrivals (
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    my_seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (circle_id, device_id)
  ) STRICT;

CREATE TABLE changes (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    content_id TEXT,
    seq INTEGER,
    idx INTEGER,
    lam INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('record', 'text')),
    object_id TEXT NOT NULL,
    k INTEGER,
    body BLOB NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;

CREATE INDEX changes_by_object ON changes (object_id, position);

CREATE INDEX changes_pending ON changes (circle_id, position) WHERE content_id IS NULL;

CREATE TABLE circle_names (
    circle_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    colour INTEGER NOT NULL,
    record_id TEXT NOT NULL
  ) STRICT;

CREATE TABLE circles (
    circle_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('just-me', 'circle')),
    state TEXT NOT NULL CHECK (state IN ('active', 'joining', 'left')),
    created_at INTEGER NOT NULL,
    my_member TEXT NOT NULL,
    my_device TEXT NOT NULL,
    carrier TEXT NOT NULL DEFAULT 'none' CHECK (carrier IN ('none', 'folder', 'files')),
    folder TEXT NOT NULL DEFAULT ''
  ) STRICT;

CREATE TABLE comments (
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
  ) STRICT;

CREATE INDEX comments_by_entry ON comments (entry_id, created_at);

CREATE TABLE device_state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;

CREATE TABLE entry_status (
    record_id TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL,
    trashed_at INTEGER NOT NULL,
    lam INTEGER NOT NULL,
    device_id TEXT NOT NULL
  ) STRICT;

CREATE INDEX entry_status_by_entry ON entry_status (entry_id);

CREATE TABLE heard (
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (circle_id, member_id)
  ) STRICT;

CREATE TABLE journal_entries (
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
  ) STRICT;

CREATE INDEX journal_by_date ON journal_entries (circle_id, date DESC, entry_id DESC);

CREATE INDEX journal_by_document ON journal_entries (document_id);

CREATE INDEX journal_shared_as ON journal_entries (shared_as) WHERE shared_as <> '';

CREATE VIRTUAL TABLE journal_search USING fts5(
    title, tags, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
  );

CREATE TABLE 'journal_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'journal_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'journal_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'journal_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value BLOB
    ) STRICT;

CREATE TABLE my_feed (
    circle_id TEXT PRIMARY KEY,
    sealed_seq INTEGER NOT NULL DEFAULT 0,
    published_seq INTEGER NOT NULL DEFAULT 0,
    published_at INTEGER NOT NULL DEFAULT 0
  ) STRICT;

CREATE TABLE pending_shares (
    draft_id TEXT PRIMARY KEY,
    circle_id TEXT NOT NULL,
    writers TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    tags TEXT NOT NULL,
    content BLOB NOT NULL,
    due_at INTEGER NOT NULL
  ) STRICT;

CREATE TABLE profiles (
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    name TEXT NOT NULL,
    record_id TEXT NOT NULL,
    PRIMARY KEY (circle_id, member_id)
  ) STRICT;

CREATE TABLE records (
    record_id TEXT PRIMARY KEY,
    circle_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    writers TEXT NOT NULL CHECK (writers IN ('author', 'all')),
    fields BLOB NOT NULL,
    first_position INTEGER NOT NULL,
    last_position INTEGER NOT NULL,
    foreign_position INTEGER NOT NULL
  ) STRICT;

CREATE INDEX records_by_kind ON records (circle_id, kind);

CREATE TABLE seen (
    object_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL
  ) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE text_clocks (
    document_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    seq INTEGER,
    position INTEGER NOT NULL,
    clock_end INTEGER NOT NULL,
    PRIMARY KEY (document_id, client_id, position)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE text_snapshots (
    document_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    state BLOB NOT NULL
  ) STRICT;

CREATE TABLE texts (
    document_id TEXT PRIMARY KEY,
    circle_id TEXT NOT NULL,
    author TEXT NOT NULL,
    writers TEXT NOT NULL CHECK (writers IN ('author', 'all')),
    kind TEXT NOT NULL,
    random BLOB NOT NULL,
    sealed INTEGER NOT NULL,
    next_k INTEGER NOT NULL DEFAULT 0,
    last_position INTEGER NOT NULL DEFAULT 0,
    foreign_position INTEGER NOT NULL DEFAULT 0,
    dirty INTEGER NOT NULL DEFAULT 1
  ) STRICT;

CREATE INDEX texts_dirty ON texts (document_id) WHERE dirty = 1;
