/** What a partner's record says is data: it cannot make a screen here show or change a text that is not his to show. */
import { describe, expect, it } from 'vitest';
import { commentsUnder } from '../../../electron/vault/features/comments/comments-queries.ts';
import { projectRecord } from '../../../electron/vault/session/record-views.ts';
import { applyToRecord } from '../../../electron/vault/log/records.ts';
import type { VaultDatabase } from '../../../electron/vault/database/vault-database.ts';
import { newVault, temporaryFolder } from '../../support/vault-on-disk.ts';

const circle = 'c'.repeat(64);
const otherCircle = 'd'.repeat(64);
const partner = 'b'.repeat(64);
const me = 'a'.repeat(64);
const entryId = '1'.repeat(32);
const textId = '2'.repeat(32);

async function vaultWithText(text: { circle: string; author: string }): Promise<VaultDatabase> {
  const { database } = await newVault(temporaryFolder());
  database.write((tx) => {
    tx.run(
      `INSERT INTO texts (document_id, circle_id, author, writers, kind, random, sealed) VALUES (?, ?, ?, 'author', 'draft-text', x'00', 0)`,
      [textId, text.circle, text.author],
    );
  });
  return database;
}

/** A partner's entry that names `textId` as its text; answers which text the entry shows. */
function shownText(database: VaultDatabase): string | undefined {
  database.write((tx) =>
    applyToRecord(tx, projectRecord, {
      recordId: entryId,
      declared: { circleId: circle, kind: 'entry', author: partner, writers: 'all' },
      fields: { title: 'Look', date: '2026-01-05T09:00', tags: [], text: textId },
      stamp: { lamport: 1, deviceId: partner, position: 1 },
      foreign: true,
    }),
  );
  return database.read(
    (tx) =>
      tx.get<{ document_id: string }>('SELECT document_id FROM journal_entries WHERE entry_id = ?', [entryId])
        ?.document_id,
  );
}

// Each fails if `ownText` in journal-view.ts takes whatever the record names.
describe("an entry of a partner's", () => {
  it('shows a text of his own in its own circle', async () => {
    expect(shownText(await vaultWithText({ circle, author: partner }))).toBe(textId);
  });

  it('never shows a private page of mine', async () => {
    expect(shownText(await vaultWithText({ circle: otherCircle, author: me }))).not.toBe(textId);
  });

  it('never shows somebody else’s text as his', async () => {
    expect(shownText(await vaultWithText({ circle, author: me }))).not.toBe(textId);
  });
});

describe('a draft that came with a shared circle', () => {
  // Fails if `projectDraft` takes drafts from any circle: it would stand in for my own page of an entry.
  it('shows nowhere', async () => {
    const database = await vaultWithText({ circle, author: partner });
    database.write((tx) => {
      tx.run(
        `INSERT INTO circles (circle_id, kind, state, created_at, my_member, my_device) VALUES (?, 'circle', 'active', 0, ?, ?)`,
        [circle, me, me],
      );
      applyToRecord(tx, projectRecord, {
        recordId: '3'.repeat(32),
        declared: { circleId: circle, kind: 'draft', author: partner, writers: 'author' },
        fields: { title: 'Not yours', date: '2026-01-05T09:00', tags: [], text: textId, sharedAs: entryId },
        stamp: { lamport: 1, deviceId: partner, position: 1 },
        foreign: true,
      });
    });
    expect(database.read((tx) => tx.all('SELECT entry_id FROM journal_entries'))).toEqual([]);
  });
});

describe('a comment that came with another circle than its entry', () => {
  // Fails if `commentsUnder` looks at the entry's id alone.
  it('is not shown under it', async () => {
    const database = await vaultWithText({ circle, author: partner });
    shownText(database);
    database.write((tx) => {
      tx.run(
        `INSERT INTO circles (circle_id, kind, state, created_at, my_member, my_device) VALUES (?, 'circle', 'active', 0, ?, ?)`,
        [otherCircle, me, me],
      );
      applyToRecord(tx, projectRecord, {
        recordId: '4'.repeat(32),
        declared: { circleId: otherCircle, kind: 'comment', author: partner, writers: 'author' },
        fields: { entry: entryId, text: 'From elsewhere', createdAt: 1 },
        stamp: { lamport: 1, deviceId: partner, position: 2 },
        foreign: true,
      });
    });
    expect(database.read((tx) => commentsUnder(tx, entryId))).toEqual([]);
  });
});
