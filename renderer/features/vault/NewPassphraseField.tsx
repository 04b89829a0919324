import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors/error-codes.ts';
import { useClient } from '../../client/ClientContext.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { useJudgement } from './use-judgement.ts';

export interface NewPassphraseFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  /** Of the command that was refused; only a weak passphrase is said here. */
  readonly error?: AppError | undefined;
  /** It was left empty. */
  readonly missing?: boolean;
  readonly disabled?: boolean;
  onChange(value: string): void;
}

/** A passphrase that is being chosen: the vault judges it while it is typed, and can suggest one. */
export function NewPassphraseField(props: NewPassphraseFieldProps) {
  const { t } = useTranslation(['vault', 'errors']);
  const { call } = useClient();
  const judgement = useJudgement(props.value);
  const [visible, setVisible] = useState(false);
  const [suggested, setSuggested] = useState('');

  async function suggest(): Promise<void> {
    const result = await call('vault.suggestPassphrase', {});
    if (!result.ok) return;
    setSuggested(result.value.passphrase);
    setVisible(true);
    props.onChange(result.value.passphrase);
  }

  const isSuggestion = suggested !== '' && suggested === props.value;
  const weak = props.error?.code === 'passphrase-too-weak' && judgement?.accepted !== true;
  return (
    <PassphraseField
      label={props.label}
      {...(props.description === undefined ? {} : { description: props.description })}
      {...(props.missing ? { error: t('passphrase.missing') } : {})}
      {...(weak ? { error: t('errors:passphrase-too-weak.what') } : {})}
      value={props.value}
      disabled={props.disabled ?? false}
      onChange={props.onChange}
      visible={visible}
      onVisibleChange={setVisible}
      capsLock={t('unlock.capsLock')}
      strength={
        judgement &&
        (isSuggestion ? { ...judgement.strength, reason: t('passphrase.suggested') } : judgement.strength)
      }
      suggest={t('passphrase.suggest')}
      onSuggest={() => void suggest()}
    />
  );
}
