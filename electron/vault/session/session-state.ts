/** What the open vault says of itself on the first screens. */
import type { VaultDatabase } from '../database/vault-database.ts';
import { readFact } from './device-state.ts';
import type { OpenState } from './locked-calls.ts';

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

export function myName(database: VaultDatabase): string {
  return database.read(
    (tx) =>
      tx.get<{ name: string }>(
        `SELECT p.name FROM profiles p JOIN circles c ON c.circle_id = p.circle_id AND c.my_member = p.member_id
         WHERE c.kind = 'just-me'`,
      )?.name ?? '',
  );
}

export function sessionState(database: VaultDatabase, now: number): OpenState {
  const name = myName(database);
  return database.read((tx) => {
    const lastBackupAt = readFact(tx, 'last-backup-at');
    const createdAt = Number(readFact(tx, 'created-at') ?? now);
    const since = Number(lastBackupAt ?? createdAt);
    const hasEntries = tx.get('SELECT 1 AS one FROM journal_entries LIMIT 1') !== undefined;
    return {
      name,
      createdAt,
      recoveryConfirmed: readFact(tx, 'recovery-confirmed') === 'yes',
      lastBackupAt: lastBackupAt === undefined ? null : Number(lastBackupAt),
      backupDue: hasEntries && now - since > MONTH_MS,
    };
  });
}
