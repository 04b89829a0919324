import type { RunResult, SqlRow, SqlValue } from './connection.ts';

/**
 * Inside a query: reads only. SQLite itself refuses to write here (its connection is `query_only`).
 * Values are always parameters (`?`), never put into the text; statements are prepared once by their text,
 * so the text must come from a bounded set.
 */
export interface ReadTransaction {
  /** The first row, or undefined. The row type is the caller's word for the columns it selects. */
  get<Row extends SqlRow>(sql: string, params?: readonly SqlValue[]): Row | undefined;
  all<Row extends SqlRow>(sql: string, params?: readonly SqlValue[]): Row[];
}

/** Inside a write: sees its own changes, and says which topics it touched. */
export interface WriteTransaction extends ReadTransaction {
  run(sql: string, params?: readonly SqlValue[]): RunResult;
  /**
   * After the commit, whoever shows this topic is told once: about these ids, or about all of it when none
   * is named. A topic is a word of the contract, like `journal.entries`.
   */
  touch(topic: string, ids?: readonly string[]): void;
}

/** Topics with the ids touched; an empty set means the whole topic. */
export type TouchedTopics = ReadonlyMap<string, ReadonlySet<string>>;

/** Gathers what one write transaction touched. */
export class TouchedTopicsBuilder {
  readonly #topics = new Map<string, Set<string>>();

  touch(topic: string, ids?: readonly string[]): void {
    const known = this.#topics.get(topic);
    if (ids === undefined || ids.length === 0) this.#topics.set(topic, new Set());
    else if (known === undefined) this.#topics.set(topic, new Set(ids));
    else if (known.size > 0) for (const id of ids) known.add(id);
  }

  get all(): TouchedTopics {
    return this.#topics;
  }
}
