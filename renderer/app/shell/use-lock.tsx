import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../client/ClientContext.tsx';
import { useCommand } from '../../client/use-command.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

export interface Lock {
  /** Saves what was typed, then locks; asks first when something cannot be saved. */
  lock(): void;
  readonly pending: boolean;
  readonly dialog: ReactNode;
}

export function useLock(): Lock {
  const { t } = useTranslation('shell');
  const { unsent } = useClient();
  const lock = useCommand('vault.lock');
  const [asking, setAsking] = useState(false);

  async function saveAndLock(): Promise<void> {
    if (await unsent.flushAll()) await lock.run({});
    else setAsking(true);
  }

  return {
    lock: () => void saveAndLock(),
    pending: lock.pending,
    dialog: (
      <ConfirmDialog
        opened={asking}
        title={t('lockUnsaved.title')}
        confirm={t('lockUnsaved.confirm')}
        cancel={t('lockUnsaved.cancel')}
        danger
        onConfirm={() => {
          setAsking(false);
          void lock.run({});
        }}
        onCancel={() => {
          setAsking(false);
        }}
      >
        {t('lockUnsaved.text')}
      </ConfirmDialog>
    ),
  };
}
