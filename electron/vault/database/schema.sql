-- Generated for reading from a database made by all migrations; a test keeps it current.
-- To write it anew: npx vitest run tests/vault/database/schema.test.ts --update

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

CREATE TABLE circle_files (
    circle_id TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (circle_id, name)
  ) STRICT;

CREATE TABLE circle_keys (
    circle_id TEXT PRIMARY KEY,
    directory_key BLOB NOT NULL,
    sign_public BLOB NOT NULL,
    sign_secret BLOB NOT NULL,
    box_public BLOB NOT NULL,
    box_secret BLOB NOT NULL,
    certificate_context BLOB NOT NULL,
    certificate_bytes BLOB NOT NULL,
    certificate_root_signature BLOB NOT NULL,
    certificate_device_signature BLOB NOT NULL,
    control_version TEXT NOT NULL
  ) STRICT;

CREATE TABLE circle_names (
    circle_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    colour INTEGER NOT NULL,
    record_id TEXT NOT NULL
  ) STRICT;

CREATE TABLE circle_operations (
    circle_id TEXT NOT NULL,
    operation_id TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (circle_id, operation_id)
  ) STRICT;

CREATE TABLE circle_seeds (
    circle_id TEXT NOT NULL,
    epoch_id TEXT NOT NULL,
    seed BLOB NOT NULL,
    PRIMARY KEY (circle_id, epoch_id)
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

CREATE TABLE cited (
    circle_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (circle_id, device_id)
  ) STRICT, WITHOUT ROWID;

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

CREATE TABLE comparisons (
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    safety_number TEXT NOT NULL,
    compared INTEGER NOT NULL,
    admitted_at INTEGER,
    PRIMARY KEY (circle_id, member_id)
  ) STRICT;

CREATE TABLE device_state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;

CREATE TABLE entry_status (
    entry_id TEXT NOT NULL,
    author TEXT NOT NULL,
    record_id TEXT NOT NULL,
    PRIMARY KEY (entry_id, author)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE envelopes (
    circle_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    content_id TEXT NOT NULL,
    file_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('changes', 'control', 'ack')),
    lam INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'applied', 'refused', 'forked')),
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (circle_id, device_id, seq, content_id)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX envelopes_set_aside ON envelopes (circle_id) WHERE state IN ('refused', 'forked');

CREATE INDEX envelopes_waiting ON envelopes (circle_id, device_id, seq) WHERE state = 'waiting';

CREATE TABLE exchange_state (
    circle_id TEXT PRIMARY KEY,
    last_exchange_at INTEGER,
    oldest_uncited_at INTEGER,
    last_ack_at INTEGER,
    fill_again INTEGER NOT NULL DEFAULT 0,
    my_feed_forked INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

CREATE TABLE feed_clocks (
    circle_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    cited_device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (circle_id, device_id, cited_device)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE feeds (
    circle_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    content_id TEXT NOT NULL,
    lam INTEGER NOT NULL,
    control BLOB NOT NULL,
    PRIMARY KEY (circle_id, device_id)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE heard (
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (circle_id, member_id)
  ) STRICT;

CREATE TABLE invitations (
    invitation_id TEXT PRIMARY KEY,
    circle_id TEXT NOT NULL,
    link TEXT NOT NULL,
    admit_public BLOB NOT NULL,
    admit_secret BLOB NOT NULL,
    drop_name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    for_name TEXT NOT NULL
  ) STRICT;

CREATE TABLE join_requests (
    request_id TEXT PRIMARY KEY,
    circle_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    name TEXT NOT NULL,
    file BLOB NOT NULL,
    asked_at INTEGER NOT NULL,
    safety_number TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'admitted', 'declined', 'refused'))
  ) STRICT;

CREATE TABLE joinings (
    circle_id TEXT PRIMARY KEY,
    link TEXT NOT NULL,
    nonce BLOB NOT NULL,
    asked_at INTEGER NOT NULL,
    safety_number TEXT NOT NULL,
    compared INTEGER NOT NULL DEFAULT 0,
    welcome BLOB,
    refused TEXT NOT NULL DEFAULT ''
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

CREATE TABLE mailbox_objects (
    object_row INTEGER PRIMARY KEY,
    circle_id TEXT NOT NULL,
    file_id TEXT NOT NULL,
    name TEXT NOT NULL,
    folder TEXT NOT NULL CHECK (folder IN ('control', 'feed', 'invitation')),
    state TEXT NOT NULL CHECK (state IN ('unopened', 'waiting', 'used')),
    reason TEXT NOT NULL DEFAULT '',
    own INTEGER NOT NULL,
    attempted INTEGER NOT NULL DEFAULT 0,
    there INTEGER NOT NULL DEFAULT 0,
    device_id TEXT,
    seq INTEGER,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (circle_id, file_id)
  ) STRICT;

CREATE INDEX mailbox_by_feed ON mailbox_objects (circle_id, device_id, seq);

CREATE INDEX mailbox_not_there ON mailbox_objects (circle_id) WHERE there = 0;

CREATE INDEX mailbox_not_used ON mailbox_objects (circle_id) WHERE state <> 'used';

CREATE TABLE members (
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    role TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('in', 'out')),
    admitted_by TEXT NOT NULL,
    admitted_compared INTEGER NOT NULL,
    PRIMARY KEY (circle_id, member_id)
  ) STRICT;

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

CREATE TABLE outgoing_operations (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    circle_id TEXT NOT NULL,
    body BLOB NOT NULL
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

CREATE TABLE set_aside (
    circle_id TEXT NOT NULL,
    file_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    counted INTEGER NOT NULL,
    PRIMARY KEY (circle_id, file_id)
  ) STRICT, WITHOUT ROWID;

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

CREATE INDEX texts_dirty ON texts (last_position) WHERE dirty = 1;
