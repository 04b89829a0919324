import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { useClaimFocus } from '../../ui/navigation-focus.tsx';
import { StatusLine } from '../../ui/StatusLine.tsx';
import { Doorstep } from './Doorstep.tsx';
import styles from './Doorstep.module.css';
import { NewPassphraseField } from './NewPassphraseField.tsx';
import { RestoreBackup } from './RestoreBackup.tsx';
import { Way, Ways } from './Way.tsx';

export type FirstStep = 'write' | 'join';

/** The first minute: a name, a passphrase, and the cursor stands in the first entry. */
export function Welcome({ onBegin }: { onBegin: (first: FirstStep) => void }) {
  const { t } = useTranslation('vault');
  const create = useCommand('vault.create');
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [restoring, setRestoring] = useState(false);
  const [asked, setAsked] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const claim = useClaimFocus();
  const nameMissing = name.trim() === '';
  const ready = !nameMissing && passphrase !== '';

  useEffect(() => {
    if (!restoring && claim()) nameField.current?.focus();
  });

  async function begin(first: FirstStep): Promise<void> {
    setAsked(true);
    if (nameMissing) nameField.current?.focus();
    if (!ready || create.pending) return;
    onBegin(first);
    const result = await create.run({ name, passphrase });
    if (result.ok) setPassphrase('');
  }

  if (restoring) {
    return (
      <RestoreBackup
        onBack={() => {
          setRestoring(false);
        }}
      />
    );
  }
  return (
    <Doorstep title={t('welcome.title')} text={t('welcome.what')} fieldFirst>
      <form
        className={styles['form']}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void begin('write');
        }}
      >
        <TextInput
          label={t('welcome.name')}
          description={t('welcome.nameHint')}
          ref={nameField}
          {...(asked && nameMissing ? { error: t('welcome.nameMissing') } : {})}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
          maxLength={60}
          dir="auto"
          autoComplete="off"
          disabled={create.pending}
        />
        <NewPassphraseField
          label={t('passphrase.choose')}
          description={t('passphrase.hint')}
          value={passphrase}
          onChange={setPassphrase}
          error={create.error}
          missing={asked && passphrase === ''}
          disabled={create.pending}
        />
        {create.error?.code !== 'passphrase-too-weak' && <ErrorNote error={create.error} />}
        <Button type="submit" size="md" loading={create.pending}>
          {t('welcome.begin')}
        </Button>
        {create.pending && <StatusLine live>{t('welcome.beginning')}</StatusLine>}
      </form>
      <Ways>
        {/* Who was invited needs a name and a passphrase as well; the invitation follows at once. */}
        <Way onClick={() => void begin('join')} disabled={create.pending}>
          {t('welcome.openInvitation')}
        </Way>
        <Way
          onClick={() => {
            setRestoring(true);
          }}
        >
          {t('welcome.restore')}
        </Way>
      </Ways>
    </Doorstep>
  );
}
