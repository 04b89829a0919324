/** A vault's database whose n-th statement fails, and everything after it: the power is gone. */
import type { VaultDatabase } from '../../electron/vault/database/vault-database.ts';
import type { WriteTransaction } from '../../electron/vault/database/transactions.ts';

export interface DatabaseFault {
  /** Which changing statement fails, counted from 1. */
  readonly at: number;
}

export class PowerGone extends Error {}

export function faultyDatabase(
  database: VaultDatabase,
  fault: DatabaseFault,
): VaultDatabase & { ran(): number } {
  let ran = 0;
  const failing = (tx: WriteTransaction): WriteTransaction => ({
    ...tx,
    run(sql, params) {
      if (++ran >= fault.at) throw new PowerGone();
      return tx.run(sql, params);
    },
  });
  const write: VaultDatabase['write'] = (act) => {
    if (ran >= fault.at) throw new PowerGone();
    return database.write((tx) => act(failing(tx)));
  };
  const replaced: Record<PropertyKey, unknown> = { write, ran: () => ran };
  return new Proxy(database, {
    get(target, key) {
      if (key in replaced) return replaced[key];
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  }) as VaultDatabase & { ran(): number };
}
