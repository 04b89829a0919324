/**
 * How every connection is set, and what must be read back before it is used (security.md D4).
 * `set` is what to set it to (nothing where SQLCipher's own default is the rule); `expect` is what reading
 * it must give, as text.
 */
export interface DatabaseSetting {
  readonly name: string;
  readonly set?: string;
  readonly expect: string | RegExp;
}

export const databaseSettings: readonly DatabaseSetting[] = [
  // A plain SQLite answers nothing here, and would write plaintext.
  { name: 'cipher_version', expect: /^4\.\d+/ },
  { name: 'cipher_use_hmac', expect: '1' },
  { name: 'cipher_page_size', expect: '4096' },
  // Nothing of the file is readable, its first bytes included.
  { name: 'cipher_plaintext_header_size', expect: '0' },
  // Memory that held pages or keys is wiped before it is given back.
  { name: 'cipher_memory_security', set: 'ON', expect: '1' },
  // Sorting never spills to a file, which would not be encrypted.
  { name: 'temp_store', set: 'MEMORY', expect: '2' },
  { name: 'secure_delete', set: 'ON', expect: '1' },
  { name: 'trusted_schema', set: 'OFF', expect: '0' },
  { name: 'mmap_size', set: '0', expect: '0' },
  { name: 'cell_size_check', set: 'ON', expect: '1' },
  { name: 'foreign_keys', set: 'ON', expect: '1' },
  { name: 'journal_mode', set: 'WAL', expect: 'wal' },
  // A commit has returned only when it is on the disk: what the screen calls "Saved" (K1).
  { name: 'synchronous', set: 'FULL', expect: '2' },
];
