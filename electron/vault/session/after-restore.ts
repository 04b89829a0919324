/**
 * A vault that came back from a backup. Its feeds go on where the mailbox knows them to end: the exchange
 * reads my own envelopes back before it seals (a backup holds no unsealed change). What no mailbox can give
 * back are the client ids under which texts were written since, so none of those may be used again.
 * Becoming a new device, which also covers circles exchanged by files alone, comes with several devices.
 */
import type { VaultDatabase } from '../database/vault-database.ts';

/** More windows than anyone opens on one text between a backup and its restore; 65,536 counters allow 30 restores. */
const COUNTERS_SKIPPED = 2048;

export function goOnAfterRestore(database: VaultDatabase): void {
  if (database.restoredFrom() === undefined) return;
  database.write((tx) => tx.run('UPDATE texts SET next_k = next_k + ?', [COUNTERS_SKIPPED]));
  database.acknowledgeRestored();
}
