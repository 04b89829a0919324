/** What this computer holds of its circles: keys, the control log, invitations and requests to join. */
export const circleTables: readonly string[] = [
  // \`control_version\` changes with every new operation or control file: readings of the circle are kept under it.
  `CREATE TABLE circle_keys (
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
  ) STRICT`,
  `CREATE TABLE circle_files (
    circle_id TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (circle_id, name)
  ) STRICT`,
  `CREATE TABLE circle_operations (
    circle_id TEXT NOT NULL,
    operation_id TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (circle_id, operation_id)
  ) STRICT`,
  `CREATE TABLE circle_seeds (
    circle_id TEXT NOT NULL,
    epoch_id TEXT NOT NULL,
    seed BLOB NOT NULL,
    PRIMARY KEY (circle_id, epoch_id)
  ) STRICT`,
  // A view of the control log.
  `CREATE TABLE members (
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    role TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('in', 'out')),
    admitted_by TEXT NOT NULL,
    admitted_compared INTEGER NOT NULL,
    PRIMARY KEY (circle_id, member_id)
  ) STRICT`,
  // Safety numbers between me and someone whom I admitted, or who invited me.
  `CREATE TABLE comparisons (
    circle_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    safety_number TEXT NOT NULL,
    compared INTEGER NOT NULL,
    admitted_at INTEGER,
    PRIMARY KEY (circle_id, member_id)
  ) STRICT`,
  `CREATE TABLE invitations (
    invitation_id TEXT PRIMARY KEY,
    circle_id TEXT NOT NULL,
    link TEXT NOT NULL,
    admit_public BLOB NOT NULL,
    admit_secret BLOB NOT NULL,
    drop_name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    for_name TEXT NOT NULL
  ) STRICT`,
  // Someone answered an invitation of mine.
  `CREATE TABLE join_requests (
    request_id TEXT PRIMARY KEY,
    circle_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    name TEXT NOT NULL,
    file BLOB NOT NULL,
    asked_at INTEGER NOT NULL,
    safety_number TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'admitted', 'declined', 'refused'))
  ) STRICT`,
  // I answered somebody's invitation.
  `CREATE TABLE joinings (
    circle_id TEXT PRIMARY KEY,
    link TEXT NOT NULL,
    nonce BLOB NOT NULL,
    asked_at INTEGER NOT NULL,
    safety_number TEXT NOT NULL,
    compared INTEGER NOT NULL DEFAULT 0,
    welcome BLOB,
    refused TEXT NOT NULL DEFAULT ''
  ) STRICT`,
];
