import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors/error-codes.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import styles from './Doorstep.module.css';
import { WaitNote } from './WaitNote.tsx';
import { useCountdown } from './use-countdown.ts';

export interface AskPassphraseProps {
  readonly description?: string;
  readonly button: string;
  readonly pending: boolean;
  readonly error: AppError | undefined;
  /** Answers whether it was the right one; the field is emptied then. */
  onPassphrase(passphrase: string): Promise<boolean>;
  onCancel?(): void;
}

/** Asks for the passphrase inside the open journal. */
export function AskPassphrase(props: AskPassphraseProps) {
  const { t } = useTranslation(['vault', 'common']);
  const [passphrase, setPassphrase] = useState('');
  const wait = useCountdown(props.error?.retryInMs ?? 0);
  const wrong = props.error?.code === 'passphrase-wrong';
  const delayed = props.error?.code === 'unlock-delayed';

  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (passphrase === '' || wait > 0 || props.pending) return;
    if (await props.onPassphrase(passphrase)) setPassphrase('');
  }

  return (
    <form className={`${styles['form']} ${styles['inDialog']}`} onSubmit={(event) => void confirm(event)}>
      <PassphraseField
        label={t('passphrase.label')}
        {...(props.description === undefined ? {} : { description: props.description })}
        value={passphrase}
        onChange={setPassphrase}
        capsLock={t('unlock.capsLock')}
        disabled={props.pending}
        autoFocus
      />
      {wrong && <Note tone="problem">{t('unlock.wrong')}</Note>}
      <WaitNote left={wait} />
      <ErrorNote error={wrong || delayed ? undefined : props.error} />
      <Group justify="flex-end">
        {props.onCancel && (
          <Button variant="default" onClick={props.onCancel}>
            {t('common:cancel')}
          </Button>
        )}
        <Button type="submit" disabled={passphrase === '' || wait > 0} loading={props.pending}>
          {props.button}
        </Button>
      </Group>
    </form>
  );
}
