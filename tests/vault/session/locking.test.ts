import { expect, it } from 'vitest';
import { writeDraft } from '../../support/entries.ts';
import { justMe, openTestVault, unlockTestVault } from '../../support/vault-under-test.ts';

// Fails when: the vault closes its door before its windows have heard that it locks.
it('Lock lets a window send what was typed a moment ago', async () => {
  const vault = await openTestVault();
  const { entryId } = await writeDraft(vault, await justMe(vault), { title: 'Typed' });
  // Said without being asked it means nothing.
  expect(await vault.codeOf('vault.readyToLock', {})).toBe('answered');
  expect((await vault.call('vault.state', {})).state).toBe('open');
  let listen: (data: unknown) => void = () => undefined;
  vault.vault.attach({
    post(message) {
      if (!('event' in message) || message.event !== 'vault.aboutToLock') return;
      listen({ id: 1, call: 'journal.change', input: { entryId, title: 'Typed a moment ago' } });
    },
    onMessage: (listener) => void (listen = listener),
    onClose: () => undefined,
  });
  await vault.lock();
  expect(vault.events('vault.aboutToLock')).toHaveLength(1);
  expect(vault.told.at(-1)).toEqual({ tell: 'locked' });
  const again = await unlockTestVault({ folder: vault.folder });
  expect((await again.call('journal.entry', { entryId })).title).toBe('Typed a moment ago');
});
