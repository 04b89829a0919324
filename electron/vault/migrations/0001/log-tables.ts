/**
 * The log of accepted changes, and the views that follow from it. Ids are lower-case hexadecimal.
 * `content_id`, `seq`, `idx` and `lam` are null while a change of mine has not been sealed; such a
 * change counts as later than everything received, which is what sealing will make it.
 */
export const logTables: readonly string[] = [
  `CREATE TABLE circles (
    circle_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('just-me', 'circle')),
    state TEXT NOT NULL CHECK (state IN ('active', 'joining', 'left')),
    created_at INTEGER NOT NULL,
    my_member TEXT NOT NULL,
    my_device TEXT NOT NULL,
    carrier TEXT NOT NULL DEFAULT 'none' CHECK (carrier IN ('none', 'folder', 'files')),
    folder TEXT NOT NULL DEFAULT ''
  ) STRICT`,
  `CREATE TABLE changes (
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
  ) STRICT`,
  `CREATE INDEX changes_by_object ON changes (object_id, position)`,
  `CREATE INDEX changes_pending ON changes (circle_id, position) WHERE content_id IS NULL`,
  `CREATE TABLE records (
    record_id TEXT PRIMARY KEY,
    circle_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    writers TEXT NOT NULL CHECK (writers IN ('author', 'all')),
    fields BLOB NOT NULL,
    first_position INTEGER NOT NULL,
    last_position INTEGER NOT NULL,
    foreign_position INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX records_by_kind ON records (circle_id, kind)`,
  `CREATE TABLE texts (
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
  ) STRICT`,
  `CREATE INDEX texts_dirty ON texts (last_position) WHERE dirty = 1`,
  `CREATE TABLE text_clocks (
    document_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    seq INTEGER,
    position INTEGER NOT NULL,
    clock_end INTEGER NOT NULL,
    PRIMARY KEY (document_id, client_id, position)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE text_snapshots (
    document_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    state BLOB NOT NULL
  ) STRICT`,
  `CREATE TABLE my_feed (
    circle_id TEXT PRIMARY KEY,
    sealed_seq INTEGER NOT NULL DEFAULT 0,
    published_seq INTEGER NOT NULL DEFAULT 0,
    published_at INTEGER NOT NULL DEFAULT 0
  ) STRICT`,
  `CREATE TABLE arrivals (
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    my_seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (circle_id, device_id)
  ) STRICT`,
  `CREATE TABLE heard (
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (circle_id, member_id)
  ) STRICT`,
];
