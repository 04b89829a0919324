import { Button, Group, Text, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import type { FormEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors/error-codes.ts';
import { COMMENT_MAX_CHARACTERS, commentText } from '../../../shared/features/comments/comments-model.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import styles from './Comments.module.css';

export interface CommentFormProps {
  readonly startWith: string;
  readonly submitLabel: string;
  readonly pending: boolean;
  readonly error: AppError | undefined;
  readonly autoFocus?: boolean;
  readonly onType?: (text: string) => void;
  /** Resolves to true when the words are safe and the field may be emptied. */
  readonly onSubmit: (text: string) => Promise<boolean>;
  readonly onCancel?: () => void;
}

/** The field for a new comment and for changing one. The buttons appear with the first letter. */
export function CommentForm({
  startWith,
  submitLabel,
  pending,
  error,
  autoFocus = false,
  onType,
  onSubmit,
  onCancel,
}: CommentFormProps) {
  const { t } = useTranslation(['comments', 'common']);
  const [text, setText] = useState(startWith);
  const hint = useId();
  const tooMany = text.trim().length - COMMENT_MAX_CHARACTERS;
  const sendable = commentText.safeParse(text).success && !pending;

  function type(next: string): void {
    setText(next);
    onType?.(next);
  }

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (sendable && (await onSubmit(text.trim()))) type('');
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void submit();
    } else if (event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <Textarea
        autosize
        minRows={1}
        maxRows={12}
        variant="unstyled"
        aria-label={t('field')}
        aria-describedby={hint}
        placeholder={t('placeholder')}
        value={text}
        autoFocus={autoFocus}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id={hint} role="status">
        {tooMany > 0 && (
          <Text size="xs" c="var(--al-danger)">
            {t('tooLong', { count: tooMany, max: COMMENT_MAX_CHARACTERS })}
          </Text>
        )}
      </div>
      <ErrorNote error={error} />
      {(text !== '' || onCancel) && (
        <Group gap="xs" justify="flex-end" className={styles['formButtons'] ?? ''}>
          {onCancel && (
            <Button size="compact-sm" variant="subtle" onClick={onCancel}>
              {t('common:cancel')}
            </Button>
          )}
          <Button size="compact-sm" type="submit" disabled={!sendable}>
            {submitLabel}
          </Button>
        </Group>
      )}
    </form>
  );
}
