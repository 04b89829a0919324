/**
 * The least that anybody must do to move encrypted notes between two computers: SQLCipher, one Yjs text and
 * one signed and encrypted frame an entry, a full-text index. No membership, no order, no recovery, no locks:
 * not a product, but what a product can be measured against. One command a process.
 */
import { closeSync, fsyncSync, openSync, readFileSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '@signalapp/sqlcipher';
import sodium from 'libsodium-wrappers-sumo';
import * as Y from 'yjs';

export type FloorCommand = 'start' | 'import' | 'push-files' | 'push-log' | 'pull-files' | 'pull-log';

const [command, place] = process.argv.slice(2) as [FloorCommand, string];
await sodium.ready;
const signing = sodium.crypto_sign_seed_keypair(new Uint8Array(32).fill(3));
const key = new Uint8Array(32).fill(4);
const mailbox = join(place, 'mailbox');
const log = join(mailbox, 'log');

switch (command) {
  case 'start':
    openStore('from.db').close();
    break;
  case 'import':
    importTexts();
    break;
  case 'push-files':
    push((frame, id) => writeFileSync(join(mailbox, String(id)), frame));
    break;
  case 'push-log': {
    const file = openSync(log, 'w');
    push((frame) => {
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, frame.length);
      writeSync(file, Buffer.concat([length, frame]));
    });
    fsyncSync(file);
    closeSync(file);
    break;
  }
  case 'pull-files':
    pull((take) => {
      for (const name of readdirSync(mailbox)) take(readFileSync(join(mailbox, name)));
    });
    break;
  case 'pull-log':
    pull((take) => {
      const bytes = readFileSync(log);
      for (let at = 0; at < bytes.length;) {
        const end = at + 4 + bytes.readUInt32BE(at);
        take(bytes.subarray(at + 4, end));
        at = end;
      }
    });
    break;
}

function openStore(name: string): Database {
  const store = new Database(join(place, name));
  store.pragma(`key = "x'${'5a'.repeat(32)}'"`);
  store.pragma('journal_mode = WAL');
  store.pragma('synchronous = NORMAL');
  store.exec(`CREATE TABLE IF NOT EXISTS entries (id INTEGER PRIMARY KEY, state BLOB, words TEXT);
    CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5 (words, content = 'entries', content_rowid = 'id')`);
  return store;
}

/** Calls back with a function that keeps and indexes one entry. */
function filling(
  store: Database,
  fill: (keep: (id: number, state: Uint8Array, words: string) => void) => void,
) {
  const entry = store.prepare('INSERT INTO entries (id, state, words) VALUES (?, ?, ?)');
  const found = store.prepare('INSERT INTO found (rowid, words) VALUES (?, ?)');
  store.transaction(() =>
    fill((id, state, words) => {
      entry.run([id, new Uint8Array(state), words]);
      found.run([id, words]);
    }),
  )();
}

function importTexts(): void {
  const store = openStore('from.db');
  const texts = JSON.parse(readFileSync(join(place, 'texts.json'), 'utf8')) as string[];
  filling(store, (keep) =>
    texts.forEach((text, at) => {
      const doc = new Y.Doc();
      doc.getText('words').insert(0, text);
      keep(at + 1, Y.encodeStateAsUpdateV2(doc), text);
    }),
  );
  store.close();
}

function push(write: (frame: Uint8Array, id: number) => void): void {
  const store = openStore('from.db');
  for (const { id, state } of store.prepare('SELECT id, state FROM entries').all() as StoredEntry[]) {
    write(seal(id, state), id);
  }
  store.close();
}

function pull(read: (take: (frame: Uint8Array) => void) => void): void {
  const store = openStore('to.db');
  let taken = 0;
  filling(store, (keep) =>
    read((frame) => {
      const { id, state } = open(frame);
      const doc = new Y.Doc();
      Y.applyUpdateV2(doc, state);
      keep(id, state, doc.getText('words').toString());
      taken += 1;
    }),
  );
  store.close();
  process.stdout.write(String(taken));
}

type StoredEntry = { readonly id: number; readonly state: Uint8Array<ArrayBuffer> };

/** id 4 · nonce 24 · XChaCha20-Poly1305 with the id as further data · Ed25519 over all before. */
function seal(id: number, state: Uint8Array): Uint8Array {
  const head = new Uint8Array(28);
  new DataView(head.buffer).setUint32(0, id);
  head.set(sodium.randombytes_buf(24), 4);
  const box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    state,
    head.subarray(0, 4),
    null,
    head.subarray(4),
    key,
  );
  const signed = Buffer.concat([head, box]);
  return Buffer.concat([signed, sodium.crypto_sign_detached(signed, signing.privateKey)]);
}

function open(frame: Uint8Array): StoredEntry {
  const signed = frame.subarray(0, -64);
  if (!sodium.crypto_sign_verify_detached(frame.subarray(-64), signed, signing.publicKey)) {
    throw new Error('A frame that nobody signed');
  }
  const state = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    null,
    signed.subarray(28),
    signed.subarray(0, 4),
    signed.subarray(4, 28),
    key,
  );
  return { id: new DataView(frame.buffer, frame.byteOffset).getUint32(0), state: new Uint8Array(state) };
}
