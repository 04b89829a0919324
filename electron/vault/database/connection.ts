import type { Statement } from '@signalapp/sqlcipher';
import { Database } from '@signalapp/sqlcipher';
import type { DatabaseSetting } from './database-settings.ts';
import { databaseSettings } from './database-settings.ts';
import { keyStatement } from './key-statement.ts';
import { sqlFailure } from './sql-failure.ts';

/** What SQLite stores. A whole number beyond 32 bits is bound as REAL; INTEGER columns turn it back exactly. */
export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Record<string, SqlValue>;
export interface RunResult {
  readonly changes: number;
  readonly lastInsertRowid: number;
}

/**
 * One keyed SQLCipher connection, synchronous, with its prepared statements. Only `electron/vault/database`
 * holds one; everybody else sees a transaction. Every error goes through `sqlFailure`.
 */
export class Connection {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();

  /** The key is the first statement, before anything reads the file (security.md D1). */
  constructor(file: string, vaultKey: Uint8Array) {
    this.#database = guarded(() => new Database(file));
    this.exec(keyStatement(vaultKey));
  }

  /** Statements without parameters and without an answer: BEGIN, DDL. */
  exec(sql: string): void {
    guarded(() => this.#database.exec(sql));
  }

  run(sql: string, params: readonly SqlValue[] = []): RunResult {
    return guarded(() => this.#prepared(sql).run(params as Binding));
  }

  get<Row extends SqlRow>(sql: string, params: readonly SqlValue[] = []): Row | undefined {
    return guarded(() => this.#prepared(sql).get<Row & BoundRow>(params as Binding));
  }

  all<Row extends SqlRow>(sql: string, params: readonly SqlValue[] = []): Row[] {
    return guarded(() => this.#prepared(sql).all<Row & BoundRow>(params as Binding));
  }

  /** The first column of every row that a pragma answers, as text. */
  pragma(source: string): string[] {
    return guarded(() => this.#database.pragma(source)).map((row) => String(Object.values(row)[0]));
  }

  close(): void {
    this.#statements.clear();
    guarded(() => this.#database.close());
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#database.prepare(sql, { persistent: true });
    this.#statements.set(sql, made);
    return made;
  }
}

type BoundValue = string | number | null | Uint8Array<ArrayBuffer>;
type BoundRow = Record<string, BoundValue>;
type Binding = readonly BoundValue[];

/**
 * Opens a connection, sets it and reads every setting back; refuses with a plain error (a broken build,
 * nothing that a person could mend) when one does not hold. A wrong key and a damaged first page look the
 * same to SQLCipher: ExpectedError `database-damaged`, since the key comes from a slot that authenticates it.
 */
export function openConnection(
  file: string,
  vaultKey: Uint8Array,
  settings: readonly DatabaseSetting[] = databaseSettings,
): Connection {
  const connection = new Connection(file, vaultKey);
  try {
    connection.pragma('cipher_log_level = NONE'); // it would write to the terminal; errors say all there is
    for (const { name, set } of settings) if (set !== undefined) connection.pragma(`${name} = ${set}`);
    connection.get('SELECT count(*) FROM sqlite_schema');
    const wrong = wrongSettings((name) => connection.pragma(name));
    if (wrong.length > 0) throw new Error(`The database refuses these settings: ${wrong.join(', ')}`);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Names of the settings of D4 that do not hold. */
export function wrongSettings(read: (name: string) => readonly string[]): string[] {
  return databaseSettings
    .filter(({ name, expect }) => {
      const [value, ...more] = read(name);
      if (value === undefined || more.length > 0) return true;
      return typeof expect === 'string' ? value !== expect : !expect.test(value);
    })
    .map(({ name }) => name);
}

function guarded<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw sqlFailure(error);
  }
}
