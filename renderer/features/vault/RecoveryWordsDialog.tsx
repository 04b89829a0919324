import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { WordsGrid } from '../../ui/WordsGrid.tsx';
import styles from './Doorstep.module.css';
import { AskPassphrase } from './AskPassphrase.tsx';
import { pickTwo } from './recovery-check.ts';

export interface RecoveryWordsDialogProps {
  readonly opened: boolean;
  onClose(): void;
}

/** The twelve words on a ruled sheet, written down by hand and checked by typing two of them. */
export function RecoveryWordsDialog({ opened, onClose }: RecoveryWordsDialogProps) {
  const { t } = useTranslation('vault');
  return (
    <Modal opened={opened} onClose={onClose} title={t('recovery.title')} size="lg" zIndex={250}>
      {/* Closing forgets the words: what is inside is made anew each time. */}
      <RecoveryWords onDone={onClose} />
    </Modal>
  );
}

type Step = 'passphrase' | 'sheet' | 'check' | 'done';

function RecoveryWords({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['vault', 'common']);
  const { value: vault } = useLiveQuery('vault.state', {});
  // Already written down once: they are only shown again.
  const [confirmed, setConfirmed] = useState(false);
  const show = useCommand('vault.showRecoveryWords');
  const [words, setWords] = useState<readonly string[]>([]);
  const [step, setStep] = useState<Step>('passphrase');

  async function look(passphrase: string): Promise<boolean> {
    const result = await show.run({ passphrase });
    if (!result.ok) return false;
    setWords(result.value.words);
    setConfirmed(vault?.recoveryConfirmed ?? false);
    setStep('sheet');
    return true;
  }

  if (step === 'passphrase') {
    return (
      <>
        <p className={styles['first']}>{t('recovery.why')}</p>
        <p>{t('recovery.how')}</p>
        <AskPassphrase
          description={t('recovery.passphraseFirst')}
          button={t('recovery.show')}
          pending={show.pending}
          error={show.error}
          onPassphrase={look}
        />
      </>
    );
  }
  if (step === 'sheet') {
    return (
      <>
        <WordsGrid heading={t('recovery.heading')} words={words} />
        <p className={styles['small']}>{t('recovery.english')}</p>
        <Group justify="flex-end" mt="md">
          {confirmed ? (
            <Button onClick={onDone}>{t('common:close')}</Button>
          ) : (
            <Button
              onClick={() => {
                setStep('check');
              }}
            >
              {t('recovery.written')}
            </Button>
          )}
        </Group>
      </>
    );
  }
  if (step === 'check') {
    return (
      <CheckTwo
        onLookAgain={() => {
          setStep('sheet');
        }}
        onRight={() => {
          setWords([]);
          setStep('done');
        }}
      />
    );
  }
  return (
    <>
      <Note tone="done" title={t('recovery.doneTitle')}>
        {t('recovery.done')}
      </Note>
      <Group justify="flex-end" mt="md">
        <Button onClick={onDone} data-autofocus>
          {t('common:close')}
        </Button>
      </Group>
    </>
  );
}

function CheckTwo({ onLookAgain, onRight }: { onLookAgain: () => void; onRight: () => void }) {
  const { t } = useTranslation('vault');
  const confirm = useCommand('vault.confirmRecoveryWords');
  const [positions] = useState(() => pickTwo(Math.random));
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);

  async function check(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await confirm.run({
      typed: positions.map((position, index) => ({ position, word: (typed[index] ?? '').trim() })),
    });
    if (result.ok) onRight();
  }

  const wrong = confirm.error?.code === 'recovery-words-wrong';
  return (
    <form onSubmit={(event) => void check(event)}>
      <h3 className={styles['first']}>{t('recovery.confirmTitle')}</h3>
      <p>{t('recovery.confirmText')}</p>
      <div className={styles['pair']}>
        {positions.map((position, index) => (
          <TextInput
            key={position}
            label={t('recovery.wordAt', { number: position + 1 })}
            value={typed[index] ?? ''}
            onChange={(event) => {
              const word = event.currentTarget.value;
              setTyped(index === 0 ? [word, typed[1]] : [typed[0], word]);
            }}
            data-autofocus={index === 0 || undefined}
            autoFocus={index === 0}
            maxLength={40}
            dir="ltr"
            lang="en"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        ))}
      </div>
      {wrong && <Note tone="problem">{t('recovery.wrong')}</Note>}
      <ErrorNote error={wrong ? undefined : confirm.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onLookAgain}>
          {t('recovery.lookAgain')}
        </Button>
        <Button type="submit" disabled={typed.some((word) => word.trim() === '')} loading={confirm.pending}>
          {t('recovery.confirm')}
        </Button>
      </Group>
    </form>
  );
}
