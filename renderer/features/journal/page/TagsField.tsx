import { Autocomplete, Pill } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { withTag } from './with-tag.ts';
import styles from './EntryPage.module.css';

export interface TagsFieldProps {
  readonly tags: readonly string[];
  /** The tags of this journal, to choose from. */
  readonly known: readonly string[];
  readonly canWrite: boolean;
  readonly onChange: (tags: string[]) => void;
}

/** Tags as pills; Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function TagsField({ tags, known, canWrite, onChange }: TagsFieldProps) {
  const { t } = useTranslation('journal');
  const [typed, setTyped] = useState('');

  function add(text: string): void {
    setTyped('');
    const next = withTag(tags, text);
    if (next) onChange(next);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if ((event.key === 'Enter' || event.key === ',') && typed.trim() !== '') {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) {
      onChange(tags.slice(0, -1));
    }
  }

  return (
    <div className={styles['tags']} role="group" aria-label={t('tagsField')}>
      {tags.map((tag) => (
        <Pill
          key={tag}
          className={styles['tag'] ?? ''}
          withRemoveButton={canWrite}
          removeButtonProps={{ 'aria-label': t('removeTag', { tag }), 'aria-hidden': false, tabIndex: 0 }}
          onRemove={() => onChange(tags.filter((one) => one !== tag))}
        >
          {tag}
        </Pill>
      ))}
      {canWrite && (
        <Autocomplete
          variant="unstyled"
          className={styles['tagInput'] ?? ''}
          aria-label={t('addTag')}
          placeholder={t('addTag')}
          maxLength={40}
          data={known.filter((tag) => !tags.includes(tag))}
          limit={8}
          value={typed}
          onChange={setTyped}
          onOptionSubmit={add}
          onKeyDown={onKeyDown}
          onBlur={() => add(typed)}
        />
      )}
    </div>
  );
}
