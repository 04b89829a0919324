import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import styles from './Doorstep.module.css';
import { NewPassphraseField } from './NewPassphraseField.tsx';
import { WaitNote } from './WaitNote.tsx';
import { useCountdown } from './use-countdown.ts';

/** The passphrase now and the one to come. */
export function ChangePassphrase() {
  const { t } = useTranslation('vault');
  const change = useCommand('vault.changePassphrase');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [changed, setChanged] = useState(false);
  const wait = useCountdown(change.error?.retryInMs ?? 0);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (current === '' || next === '' || wait > 0) return;
    setChanged(false);
    const result = await change.run({ current, next });
    if (!result.ok) return;
    setCurrent('');
    setNext('');
    setChanged(true);
  }

  const code = change.error?.code;
  const said = code === 'passphrase-wrong' || code === 'passphrase-too-weak' || code === 'unlock-delayed';
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <PassphraseField
        label={t('passphrase.current')}
        value={current}
        onChange={setCurrent}
        capsLock={t('unlock.capsLock')}
        disabled={change.pending}
        {...(code === 'passphrase-wrong' ? { error: t('unlock.wrong') } : {})}
      />
      <NewPassphraseField
        label={t('passphrase.new')}
        value={next}
        onChange={setNext}
        error={change.error}
        disabled={change.pending}
      />
      <WaitNote left={wait} />
      <ErrorNote error={said ? undefined : change.error} />
      {changed && <Note tone="done">{t('change.done')}</Note>}
      <Button
        type="submit"
        variant="default"
        className={styles['start'] ?? ''}
        disabled={current === '' || next === '' || wait > 0}
        loading={change.pending}
      >
        {t('change.button')}
      </Button>
    </form>
  );
}
