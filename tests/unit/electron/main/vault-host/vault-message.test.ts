import { expect, it } from 'vitest';
import { isVaultMessage } from '../../../../../electron/main/vault-host/vault-message.ts';

it('knows a message of the vault by its outline, and drops the rest', () => {
  for (const good of [
    { tell: 'ready' },
    { tell: 'locked' },
    { id: 1, request: { ask: 'open-link', url: 'x' } },
  ])
    expect(isVaultMessage(good)).toBe(true);
  for (const bad of [null, undefined, 'ready', 1, {}, { tell: 'lock' }, { id: '1', request: {} }, { id: 1 }])
    expect(isVaultMessage(bad)).toBe(false);
});
