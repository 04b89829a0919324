import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { Doorstep } from './Doorstep.tsx';
import styles from './Doorstep.module.css';
import { NewPassphraseField } from './NewPassphraseField.tsx';
import { VaultProblem } from './VaultProblem.tsx';
import { Way, Ways } from './Way.tsx';
import { countWords } from './recovery-check.ts';
import { problemOf } from './vault-problem.ts';

/** Opens with the twelve words from paper and sets a new passphrase. */
export function UnlockWithWords({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('vault');
  const unlock = useCommand('vault.unlockWithWords');
  const [words, setWords] = useState('');
  const [newPassphrase, setNewPassphrase] = useState('');
  const many = countWords(words);
  const ready = many === 12 && newPassphrase !== '';

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready || unlock.pending) return;
    const result = await unlock.run({ words, newPassphrase });
    if (!result.ok) return;
    setWords('');
    setNewPassphrase('');
  }

  const problem = problemOf(unlock.error);
  if (problem) return <VaultProblem problem={problem} onTryAgain={unlock.reset} />;
  return (
    <Doorstep title={t('words.title')} text={t('words.text')}>
      <form className={styles['form']} onSubmit={(event) => void open(event)}>
        <Textarea
          label={t('words.label')}
          description={t('recovery.english')}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
          }}
          autosize
          minRows={3}
          maxLength={400}
          dir="ltr"
          lang="en"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          disabled={unlock.pending}
        />
        <StatusLineOfWords many={many} />
        <NewPassphraseField
          label={t('passphrase.new')}
          value={newPassphrase}
          onChange={setNewPassphrase}
          error={unlock.error}
          disabled={unlock.pending}
        />
        {unlock.error?.code !== 'passphrase-too-weak' && <ErrorNote error={unlock.error} />}
        <Button type="submit" size="md" disabled={!ready} loading={unlock.pending}>
          {t('words.button')}
        </Button>
      </form>
      <Ways>
        <Way onClick={onBack}>{t('words.back')}</Way>
      </Ways>
    </Doorstep>
  );
}

function StatusLineOfWords({ many }: { many: number }) {
  const { t } = useTranslation('vault');
  return <div className={styles['counted']}>{t('words.count', { count: many })}</div>;
}
