import { Button, PasswordInput } from '@mantine/core';
import { IconDice3 } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import styles from './PassphraseField.module.css';
import { useUiWords } from './ui-words.ts';

/** What is known about a passphrase that is being chosen. */
export interface Strength {
  /** 0 to 4. */
  readonly score: number;
  /** The score in words. */
  readonly text: string;
  /** Why it is not enough, and what would help; empty when there is nothing to say. */
  readonly reason: string;
}

export interface PassphraseFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  /** Said while Caps Lock is on. */
  readonly capsLock: string;
  /** Draws the meter; null while the field is empty. */
  readonly strength?: Strength | null;
  readonly suggest?: string;
  onSuggest?(): void;
  onChange(value: string): void;
  readonly visible?: boolean;
  onVisibleChange?(visible: boolean): void;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A passphrase: hidden until it is shown, with an honest meter and a generator where one is chosen. */
export function PassphraseField(props: PassphraseFieldProps) {
  const words = useUiWords();
  const meterId = useId();
  const [capsLock, setCapsLock] = useState(false);
  const [ownVisible, setOwnVisible] = useState(false);
  const visible = props.visible ?? ownVisible;
  const { strength } = props;

  function lookAtCapsLock(event: KeyboardEvent): void {
    setCapsLock(event.getModifierState('CapsLock'));
  }

  return (
    <div className={styles['field']}>
      <PasswordInput
        label={props.label}
        {...(props.description === undefined ? {} : { description: props.description })}
        {...(props.error === undefined ? {} : { error: props.error })}
        {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
        {...(strength ? { 'aria-describedby': meterId } : {})}
        value={props.value}
        disabled={props.disabled ?? false}
        visible={visible}
        onVisibilityChange={props.onVisibleChange ?? setOwnVisible}
        visibilityToggleButtonProps={{ 'aria-label': visible ? words.hide : words.show, tabIndex: 0 }}
        onChange={(event) => {
          props.onChange(event.currentTarget.value);
        }}
        onKeyDown={lookAtCapsLock}
        onKeyUp={lookAtCapsLock}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        dir="auto"
        data-autofocus={props.autoFocus ?? undefined}
        autoFocus={props.autoFocus ?? false}
        maxLength={1024}
      />
      <div className={styles['under']}>
        <div id={meterId} className={styles['said']} aria-live="polite">
          {capsLock && <div>{props.capsLock}</div>}
          {strength && (
            <>
              <div className={styles['meter']} data-score={strength.score} aria-hidden>
                {[1, 2, 3, 4].map((step) => (
                  <span key={step} data-filled={strength.score >= step} />
                ))}
              </div>
              <div>{strength.text}</div>
              {strength.reason !== '' && <div>{strength.reason}</div>}
            </>
          )}
        </div>
        {props.onSuggest && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconDice3 size="1rem" stroke={1.7} aria-hidden />}
            onClick={props.onSuggest}
          >
            {props.suggest}
          </Button>
        )}
      </div>
    </div>
  );
}
