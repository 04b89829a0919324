import type { VaultToHost } from '../../../shared/contract/host-contract.ts';

const tells: ReadonlySet<unknown> = new Set(['ready', 'settings', 'unlocked', 'locked', 'log']);

/**
 * The outline of what the vault process says. It is our own code, so this guards against a mix-up, not against an
 * enemy: the two sides are built together and the types say the rest.
 */
export function isVaultMessage(data: unknown): data is VaultToHost {
  if (typeof data !== 'object' || data === null) return false;
  if ('tell' in data) return tells.has(data.tell);
  return 'id' in data && typeof data.id === 'number' && 'request' in data && typeof data.request === 'object';
}
