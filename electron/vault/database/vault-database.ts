import { demandSound } from './check-database.ts';
import type { Connection } from './connection.ts';
import { copiedAtKey, copyDatabase } from './copy-database.ts';
import type { ReadTransaction, TouchedTopics, WriteTransaction } from './transactions.ts';
import { TouchedTopicsBuilder } from './transactions.ts';

/** What a transaction answers must be at hand when it ends: nothing waits inside one. */
type Settled<T> = T extends PromiseLike<unknown> ? never : T;

const copiedAt = 'SELECT value FROM meta WHERE key = ?';

/**
 * The open database of a vault. Two connections: one writes, one is `query_only`, so that a query cannot
 * write. All of it is synchronous: a write has either been committed durably when `write` returns, or not
 * happened at all.
 */
export class VaultDatabase {
  readonly #writer: Connection;
  readonly #reader: Connection;
  #inside: 'write' | 'read' | undefined;
  #onCommit: ((touched: TouchedTopics) => void) | undefined;

  constructor(writer: Connection, reader: Connection) {
    this.#writer = writer;
    this.#reader = reader;
  }

  /** Who is told, once after each commit that touched something. */
  onCommit(listener: (touched: TouchedTopics) => void): void {
    this.#onCommit = listener;
  }

  /** One transaction that takes the write lock at once. ExpectedError `disk-full`, `storage-failed`, `database-damaged`. */
  write<T>(act: (tx: WriteTransaction) => Settled<T>): Settled<T> {
    const writer = this.#writer;
    const touched = new TouchedTopicsBuilder();
    const answer = this.#transact(writer, 'write', (open) =>
      act({
        get: (sql, params) => open() && writer.get(sql, params),
        all: (sql, params) => open() && writer.all(sql, params),
        run: (sql, params) => open() && writer.run(sql, params),
        touch: (topic, ids) => touched.touch(topic, ids),
      }),
    );
    if (touched.all.size > 0) this.#tell(touched.all);
    return answer;
  }

  /** One consistent view of what has been committed. */
  read<T>(act: (tx: ReadTransaction) => Settled<T>): Settled<T> {
    const reader = this.#reader;
    return this.#transact(reader, 'read', (open) =>
      act({
        get: (sql, params) => open() && reader.get(sql, params),
        all: (sql, params) => open() && reader.all(sql, params),
      }),
    );
  }

  /** Moves everything from the write-ahead log into the database file. */
  checkpoint(): void {
    this.#writer.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** A consistent, checked, encrypted copy of all that has been committed. `now`: milliseconds since 1970. */
  copyTo(file: string, now: number): void {
    if (this.#inside) throw new Error('A copy cannot be made inside a transaction');
    copyDatabase(this.#writer, file, now);
  }

  /**
   * When this database was copied, in milliseconds since 1970, if it came back from a backup and nobody has
   * taken note of that yet: this device was set back, and must not go on with its old counters
   * (protocol.md section 2).
   */
  restoredFrom(): number | undefined {
    const row = this.read((tx) => tx.get<{ value: Uint8Array }>(copiedAt, [copiedAtKey]));
    return row && Number(new TextDecoder().decode(row.value));
  }

  /** The device has dealt with having been set back. */
  acknowledgeRestored(): void {
    this.write((tx) => tx.run('DELETE FROM meta WHERE key = ?', [copiedAtKey]));
  }

  /** Reads and checks every page. ExpectedError `database-damaged`. */
  demandSound(): void {
    demandSound(this.#writer);
  }

  /** Closes both connections; the write-ahead log is emptied and removed. */
  close(): void {
    this.#reader.close();
    this.#writer.close();
  }

  #transact<T>(
    connection: Connection,
    kind: 'write' | 'read',
    act: (open: () => true) => Settled<T>,
  ): Settled<T> {
    if (this.#inside) throw new Error(`A ${kind} transaction inside a ${this.#inside} transaction`);
    connection.run(kind === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN');
    this.#inside = kind;
    let ended = false;
    try {
      const answer = act(() => {
        if (ended) throw new Error(`This ${kind} transaction has ended`);
        return true;
      });
      if (isPromise(answer)) throw new Error(`A ${kind} transaction must not wait`);
      connection.run('COMMIT');
      return answer;
    } catch (error) {
      rollBack(connection);
      throw error;
    } finally {
      ended = true;
      this.#inside = undefined;
    }
  }

  #tell(touched: TouchedTopics): void {
    try {
      this.#onCommit?.(touched);
    } catch (error) {
      // The commit stands: a listener's bug must not make it look as if it had failed.
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value;
}

function rollBack(connection: Connection): void {
  try {
    connection.run('ROLLBACK');
  } catch {
    // SQLite has rolled back by itself already (a full disk, an input/output error).
  }
}
