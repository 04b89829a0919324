/**
 * What is exchanged with other devices: every object of every mailbox, and how far each device's feed is
 * here. Ids are lower-case hexadecimal, except `file_id`: 26 characters of base32 that commit to the bytes.
 */
export const mailboxTables: readonly string[] = [
  // All objects that were made or taken in, so that a mailbox can be filled again and a file can carry what
  // somebody lacks. 'there': it lies in the circle's present mailbox. 'attempted': it may be in some mailbox,
  // so its bytes are final. Feed objects are 'unopened' until their epoch and device are known; control and
  // invitation objects are 'waiting' until circles can use them.
  `CREATE TABLE mailbox_objects (
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
  ) STRICT`,
  `CREATE INDEX mailbox_not_there ON mailbox_objects (circle_id) WHERE there = 0`,
  `CREATE INDEX mailbox_not_used ON mailbox_objects (circle_id) WHERE state <> 'used'`,
  `CREATE INDEX mailbox_by_feed ON mailbox_objects (circle_id, device_id, seq)`,
  // Files that were looked at and are not needed: bad ones are counted, harmless duplicates are not.
  `CREATE TABLE set_aside (
    circle_id TEXT NOT NULL,
    file_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    counted INTEGER NOT NULL,
    PRIMARY KEY (circle_id, file_id)
  ) STRICT, WITHOUT ROWID`,
  // Authentic envelopes. 'waiting' for what comes before; 'refused' ones count as received, their changes do not.
  `CREATE TABLE envelopes (
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
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX envelopes_waiting ON envelopes (circle_id, device_id, seq) WHERE state = 'waiting'`,
  `CREATE INDEX envelopes_set_aside ON envelopes (circle_id) WHERE state IN ('refused', 'forked')`,
  // The last envelope of each device's feed that is here without a gap; mine included. 'control': the ids of
  // the operations that it cited, 32 bytes each.
  `CREATE TABLE feeds (
    circle_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    content_id TEXT NOT NULL,
    lam INTEGER NOT NULL,
    control BLOB NOT NULL,
    PRIMARY KEY (circle_id, device_id)
  ) STRICT, WITHOUT ROWID`,
  // What each device said that it had received, up to its last envelope here.
  `CREATE TABLE feed_clocks (
    circle_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    cited_device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (circle_id, device_id, cited_device)
  ) STRICT, WITHOUT ROWID`,
  // The furthest that anyone authentic has cited of a feed, received or not: where something is missing.
  `CREATE TABLE cited (
    circle_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (circle_id, device_id)
  ) STRICT, WITHOUT ROWID`,
  // Operations that I signed and that no envelope of mine holds yet.
  `CREATE TABLE outgoing_operations (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    circle_id TEXT NOT NULL,
    body BLOB NOT NULL
  ) STRICT`,
  // 'fill_again': the mailbox may be written to although it does not hold what it once held.
  `CREATE TABLE exchange_state (
    circle_id TEXT PRIMARY KEY,
    last_exchange_at INTEGER,
    oldest_uncited_at INTEGER,
    last_ack_at INTEGER,
    fill_again INTEGER NOT NULL DEFAULT 0,
    my_feed_forked INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
];
