import { beforeEach, describe, expect, it } from 'vitest';
import type {
  ReadTransaction,
  TouchedTopics,
  WriteTransaction,
} from '../../../electron/vault/database/transactions.ts';
import type { VaultDatabase } from '../../../electron/vault/database/vault-database.ts';
import type { SqlValue } from '../../../electron/vault/database/connection.ts';
import { openConnection } from '../../../electron/vault/database/connection.ts';
import { join } from 'node:path';
import { codeOf, newVault, seededRandom, temporaryFolder } from '../../support/vault-on-disk.ts';

let database: VaultDatabase;
beforeEach(async () => {
  ({ database } = await newVault(temporaryFolder()));
  database.write(
    (tx) => void tx.run('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT'),
  );
});

const insert = 'INSERT INTO note (text) VALUES (?)';
const texts = () =>
  database.read((tx) => tx.all<{ text: string }>('SELECT text FROM note ORDER BY id')).map((row) => row.text);

describe('a write transaction', () => {
  it('is there for every query after it, and sees its own changes before', () => {
    const inside = database.write((tx) => {
      tx.run(insert, ['one']);
      return tx.get<{ text: string }>('SELECT text FROM note')?.text;
    });
    expect(inside).toBe('one');
    expect(texts()).toEqual(['one']);
  });

  // Fails when: an error commits what came before it.
  it('happens not at all when anything in it fails', () => {
    const failing = () =>
      database.write((tx) => {
        tx.run(insert, ['one']);
        throw new Error('the second step failed');
      });
    expect(failing).toThrow('the second step failed');
    expect(texts()).toEqual([]);
    database.write((tx) => void tx.run(insert, ['two']));
    expect(texts()).toEqual(['two']);
  });

  it('tells which topics it touched, once, after the commit', () => {
    const told: TouchedTopics[] = [];
    database.onCommit((touched) => {
      expect(texts()).toEqual(['one']); // committed already, and a query may run
      told.push(touched);
    });
    database.write((tx) => {
      tx.run(insert, ['one']);
      tx.touch('journal.entries', ['a', 'b']);
      tx.touch('journal.entries', ['c']);
      tx.touch('people.members');
      tx.touch('people.members', ['d']);
    });
    expect(told).toEqual([
      new Map([
        ['journal.entries', new Set(['a', 'b', 'c'])],
        ['people.members', new Set()],
      ]),
    ]);
  });

  it('tells nobody when it touched nothing, or did not happen', () => {
    const told: TouchedTopics[] = [];
    database.onCommit((touched) => told.push(touched));
    database.write((tx) => void tx.run(insert, ['one']));
    const failing = () =>
      database.write((tx) => {
        tx.touch('journal.entries');
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(told).toEqual([]);
  });

  // Fails when: an error of the listener makes a durable commit look as if it had failed.
  it('stands even if whoever is told has a bug, which is not swallowed either', async () => {
    database.onCommit(() => {
      throw new Error('a bug of the listener');
    });
    const bugs: string[] = [];
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.once('uncaughtException', (error) => bugs.push(error.message));
    database.write((tx) => {
      tx.run(insert, ['one']);
      tx.touch('journal.entries');
    });
    await new Promise((resolve) => setImmediate(resolve));
    for (const other of others) process.on('uncaughtException', other);
    expect(texts()).toEqual(['one']);
    expect(bugs).toEqual(['a bug of the listener']);
  });

  // Fails when: a promise is let through; what it does later would be outside of any transaction.
  it('refuses to wait, and undoes what it did until then', () => {
    const waiting = () =>
      // @ts-expect-error: the types refuse a promise too
      database.write((tx) => {
        tx.run(insert, ['one']);
        return Promise.resolve();
      });
    expect(waiting).toThrow('must not wait');
    expect(texts()).toEqual([]);
  });

  it('cannot be used once it has ended, nor inside another one', () => {
    const kept = database.write((tx) => ({ tx }));
    expect(() => kept.tx.run(insert, ['late'])).toThrow('has ended');
    expect(() => database.write(() => kept.tx.run(insert, ['late']))).toThrow('has ended');
    expect(() => database.write(() => database.write(() => 1))).toThrow('inside a write');
    expect(() => database.write(() => database.read(() => 1))).toThrow('inside a write');
    expect(() => database.read(() => database.write(() => 1))).toThrow('inside a read');
    expect(texts()).toEqual([]);
  });

  it.each<[string, SqlValue]>([
    ['text with everything in it', "Zoë's 'note' — \u0000 \u{1f343} ?"],
    ['nothing', null],
    ['a whole number', 42],
    ['a time in milliseconds', Date.UTC(2300, 0, 1)],
    ['the largest whole number', Number.MAX_SAFE_INTEGER],
    ['a negative one', -(2 ** 45)],
  ])('keeps %s as it is', (_what, value) => {
    const type = typeof value === 'number' ? 'INTEGER' : 'TEXT';
    database.write((tx) => {
      tx.run(`CREATE TABLE kept (value ${type}) STRICT`);
      tx.run('INSERT INTO kept VALUES (?)', [value]);
    });
    expect(database.read((tx) => tx.get('SELECT value FROM kept'))).toEqual({ value });
  });

  it('keeps a part of a longer array of bytes as just that part', () => {
    const part = new Uint8Array([9, 9, 1, 2, 0, 3, 9]).subarray(2, 6);
    database.write((tx) => void tx.run("INSERT INTO meta VALUES ('bytes', ?)", [part]));
    const row = database.read((tx) =>
      tx.get<{ value: Uint8Array }>("SELECT value FROM meta WHERE key = 'bytes'"),
    );
    expect([...(row?.value ?? [])]).toEqual([1, 2, 0, 3]);
  });
});

describe('a read transaction', () => {
  // Fails when: the reading connection is not query_only.
  it.each([
    'INSERT INTO note (text) VALUES (1) RETURNING id',
    'DELETE FROM note RETURNING id',
    "WITH new(t) AS (VALUES ('x')) INSERT INTO note (text) SELECT t FROM new RETURNING id",
    'DROP TABLE note',
    'PRAGMA user_version = 9',
    'VACUUM',
  ])('cannot write: %s', (sql) => {
    database.write((tx) => void tx.run(insert, ['one']));
    expect(() => database.read((tx) => tx.all(sql))).toThrow('Statement failed: SQLITE_');
    expect(texts()).toEqual(['one']);
    expect(database.read((tx) => tx.get('PRAGMA user_version'))).toEqual({ user_version: 1 });
  });

  it('has no way to write in its type', () => {
    const names = database.read((tx) => Object.keys(tx));
    expect(names.toSorted()).toEqual(['all', 'get']);
    const writing: keyof WriteTransaction = 'run';
    // @ts-expect-error: run() belongs to write transactions
    const reading: keyof ReadTransaction = writing;
    expect(names).not.toContain(reading);
  });
});

describe('an error of the database', () => {
  const secret = 'what nobody may read in a log';

  // Fails when: SQLite's own message, or the parameters, get into what is thrown.
  it('B8: holds a code and neither the parameters nor SQLite’s words', () => {
    const failing: (() => unknown)[] = [
      () => database.write((tx) => tx.run('INSERT INTO note (id, text) VALUES (?, ?)', ['x', secret])),
      () => database.write((tx) => tx.run('INSERT INTO note (id) VALUES (?)', [secret])),
      () => database.write((tx) => tx.run(`SELECT "${secret}" FROM nowhere`)),
      () => database.write((tx) => tx.run(insert, [secret, secret])),
      () => {
        database.write((tx) => void tx.run('CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text)'));
        return database.read((tx) => tx.all('SELECT * FROM words WHERE words MATCH ?', [`"${secret}`]));
      },
    ];
    for (const fail of failing) {
      let thrown: unknown;
      try {
        fail();
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(Error);
      const all =
        thrown instanceof Error ? `${thrown.stack} ${JSON.stringify(thrown)} ${String(thrown.cause)}` : '';
      expect(all).toContain('Statement failed');
      expect(all).not.toContain(secret);
    }
  });

  // Fails when: SQLITE_FULL is not told apart, or the transaction is left open after it.
  it('is called disk-full when there is no room, and nothing of that write is there', async () => {
    const writer = openConnection(join(temporaryFolder(), 'small.db'), seededRandom('small')(32));
    writer.exec('CREATE TABLE note (text TEXT) STRICT');
    writer.pragma('max_page_count = 20');
    const { VaultDatabase } = await import('../../../electron/vault/database/vault-database.ts');
    const small = new VaultDatabase(writer, writer);
    const fill = () =>
      small.write((tx) => {
        for (let row = 0; row < 100; row++) tx.run('INSERT INTO note VALUES (?)', ['x'.repeat(2000)]);
      });
    expect(await codeOf(fill)).toBe('disk-full');
    expect(small.read((tx) => tx.get('SELECT count(*) AS rows FROM note'))).toEqual({ rows: 0 });
    small.write((tx) => void tx.run('INSERT INTO note VALUES (?)', ['fits']));
    writer.close();
  });
});
