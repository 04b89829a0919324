import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallName } from '../../../shared/contract/contract.ts';
import { useClient } from '../../client/ClientContext.tsx';
import { useCommand } from '../../client/use-command.ts';
import { AskPassphrase } from './AskPassphrase.tsx';

interface Asking {
  readonly command: CallName;
  readonly answer: (confirmed: boolean) => void;
}

function reasonFor(command: CallName): 'join' | 'found' | 'other' {
  if (command === 'people.join') return 'join';
  return command === 'people.createCircle' ? 'found' : 'other';
}

/** Opens whenever a command needs the passphrase, says why, and lets the command go on. */
export function PassphrasePrompt() {
  const { t } = useTranslation('vault');
  const client = useClient();
  const confirm = useCommand('vault.confirmPassphrase');
  const [asking, setAsking] = useState<Asking | null>(null);
  const { reset } = confirm;

  useEffect(() => {
    client.setPassphraseAsker(
      (command) =>
        new Promise((resolve) => {
          reset();
          setAsking((before) => {
            // One question at a time; an older one counts as cancelled.
            before?.answer(false);
            return { command, answer: resolve };
          });
        }),
    );
    return () => {
      client.setPassphraseAsker(null);
    };
  }, [client, reset]);

  function close(confirmed: boolean): void {
    asking?.answer(confirmed);
    setAsking(null);
  }

  async function tryPassphrase(passphrase: string): Promise<boolean> {
    const result = await confirm.run({ passphrase });
    if (result.ok) close(true);
    return result.ok;
  }

  return (
    <Modal
      opened={asking !== null}
      onClose={() => {
        close(false);
      }}
      title={t('prompt.title')}
      zIndex={260}
    >
      <AskPassphrase
        description={`${asking ? t(`prompt.reasons.${reasonFor(asking.command)}`) : ''} ${t('prompt.after')}`}
        button={t('prompt.button')}
        pending={confirm.pending}
        error={confirm.error}
        onPassphrase={tryPassphrase}
        onCancel={() => {
          close(false);
        }}
      />
    </Modal>
  );
}
