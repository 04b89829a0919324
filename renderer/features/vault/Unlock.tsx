import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { useClaimFocus } from '../../ui/navigation-focus.tsx';
import { Note } from '../../ui/Note.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { StatusLine } from '../../ui/StatusLine.tsx';
import { Doorstep } from './Doorstep.tsx';
import styles from './Doorstep.module.css';
import { RestoreBackup } from './RestoreBackup.tsx';
import { UnlockWithWords } from './UnlockWithWords.tsx';
import { VaultProblem } from './VaultProblem.tsx';
import { WaitNote } from './WaitNote.tsx';
import { Way, Ways } from './Way.tsx';
import { useCountdown } from './use-countdown.ts';
import { problemOf } from './vault-problem.ts';

/** The locked journal. `retryInMs` is how long the vault will not look at the next try. */
export function Unlock({ retryInMs }: { retryInMs: number }) {
  const { t } = useTranslation(['vault', 'errors']);
  const unlock = useCommand('vault.unlock');
  const [passphrase, setPassphrase] = useState('');
  const [way, setWay] = useState<'passphrase' | 'words' | 'restore'>('passphrase');
  const field = useRef<HTMLInputElement>(null);
  const claim = useClaimFocus();
  const wait = useCountdown(Math.max(retryInMs, unlock.error?.retryInMs ?? 0));
  const wrong = unlock.error?.code === 'passphrase-wrong';

  useEffect(() => {
    if (way === 'passphrase' && claim()) field.current?.focus();
  });
  useEffect(() => {
    // What was typed stays, ready to be typed over.
    if (!wrong) return;
    field.current?.focus();
    field.current?.select();
  }, [wrong, unlock.error]);

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (passphrase === '' || wait > 0 || unlock.pending) return;
    const result = await unlock.run({ passphrase });
    if (result.ok) setPassphrase('');
  }

  const back = (): void => {
    unlock.reset();
    setWay('passphrase');
  };
  const problem = problemOf(unlock.error);
  if (problem) return <VaultProblem problem={problem} onTryAgain={back} />;
  if (way === 'words') return <UnlockWithWords onBack={back} />;
  if (way === 'restore') return <RestoreBackup replaces onBack={back} />;

  const otherError = wrong || unlock.error?.code === 'unlock-delayed' ? undefined : unlock.error;
  return (
    <Doorstep title={t('unlock.title')} fieldFirst>
      <form className={styles['form']} onSubmit={(event) => void open(event)}>
        <PassphraseField
          label={t('passphrase.label')}
          value={passphrase}
          onChange={setPassphrase}
          capsLock={t('unlock.capsLock')}
          inputRef={field}
          disabled={unlock.pending}
        />
        {wrong && <Note tone="problem">{t('unlock.wrong')}</Note>}
        <WaitNote left={wait} />
        <ErrorNote error={otherError} />
        <Button type="submit" size="md" disabled={passphrase === '' || wait > 0} loading={unlock.pending}>
          {t('unlock.button')}
        </Button>
        {unlock.pending && <StatusLine live>{t('unlock.opening')}</StatusLine>}
      </form>
      <Ways>
        <Way
          onClick={() => {
            setWay('words');
          }}
        >
          {t('unlock.useWords')}
        </Way>
        <Way
          onClick={() => {
            setWay('restore');
          }}
        >
          {t('unlock.restore')}
        </Way>
      </Ways>
    </Doorstep>
  );
}
