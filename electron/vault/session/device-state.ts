/** Small facts of this computer that no other device gets. */
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';

type Fact = 'recovery-confirmed' | 'last-backup-at' | 'created-at';

export function readFact(tx: ReadTransaction, name: Fact): string | undefined {
  return tx.get<{ value: string }>('SELECT value FROM device_state WHERE name = ?', [name])?.value;
}

export function keepFact(tx: WriteTransaction, name: Fact, value: string): void {
  tx.run(
    'INSERT INTO device_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  );
  tx.touch('vault.state');
}
